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

  /// The same with something else for each number.
  func map(_ body: (Double) -> Double) -> Value {
    switch self {
    case .scalar(let number): .scalar(body(number))
    case .vector(let numbers): .vector(numbers.map(body))
    case .matrix(let rows): .matrix(rows.map { $0.map(body) })
    }
  }

  /// Whether it is true as a condition: no number of it is 0, and none is NaN.
  package var holds: Bool { numbers.allSatisfy { $0 != 0 && !$0.isNaN } }

  /// Numbers that lie row by row, along the axes given.
  init(_ numbers: ArraySlice<Double>, axes: [Int]) {
    switch axes.count {
    case 0: self = .scalar(numbers.first ?? .nan)
    case 1: self = .vector(Array(numbers))
    default: self = .matrix(numbers.rows(of: axes[1]))
    }
  }
}

extension RandomAccessCollection<Double> where Index == Int {
  /// The numbers of a matrix that lies row by row, a list a row; the columns divide their count.
  func rows(of columns: Int) -> [[Double]] {
    stride(from: startIndex, to: endIndex, by: columns).map { Array(self[$0..<$0 + columns]) }
  }
}
