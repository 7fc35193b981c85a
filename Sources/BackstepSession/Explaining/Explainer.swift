import Backprop

/// Builds trees of explanations, and counts what it builds.
struct Explainer {
  /// More than anybody reads, less than a machine's memory.
  static let limit = 100_000

  private(set) var origins: [State] = []
  private let limit: Int
  private var room: Int
  private var seen: Set<Name> = []
  // What takes a walk over all parameters is walked once.
  private var drawn: [Double]?
  private var norms: [Int: Value] = [:]

  init(limit: Int = Self.limit) {
    self.limit = limit
    room = limit
  }

  /// The state that a quantity's numbers come from, for explaining them.
  mutating func origin(of quantity: Quantity, in state: State) -> Int {
    origins.append(state.origin(of: quantity))
    return origins.count - 1
  }

  /// The tree of a single number, as deep as asked for.
  ///
  /// - Throws: `.treeTooLarge` when it is deeper than a level and needs more entries than the
  ///   limit.
  mutating func explain(_ name: Name, at origin: Int, depth: Int) throws(SessionError)
    -> Explanation
  {
    seen = []
    return try build(name, origin, depth, root: depth > 1 ? name : nil)
  }

  private mutating func build(_ name: Name, _ origin: Int, _ depth: Int, root: Name?)
    throws(SessionError) -> Explanation
  {
    let state = origins[origin]
    room -= 1
    if room < 0, let root {
      throw .naming(.treeTooLarge(name: root.text(in: state.shape), limit: limit))
    }
    let isLost = state.hasLostOrigin(of: name.quantity)
    let expression = isLost ? nil : Formula(state).expression(for: name)
    guard let value = try state.knownValue(of: name).number else {
      throw name.notSingle(in: state.shape)
    }
    let isRepeated = depth > 0 && expression != nil && !seen.insert(name).inserted
    var operands: [Explanation] = []
    if depth > 0, !isRepeated, let expression {
      for operand in expression.names {
        operands.append(try build(operand, origin, depth - 1, root: root))
      }
    }
    return Explanation(
      name: name, expression: expression, value: value,
      contradiction: expression.flatMap { contradiction($0, to: value, origin) },
      source: isLost ? .past : expression == nil ? source(of: name, state) : nil, origin: origin,
      operands: operands, isRepeated: isRepeated)
  }

  private mutating func source(of name: Name, _ state: State) -> Source? {
    state.source(of: name) {
      if let drawn { return drawn }
      let fresh = state.drawnParameters
      drawn = fresh
      return fresh
    }
  }

  /// What a formula gives, when that is another number than the one shown.
  private mutating func contradiction(_ expression: Expression, to value: Double, _ origin: Int)
    -> Double?
  {
    let state = origins[origin]
    let result = try? expression.value { name throws(SessionError) in
      guard name.quantity == .optimizer(.gradNorm) else { return try state.knownValue(of: name) }
      if let norm = norms[origin] { return norm }
      let norm = try state.knownValue(of: name)
      norms[origin] = norm
      return norm
    }
    guard let number = result?.number, number != value, !(number.isNaN && value.isNaN) else {
      return nil
    }
    return abs(number - value) <= 1e-9 * max(abs(number), abs(value)) ? nil : number
  }
}
