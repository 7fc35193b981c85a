import Backprop

/// Reads an expression by precedence: comparison, then + −, then * /, then unary minus, then ^.
///
/// `-2^2` is −4 and `2^3^2` is 2^9, as in mathematics.
package struct ExpressionParser {
  /// Deeper than any calculation, shallower than the stack.
  static let deepestNesting = 200
  /// More than the formula of a neuron with 784 inputs has.
  static let mostOperators = 2000

  /// Longer than any calculation: what comes is a file typed by mistake.
  static let longestText = 20_000

  /// Where the names that are none of the network have their values; nil where there are none.
  private var state: State?
  private let text: String
  private let shape: Shape
  private let tokens: [Token]
  private var position = 0
  private var depth = 0
  private var operators = 0

  /// The expression that a text says, its names resolved in a network.
  package static func parse(_ text: String, in shape: Shape) throws(SessionError) -> Expression {
    try expression(ExpressionParser(text, shape))
  }

  /// The expression that a text says in a state, which knows names of one's own, `ans` and `yours`.
  package static func parse(_ text: String, in state: State) throws(SessionError) -> Expression {
    var parser = try ExpressionParser(text, state.shape)
    parser.state = state
    return try expression(parser)
  }

  private static func expression(_ parser: ExpressionParser) throws(SessionError) -> Expression {
    var parser = parser
    let expression = try parser.comparison()
    guard parser.current.kind == .end else {
      throw parser.problem(.expected(.operatorOrEnd))
    }
    return expression
  }

  /// The one name that a text says.
  package static func parseName(_ text: String, in shape: Shape)
    throws(SessionError) -> Name
  {
    var parser = try ExpressionParser(text, shape)
    guard case .word(let word) = parser.current.kind else {
      throw parser.problem(.expected(.name))
    }
    parser.position += 1
    let name = try parser.name(word)
    guard parser.current.kind == .end else {
      throw parser.problem(.expected(.endOfName))
    }
    return name
  }

  private init(_ text: String, _ shape: Shape) throws(SessionError) {
    guard text.utf8.count <= Self.longestText else {
      throw .typing(.syntax(SyntaxError(text: "", offset: 0, problem: .tooDeep(Self.longestText))))
    }
    self.text = text
    self.shape = shape
    tokens = try Lexer.tokens(of: text)
  }

  private var current: Token { tokens[position] }

  private mutating func take(_ symbols: String...) -> String? {
    guard case .symbol(let symbol) = current.kind, symbols.contains(symbol) else { return nil }
    position += 1
    return symbol
  }

  private func problem(_ problem: SyntaxError.Problem) -> SessionError {
    .typing(.syntax(SyntaxError(text: text, offset: current.offset, problem: problem)))
  }

  private mutating func comparison() throws(SessionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestNesting else { throw problem(.tooDeep(Self.deepestNesting)) }
    let left = try sum()
    guard let symbol = take("<", "<=", ">", ">=", "==", "!="),
      let relation = Relation(rawValue: symbol)
    else { return left }
    return .comparison(relation, left, try sum())
  }

  private mutating func sum() throws(SessionError) -> Expression {
    var result = try product()
    while let symbol = take("+", "-") {
      try grow()
      let right = try product()
      result = .binary(symbol == "+" ? .add : .subtract, result, right)
    }
    return result
  }

  private mutating func product() throws(SessionError) -> Expression {
    var result = try unary()
    while let symbol = take("*", "/") {
      try grow()
      let right = try unary()
      result = .binary(symbol == "*" ? .multiply : .divide, result, right)
    }
    return result
  }

  /// A chain of operators makes a tree as deep as it is long, so their number has a limit too.
  private mutating func grow() throws(SessionError) {
    operators += 1
    guard operators <= Self.mostOperators else { throw problem(.tooDeep(Self.mostOperators)) }
  }

  private mutating func unary() throws(SessionError) -> Expression {
    var negative = false
    while let symbol = take("-", "+") { if symbol == "-" { negative.toggle() } }
    let operand = try power()
    return negative ? .negation(operand) : operand
  }

  private mutating func power() throws(SessionError) -> Expression {
    let base = try primary()
    guard take("^") != nil else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestNesting else { throw problem(.tooDeep(Self.deepestNesting)) }
    return .binary(.power, base, try unary())
  }

  private mutating func primary() throws(SessionError) -> Expression {
    switch current.kind {
    case .number(let value):
      position += 1
      return .number(value)
    case .word(let word):
      position += 1
      if case .symbol("(") = current.kind { return try call(word) }
      // Which of the names is wrong, in a longer text.
      let offset = tokens[position - 1].offset
      do throws(SessionError) {
        if let own = try own(word) { return own }
        return .name(try name(word))
      } catch {
        if case .typing(.syntax) = error { throw error }
        throw .placed(error, in: text, offset: offset)
      }
    case .symbol("("):
      position += 1
      let inner = try comparison()
      guard take(")") != nil else { throw problem(.expected(.symbol(")"))) }
      return inner
    case .symbol, .end:
      throw problem(.expected(.operand))
    }
  }

  private mutating func call(_ word: Substring) throws(SessionError) -> Expression {
    if word == "yours" { return try yours() }
    guard let function = Function(rawValue: String(word)) else {
      position -= 1
      throw problem(.unknownFunction(String(word)))
    }
    position += 1
    var operands: [Expression] = []
    if take(")") == nil {
      repeat { operands.append(try comparison()) } while take(",") != nil
      guard take(")") != nil else { throw problem(.expected(.commaOrParenthesis)) }
    }
    guard function.takes(operands.count) else {
      throw problem(.operandCount(function: function.rawValue, given: operands.count))
    }
    return .call(function, operands)
  }

  /// `yours(NAME)`
  private mutating func yours() throws(SessionError) -> Expression {
    position += 1
    guard case .word(let word) = current.kind else { throw problem(.expected(.name)) }
    position += 1
    let name = try name(word)
    guard take(")") != nil else { throw problem(.expected(.endOfName)) }
    guard let state else { throw .naming(.nothingCompared) }
    return .given(.yours(name), try state.yours(name))
  }

  /// A name of one's own, with its indices; nil when the word is none.
  private mutating func own(_ word: Substring) throws(SessionError) -> Expression? {
    guard let value = try state?.ownValue(word) else { return nil }
    let indices = try indices()
    return .given(
      .own(String(word), indices), try value.entry(at: indices, of: String(word)))
  }

  private mutating func name(_ word: Substring) throws(SessionError) -> Name {
    guard let quantity = Quantity(word, in: shape) else {
      throw Quantity.unknown(word, in: shape, or: state?.own.map(\.name) ?? [])
    }
    return try Name(quantity, typed: try indices(), in: shape)
  }

  private mutating func indices() throws(SessionError) -> [Int] {
    var indices: [Int] = []
    while take("[") != nil {
      let negative = take("-") != nil
      guard case .number(let number) = current.kind, let index = Int(exactly: number) else {
        throw problem(.expected(.wholeNumber))
      }
      position += 1
      indices.append(negative ? -index : index)
      guard take("]") != nil else { throw problem(.expected(.symbol("]"))) }
    }
    return indices
  }
}
