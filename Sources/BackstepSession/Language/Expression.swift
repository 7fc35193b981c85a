import Backprop

/// A calculation over the names: what `print` takes, and what every formula is made of.
package indirect enum Expression: Equatable, Sendable {
  case number(Double)
  case name(Name)
  /// A value that is none of the network, as it was when the expression was read.
  case given(Given, Value)
  case negation(Expression)
  case binary(Operator, Expression, Expression)
  case call(Function, [Expression])
  case comparison(Relation, Expression, Expression)
  /// A sum of terms, as formulas have them: as deep as a tree of additions would be long.
  case sum([Expression])
  /// The mean of a term over what a letter counts; only to be read, in the formula of a whole quantity.
  case mean(over: String, Expression)
}

/// What a value that is none of the network goes by.
package enum Given: Equatable, Sendable {
  /// What the program that was compared has for a name: `yours(dHidden[0])`.
  case yours(Name)
  /// A name of one's own, or `ans`, and indices into it.
  case own(String, [Int])
}

/// The operators of arithmetic, by how they are written.
package enum Operator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
}

/// Comparisons give 1 when they hold and 0 when not.
package enum Relation: String, Sendable, CaseIterable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="

  func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .equal: left == right
    case .unequal: left != right
    }
  }
}

/// The functions of the calculator.
package enum Function: Hashable, Sendable, CaseIterable, RawRepresentable {
  case activation(Activation)
  /// What the loss `huber` makes of an error, with δ (1 unless given).
  case huber
  case exp, ln, ln1p, sqrt, abs
  case sum, mean, max, min

  package static let allCases: [Function] =
    Activation.allCases.filter(\.hasSlope).map(Self.activation)
    + [.huber, .exp, .ln, .ln1p, .sqrt, .abs, .sum, .mean, .max, .min]

  package init?(rawValue: String) {
    guard let function = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = function
  }

  /// How it is written.
  package var rawValue: String {
    switch self {
    case .activation(let activation): activation.rawValue
    case .huber: "huber"
    case .exp: "exp"
    case .ln: "ln"
    case .ln1p: "ln1p"
    case .sqrt: "sqrt"
    case .abs: "abs"
    case .sum: "sum"
    case .mean: "mean"
    case .max: "max"
    case .min: "min"
    }
  }
}

extension Expression {
  /// The product of two expressions.
  package static func * (left: Expression, right: Expression) -> Expression {
    .binary(.multiply, left, right)
  }
  /// The difference of two expressions.
  package static func - (left: Expression, right: Expression) -> Expression {
    .binary(.subtract, left, right)
  }
  /// The quotient of two expressions.
  package static func / (left: Expression, right: Expression) -> Expression {
    .binary(.divide, left, right)
  }

  /// An operand and the operators behind it, from left to right: `1 - 2 + 3` is 1, - 2, + 3.
  ///
  /// What is long is walked so, because as deep as it is long the stack may not be.
  var chain: (first: Expression, rest: [(operation: Operator, right: Expression)]) {
    var first = self
    var rest: [(operation: Operator, right: Expression)] = []
    while case .binary(let operation, let left, let right) = first {
      rest.append((operation, right))
      first = left
    }
    return (first, rest.reversed())
  }

  /// The names in it, each once, in the order of their first appearance.
  package var names: [Name] {
    var seen: Set<Name> = []
    var result: [Name] = []
    collect(&seen, &result)
    return result
  }

  private func collect(_ seen: inout Set<Name>, _ result: inout [Name]) {
    switch self {
    case .number, .given: break
    case .name(let name): if seen.insert(name).inserted { result.append(name) }
    case .negation(let operand), .mean(_, let operand): operand.collect(&seen, &result)
    case .binary:
      let chain = chain
      chain.first.collect(&seen, &result)
      for (_, right) in chain.rest { right.collect(&seen, &result) }
    case .comparison(_, let left, let right):
      left.collect(&seen, &result)
      right.collect(&seen, &result)
    case .call(_, let operands), .sum(let operands):
      for operand in operands { operand.collect(&seen, &result) }
    }
  }
}
