/// Numbers as a file has them: one, a row of them, or rows.
struct StepNumbers {
  let key: String
  let rows: [[Double]]
  /// 0 for a single number, 1 for a row, 2 for rows.
  let depth: Int

  typealias Dimensions = StepFault.Dimensions

  /// - Returns: nil for an empty list, which stands for a result left out.
  init?(_ value: JSONValue, key: String) throws(StepFault) {
    self.key = key
    switch value {
    case .array(let elements) where elements.isEmpty: return nil
    case .numbers(let numbers):
      (rows, depth) = ([numbers], 1)
    case .array(let elements):
      var rows: [[Double]] = []
      var isFlat = true
      for (index, element) in elements.enumerated() {
        switch element {
        case .numbers(let row):
          isFlat = false
          rows.append(row)
        case .array(let row):
          isFlat = false
          var numbers: [Double] = []
          for (column, element) in row.enumerated() {
            numbers.append(try Self.number(element, "\(key)[\(index)][\(column)]"))
          }
          rows.append(numbers)
        default: rows.append([try Self.number(element, "\(key)[\(index)]")])
        }
      }
      if isFlat {
        (self.rows, depth) = ([rows.flatMap { $0 }], 1)
      } else {
        for (index, row) in rows.enumerated() where row.count != rows[0].count {
          throw .ragged(key, row: index, given: row.count, needed: rows[0].count)
        }
        guard !rows[0].isEmpty else { return nil }
        (self.rows, depth) = (rows, 2)
      }
    default:
      (rows, depth) = ([[try Self.number(value, key)]], 0)
    }
  }

  /// A number; one that is not finite stands as a text, or as the null that JavaScript writes.
  private static func number(_ value: JSONValue, _ key: String) throws(StepFault) -> Double {
    if let number = value.finiteNumber { return number }
    switch value {
    case .null, .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    case .string(let text): throw .text(key, text)
    default: throw .notNumbers(key)
    }
  }

  var dimensions: Dimensions { Dimensions(rows: rows.count, columns: rows[0].count) }
  var count: Int { rows.count * rows[0].count }
  var numbers: [Double] { rows.flatMap { $0 } }
  var isLine: Bool { rows.count == 1 || rows[0].count == 1 }

  /// The rows as columns.
  var transposed: [[Double]] {
    (0..<rows[0].count).map { column in rows.map { $0[column] } }
  }

  /// All finite.
  func finite() throws(StepFault) -> StepNumbers {
    for (row, numbers) in rows.enumerated() {
      if let column = numbers.firstIndex(where: { !$0.isFinite }) {
        let marks = depth == 0 ? "" : depth == 1 ? "[\(column)]" : "[\(row)][\(column)]"
        throw .notFinite(key + marks)
      }
    }
    return self
  }

  /// A row a sample of so many numbers. A plain list is one sample, or a number of each; a column
  /// is one sample.
  ///
  /// - Parameter isInColumns: Whether a sample is a column, where that fits.
  func samples(_ count: Int?, columns: Int, isInColumns: Bool) throws(StepFault) -> [[Double]] {
    if isInColumns, depth == 2, rows.count == columns, rows[0].count == count ?? rows[0].count {
      return transposed
    }
    let wanted = count ?? (depth == 1 && columns == 1 ? rows[0].count : rows.count)
    if rows.count == wanted, rows[0].count == columns { return rows }
    if columns == 1, rows.count == 1, rows[0].count == wanted { return transposed }
    if wanted == 1, rows[0].count == 1, rows.count == columns { return transposed }
    if count != nil, depth == 2, rows[0].count == columns {
      throw .sampleCount(key, given: rows.count, needed: wanted)
    }
    throw .shape(
      key, given: dimensions, needed: Dimensions(rows: wanted, columns: columns),
      transposedFits: rows.count == columns && rows[0].count == wanted)
  }

  /// A matrix of a layer, a row a neuron, given as the layout says; a plain list where it has one
  /// row or one column.
  func matrix(_ rows: Int, _ columns: Int, isInputsFirst: Bool) throws(StepFault) -> [Double] {
    if depth < 2, rows == 1 || columns == 1, count == rows * columns { return numbers }
    let needed =
      isInputsFirst
      ? Dimensions(rows: columns, columns: rows) : Dimensions(rows: rows, columns: columns)
    guard dimensions == needed else {
      throw .shape(
        key, given: dimensions, needed: needed,
        transposedFits: dimensions == Dimensions(rows: needed.columns, columns: needed.rows))
    }
    return isInputsFirst ? transposed.flatMap { $0 } : numbers
  }

  /// A plain list, given as one or as a single row or column.
  func line(_ count: Int) throws(StepFault) -> [Double] {
    guard isLine, self.count == count else {
      throw .shape(
        key, given: dimensions, needed: Dimensions(rows: 1, columns: count), transposedFits: false)
    }
    return numbers
  }
}
