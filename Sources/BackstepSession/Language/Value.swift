/// What a name or an expression comes to.
package enum Value: Equatable, Sendable {
  case scalar(Double)
  case vector([Double])
  case matrix([[Double]])

  /// The number, when it is a single one.
  package var number: Double? {
    switch self {
    case .scalar(let number): number
    case .vector(let numbers): numbers.count == 1 ? numbers[0] : nil
    case .matrix(let rows): rows.count == 1 && rows[0].count == 1 ? rows[0][0] : nil
    }
  }

  /// All numbers, row by row.
  package var numbers: [Double] {
    switch self {
    case .scalar(let number): [number]
    case .vector(let numbers): numbers
    case .matrix(let rows): rows.flatMap { $0 }
    }
  }
}
