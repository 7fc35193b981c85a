import Backprop

extension Expression {
  /// How an expression is written.
  package struct Wording {
    /// How a number is written.
    package var number: (Double) -> String
    /// How a name is written; may give a number, with its sign.
    package var name: (Name) -> String
    /// A sum of more terms is written with `...` for the terms that matter least, or where that is
    /// not known, in its middle.
    package var longestSum: Int
    /// What a term is worth; nil where that is not known.
    package var worth: (Expression) -> Double?

    /// A wording; without a limit, what is written can be read again.
    package init(
      longestSum: Int = .max, worth: @escaping (Expression) -> Double? = { _ in nil },
      number: @escaping (Double) -> String = Expression.shortest,
      name: @escaping (Name) -> String
    ) {
      self.number = number
      self.name = name
      self.longestSum = longestSum
      self.worth = worth
    }
  }

  /// The expression in symbols: `W1[0][0]*x[0] + b1[0]`.
  package func symbols(in shape: Shape, longestSum: Int = .max) -> String {
    text(Wording(longestSum: longestSum) { $0.text(in: shape) })
  }

  /// The expression in a wording.
  package func text(_ wording: Wording) -> String { written(wording).text }

  private typealias Written = (text: String, precedence: Int)

  // Precedences: comparison 0, sum 1, product 2, negation 3, power 4, atom 5. A negative number
  // put in for a name binds like a negation.
  private func written(_ wording: Wording) -> Written {
    func wrapped(_ operand: Expression, above precedence: Int) -> String {
      Self.wrapped(operand.written(wording), above: precedence)
    }
    func atom(_ text: String) -> Written { (text, text.hasPrefix("-") ? 3 : 5) }

    switch self {
    case .number(let value): return atom(wording.number(value))
    case .name(let value): return atom(wording.name(value))
    case .negation(let operand): return ("-" + wrapped(operand, above: 4), 3)
    case .sum(let terms):
      guard terms.count > 1 else { return terms.first?.written(wording) ?? ("0", 5) }
      var written: [String] = []
      for index in Self.kept(terms, wording) {
        if let index {
          written.append(wrapped(terms[index], above: 2))
        } else {
          written.append("...")
        }
      }
      return (Self.joined(written), 1)
    case .binary:
      let chain = chain
      return chain.rest.reduce(chain.first.written(wording)) { left, step in
        Self.written(left, step.operation, step.right.written(wording))
      }
    case .comparison(let relation, let left, let right):
      let sides = (wrapped(left, above: 1), wrapped(right, above: 1))
      return ("\(sides.0) \(relation.rawValue) \(sides.1)", 0)
    case .mean(let letter, let term):
      return ("(mean over \(letter) of \(term.written(wording).text))", 5)
    case .given(.yours(let name), _): return ("yours(\(wording.name(name)))", 5)
    case .given(.own(let word, let indices), _):
      return (word + indices.map { "[\($0)]" }.joined(), 5)
    case .call(let function, let operands):
      let inside = operands.map { $0.written(wording).text }.joined(separator: ", ")
      return ("\(function.rawValue)(\(inside))", 5)
    }
  }

  private static func written(_ left: Written, _ operation: Operator, _ right: Written) -> Written {
    switch operation {
    case .add: (joined([wrapped(left, above: 1), wrapped(right, above: 2)]), 1)
    case .subtract: (wrapped(left, above: 1) + " - " + wrapped(right, above: 2), 1)
    case .multiply, .divide:
      (wrapped(left, above: 2) + operation.rawValue + wrapped(right, above: 3), 2)
    case .power: (wrapped(left, above: 5) + "^" + wrapped(right, above: 4), 4)
    }
  }

  private static func wrapped(_ inner: Written, above precedence: Int) -> String {
    inner.precedence >= precedence ? inner.text : "(\(inner.text))"
  }

  /// Terms with + between them, or − where a term begins with its sign.
  private static func joined(_ terms: [String]) -> String {
    terms.dropFirst().reduce(terms.first ?? "0") { text, term in
      term.hasPrefix("-") ? "\(text) - \(term.dropFirst())" : "\(text) + \(term)"
    }
  }

  /// Which terms of a sum are written, in their order, and nil for those that are not: of a long sum
  /// the largest, or where that is not known, some of its head and of its tail.
  private static func kept(_ terms: [Expression], _ wording: Wording) -> [Int?] {
    let (count, limit) = (terms.count, max(1, wording.longestSum))
    guard count > limit else { return Array(terms.indices) }
    let sizes = terms.map { wording.worth($0).map { abs($0) } ?? .nan }
    let tail = limit >= 4 ? 2 : limit > 1 ? 1 : 0
    let chosen =
      // One term alone stands for the pattern: the first.
      limit == 1 || sizes.contains(where: \.isNaN)
      ? Array(0..<limit - tail) + Array(count - tail..<count)
      : Array(terms.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.prefix(limit)).sorted()
    var result: [Int?] = []
    var next = 0
    for index in chosen {
      if index > next { result.append(nil) }
      result.append(index)
      next = index + 1
    }
    return next < count ? result + [nil] : result
  }

  /// A constant of a formula, without a point when it is whole; a number beyond all others is typed
  /// as one that is too large.
  package static func shortest(_ value: Double) -> String {
    if value == .infinity { return "1e999" }
    return Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
