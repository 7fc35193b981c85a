import Backprop

extension CommandDeclaration {
  static let why: Self = CommandDeclaration(
    "why", short: ["w"], usage: ["why NAME [DEPTH]"],
    summary: "where a number comes from: formula, numbers put in, operands",
    details: """
      Shows the formula, the numbers put in, the value, and below it the same for each operand:
      `why dHidden[1]`. DEPTH says how many levels, 1 unless said otherwise; `why out all` goes
      down to inputs and weights, and shows each name's operands once. A hidden blame lists every
      outgoing path; a weight, its gradient and the change that comes of it.
      """,
    completion: .sequence([.names])
  ) { session, arguments, _ throws(SessionError) in
    var words = arguments.words
    var depth: Int? = 1
    if words.count > 1, let last = words.last, last == "all" || last.first?.isNumber == true {
      words.removeLast()
      depth = last == "all" ? nil : try Arguments.count(last, atMost: 1000)
    }
    guard !words.isEmpty else { throw arguments.usageError }
    let text = words.joined(separator: " ")
    let name = try ExpressionParser.parseName(text, in: session.state.shape)
    return Outcome(body: .why(try session.why(name, depth: depth)))
  }
}

extension Session {
  fileprivate func why(_ name: Name, depth: Int?) throws(SessionError) -> WhyReport {
    let value = try state.value(of: name)
    var explainer = Explainer()
    var trees: [Explanation] = []
    // An entry of a vector or matrix is its formula; its operands are another question.
    let isSingle = name.isSingle(in: state.shape)
    let entries = isSingle ? [name] : try wholeEntries(of: name)
    let levels = depth ?? .max
    let origin = explainer.origin(of: name.quantity, in: state)
    for entry in entries {
      trees.append(
        try explainer.explain(entry, at: origin, depth: isSingle ? levels : levels - 1))
    }
    var consequences: [Explanation] = []
    var isToCome = false
    if isSingle, name.quantity == name.quantity.sibling(.value) {
      (consequences, isToCome) = try self.consequences(of: name, levels, &explainer)
    }
    return WhyReport(
      name: name, value: value, trees: trees, origins: explainer.origins, depth: depth,
      paths: isSingle ? state.origin(of: name.quantity).paths(to: name) : [],
      ways: isSingle ? state.origin(of: name.quantity).waysThroughNorm(to: name) : [],
      shares: isSingle ? state.origin(of: name.quantity).shares(of: name) : [],
      consequences: consequences, isChangeToCome: isToCome,
      isBeforeNudge: state.freshness(of: name.quantity) == .beforeNudge)
  }

  /// The entries of a vector or matrix, when their formulas are no more than one can use.
  private func wholeEntries(of name: Name) throws(SessionError) -> [Name] {
    let shape = state.shape
    let count = name.count(in: shape)
    let terms = name.quantity.role != nil ? 1 : shape.sizes.max() ?? 1
    guard count * terms <= Explainer.limit * 50, count <= Explainer.limit else {
      throw .naming(.treeTooLarge(name: name.text(in: shape), limit: Explainer.limit))
    }
    return Array(name.entries(in: shape))
  }

  /// The gradient of a parameter and the change made of it, as far as they are known.
  private func consequences(of name: Name, _ depth: Int, _ explainer: inout Explainer)
    throws(SessionError) -> ([Explanation], isToCome: Bool)
  {
    guard let gradient = name.sibling(.gradient), let change = name.sibling(.change) else {
      return ([], false)
    }
    var result: [Explanation] = []
    let freshness = state.freshness(of: gradient.quantity)
    if freshness == .fresh || freshness == .beforeNudge {
      let origin = explainer.origin(of: gradient.quantity, in: state)
      result.append(try explainer.explain(gradient, at: origin, depth: depth))
    }
    let isToCome = freshness == .fresh
    if isToCome || state.values.changes != nil {
      let state = isToCome ? try lookingAhead(to: .nudge) : state
      let origin = explainer.origin(of: change.quantity, in: state)
      result.append(try explainer.explain(change, at: origin, depth: depth))
    }
    return (result, isToCome)
  }
}

extension State {
  /// The layer to whose neurons a quantity is what comes back over the paths: blames, or where they go
  /// through a norm first, those of u.
  private func pulledLayer(of quantity: Quantity) -> Int? {
    switch quantity {
    case .blames(let layer) where !architecture.isNormalized(layer): layer
    case .scaledBlames(let layer): layer
    default: nil
    }
  }

  /// What paths bring back to a hidden layer.
  func pulledBlames(_ layer: Int) -> Quantity {
    architecture.isNormalized(layer) ? .scaledBlames(layer) : .blames(layer)
  }

  /// What comes back to a hidden neuron over each of its outgoing paths; none for other names.
  func paths(to name: Name) -> [BlamePath] {
    guard let layer = pulledLayer(of: name.quantity), layer < architecture.layerCount,
      let j = name.indices.last
    else { return [] }
    let formula = Formula(self, sample: name.indices.first)
    return (0..<architecture.sizes[layer + 1]).compactMap { k in
      let expression = formula.path(layer, j, to: k)
      guard let value = try? expression.value(knownValue), let number = value.number else {
        return nil
      }
      return BlamePath(
        end: formula.neuron(.activations(layer + 1), k), expression: expression, value: number)
    }
  }
}
