import Backprop
import BackstepText

/// Reads a table of a file as samples: one column is the answer, all others are inputs.
struct DataTable {
  /// More classes than this are no classes.
  static let mostClasses = 1000
  /// More numbers than this are not taken.
  static let mostNumbers = 20_000_000

  private let file: String
  private let isHeaderWanted: Bool?
  private let targetName: String?
  private var names: [String] = []
  private var target = 0
  private var columns = 0
  private var decimalComma = false

  /// - Parameters:
  ///   - target: The name of the answer's column, or its number from 1; nil for the last.
  ///   - header: Whether the first record names the columns; nil to find out.
  init(file: String, target: String? = nil, header: Bool? = nil) {
    self.file = file
    targetName = target
    isHeaderWanted = header
  }

  /// The samples of a file's text.
  mutating func dataset(_ bytes: [UInt8], name: String) throws(DataFileError) -> Dataset {
    var text = DelimitedText(bytes, file: file)
    decimalComma = text.separator != UInt8(ascii: ",")
    guard let first = try text.next() else { throw DataFileError(.empty, in: file) }
    columns = first.fields.count
    guard columns >= 2 else { throw DataFileError(.oneColumn, in: file, line: first.line) }
    guard columns <= Limits.neurons else {
      throw DataFileError(.tooManyColumns(limit: Limits.neurons), in: file, line: first.line)
    }
    let hasHeader = isHeaderWanted ?? !first.fields.contains { looksLikeAValue($0) }
    if hasHeader { names = first.fields.enumerated().map { Self.harmless($1, or: $0 + 1) } }
    target = try targetColumn(line: first.line)
    var record = hasHeader ? try text.next() : first
    guard let firstOfData = record else { throw DataFileError(.onlyHeader, in: file) }
    // The first answer decides what the answers are.
    var answers = Answers(isNumeric: number(firstOfData.fields[safe: target] ?? "") != nil)
    var inputs: [Double] = []
    while let row = record {
      try read(row, &inputs, &answers)
      record = try text.next()
    }
    return try assembled(inputs, answers, name)
  }

  private struct Answers {
    let isNumeric: Bool
    var numbers: [Double] = []
    var classes: [String] = []
    var places: [String: Int] = [:]
  }

  private func read(
    _ row: DelimitedText.Record, _ inputs: inout [Double], _ answers: inout Answers
  ) throws(DataFileError) {
    guard row.fields.count == columns else {
      throw DataFileError(
        .ragged(expected: columns, found: row.fields.count), in: file, line: row.line)
    }
    // A class is as many numbers as there are classes.
    let width = columns - 1 + max(1, answers.classes.count)
    guard (answers.numbers.count + 1) * width <= Self.mostNumbers else {
      throw DataFileError(.tooLarge(limit: Self.mostNumbers), in: file, line: row.line)
    }
    for (column, field) in row.fields.enumerated() {
      if column != target {
        inputs.append(try neededNumber(field, row.line, column))
      } else if answers.isNumeric {
        answers.numbers.append(try neededNumber(field, row.line, column))
      } else {
        guard !Self.isMissing(field) else { throw problem(.missing, row.line, column) }
        if let place = answers.places[field] {
          answers.numbers.append(Double(place))
          continue
        }
        guard answers.classes.count < Self.mostClasses else {
          throw problem(.tooManyClasses(limit: Self.mostClasses), row.line, column)
        }
        answers.numbers.append(Double(answers.classes.count))
        answers.places[field] = answers.classes.count
        answers.classes.append(Self.harmless(field, or: answers.classes.count + 1))
      }
    }
  }

  private func assembled(_ inputs: [Double], _ answers: Answers, _ name: String)
    throws(DataFileError) -> Dataset
  {
    if answers.classes.count == 1 {
      throw problem(.oneClass(answers.classes[0]), nil, target)
    }
    let width = columns - 1
    var values: [Double] = []
    values.reserveCapacity(answers.numbers.count * (width + max(1, answers.classes.count)))
    for (index, answer) in answers.numbers.enumerated() {
      values += inputs[index * width..<(index + 1) * width]
      if answers.isNumeric {
        values.append(answer)
      } else {
        values += answers.classes.indices.map { Double($0) == answer ? 1 : 0 }
      }
    }
    var inputNames = names
    if !names.isEmpty { inputNames.remove(at: target) }
    return Dataset(
      name: name, inputCount: width, targetCount: max(1, answers.classes.count), values: values,
      inputNames: inputNames, classes: answers.classes)
  }

  private func targetColumn(line: Int) throws(DataFileError) -> Int {
    guard let targetName else { return columns - 1 }
    if let exact = names.firstIndex(of: targetName) { return exact }
    let lowered = targetName.lowercased()
    if let near = names.firstIndex(where: { $0.lowercased() == lowered }) { return near }
    if let number = Int(targetName), (1...columns).contains(number) { return number - 1 }
    throw DataFileError(.noTarget(targetName, columns: names), in: file, line: line)
  }

  private func neededNumber(_ field: String, _ line: Int, _ column: Int) throws(DataFileError)
    -> Double
  {
    guard !Self.isMissing(field) else { throw problem(.missing, line, column) }
    guard let number = number(field) else { throw problem(.notANumber(field), line, column) }
    guard number.isFinite else { throw problem(.notFinite(field), line, column) }
    return number
  }

  private func problem(_ problem: DataFileError.Problem, _ line: Int?, _ column: Int)
    -> DataFileError
  {
    DataFileError(
      problem, in: file, line: line, column: column + 1,
      columnName: names.isEmpty ? nil : names[column])
  }

  /// Whether a field of the first record speaks against its being a header.
  private func looksLikeAValue(_ field: String) -> Bool { number(field) != nil }

  /// A number, where commas do not part the fields also with a decimal comma; may be infinite.
  private func number(_ field: String) -> Double? {
    let text = field.hasPrefix("+") ? String(field.dropFirst()) : field
    guard let first = text.utf8.first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: "-")
        || first == UInt8(ascii: "."), !text.utf8.contains(where: { $0 | 0x20 == 0x78 })
    else { return nil }
    if let value = Double(text) { return value.isNaN ? nil : value }
    guard decimalComma, text.utf8.count(where: { $0 == UInt8(ascii: ",") }) == 1,
      !text.contains(".")
    else { return nil }
    return Double(
      text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "."))
  }

  private static func isMissing(_ field: String) -> Bool {
    ["", "?", "na", "n/a", "nan", "null", "-"].contains(field.lowercased())
  }

  /// A name from a file, without what a terminal might obey, and no longer than a line takes.
  static func harmless(_ name: String, or number: Int) -> String {
    let text = String(name.unicodeScalars.prefix(40)).replacingUnsafe { _ in "?" }.trimmed
    return text.isEmpty ? "column \(number)" : text
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
