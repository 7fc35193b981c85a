/// Two numbers compared.
package struct Assertion: Sendable {
  /// As typed.
  package let text: String
  package let left: Double
  package let relation: Relation
  package let right: Double

  /// - Throws: What `value` throws; when the expression is no comparison, or a side of it is not a
  ///   single number.
  init(
    _ text: String, _ expression: Expression, _ state: State,
    _ value: (Expression) throws(SessionError) -> Value
  ) throws(SessionError) {
    guard case .comparison(let relation, let left, let right) = expression else {
      throw .loop(.notAComparison(text))
    }
    func number(_ side: Expression) throws(SessionError) -> Double {
      guard let number = try value(side).number else {
        throw .loop(.comparesMany(text, side: side.symbols(in: state.shape)))
      }
      return number
    }
    self.text = text
    self.relation = relation
    (self.left, self.right) = (try number(left), try number(right))
  }

  /// Whether they compare so.
  package var holds: Bool { relation.holds(left, right) }
}
