import Backprop

extension CommandDeclaration {
  static let print: Self = CommandDeclaration(
    "print", short: ["p"], usage: ["print EXPRESSION"],
    summary: "a calculator over all the names",
    details: """
      Takes + - * / ^ (or **), parentheses, comparisons, the functions \
      \(Function.allCases.map(\.rawValue).joined(separator: " ")), and every name: \
      `print W2[1]*dOut*hidden[1]*(1 - hidden[1])`. The product of two vectors is their dot
      product. `ans` is the last answer: `print ans*2`.
      """,
    completion: .expression
  ) { session, arguments, _ throws(SessionError) in
    guard !arguments.text.isEmpty else { throw arguments.usageError }
    let state = session.state
    let expression = try state.expression(arguments.text)
    let value = try state.value(of: expression)
    let early = expression.names.filter { state.freshness(of: $0.quantity) == .beforeNudge }
    return Outcome(
      body: .print(
        PrintReport(
          expression: expression, value: value, beforeNudge: early,
          equal: state.knownQuantity(equalTo: value, in: expression))))
  }
}

extension State {
  /// A computed quantity with the value an expression came to, to 12 digits, if it is a number
  /// that could hardly be met by chance and the expression is more than its name.
  func knownQuantity(equalTo value: Value, in expression: Expression) -> Name? {
    if case .name = expression { return nil }
    guard let number = value.number else { return knownQuantity(equalTo: value) }
    guard number.isFinite, number != number.rounded() else { return nil }
    for quantity in Quantity.all(in: shape) where quantity.stage != nil {
      guard freshness(of: quantity) == .fresh || freshness(of: quantity) == .beforeNudge,
        let numbers = try? flat(quantity)
      else { continue }
      let found = numbers.enumerated().first { abs($1 - number) <= 1e-12 * abs(number) }
      if let found { return Name(quantity).entry(at: found.offset, in: shape) }
    }
    return nil
  }

  /// A computed vector or matrix with the values of another, to 12 digits; a matrix of one row
  /// counts as a vector.
  private func knownQuantity(equalTo value: Value) -> Name? {
    let numbers = value.numbers
    guard numbers.allSatisfy(\.isFinite), numbers.contains(where: { $0 != $0.rounded() }) else {
      return nil
    }
    return Quantity.all(in: shape).first { quantity in
      guard quantity.stage != nil,
        [.fresh, .beforeNudge].contains(freshness(of: quantity)),
        let candidate = try? knownValue(of: Name(quantity)),
        candidate.axes.filter({ $0 > 1 }) == value.axes.filter({ $0 > 1 })
      else { return false }
      return zip(candidate.numbers, numbers).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }
    }.map { Name($0) }
  }
}

/// A calculation.
package struct PrintReport: Sendable {
  /// What was calculated.
  package let expression: Expression
  /// What it comes to.
  package let value: Value
  /// The names in it whose values are from before the nudge just taken.
  package let beforeNudge: [Name]
  /// A known quantity that has the same value, when the expression is not simply its name.
  package let equal: Name?
}
