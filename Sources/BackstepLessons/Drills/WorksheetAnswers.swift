import BackstepSession
import BackstepText

/// The answers of a class: a table with a line a sheet.
package struct WorksheetAnswers: Sendable {
  /// What one student has answered.
  package struct Row: Sendable, Equatable {
    /// The line of the table.
    package let line: Int
    /// An answer a problem, as written; empty where there is none.
    package let answers: [String]
  }

  /// By the student's number.
  package let rows: [Int: Row]

  /// Reads a table; commas, semicolons or tabs part its fields.
  ///
  /// - Throws: What is wrong with it, and on which line.
  package init(_ bytes: [UInt8], file: String, for order: WorksheetOrder) throws(SessionError) {
    var rows: [Int: Row] = [:]
    var table = DelimitedText(bytes, file: file)
    var columns: [Int]?
    var isFirst = true
    while let record = try Self.next(&table) {
      let isHead = isFirst && Self.isHead(record.fields)
      isFirst = false
      if isHead {
        columns = Self.columns(record.fields)
        continue
      }
      guard record.fields.contains(where: { !$0.isBlank }) else { continue }
      let student = try Self.student(record, file, order)
      if let first = rows[student] {
        throw .lesson(
          .worksheet(
            .sheetTwice(
              sheet: record.fields[0].trimmed, file: file, line: record.line, first: first.line)))
      }
      let answers = try Self.answers(record, columns, file, order)
      rows[student] = Row(line: record.line, answers: answers)
    }
    guard !rows.isEmpty else { throw .lesson(.worksheet(.noAnswers(file: file))) }
    self.rows = rows
  }

  private static func next(_ table: inout DelimitedText) throws(SessionError)
    -> DelimitedText.Record?
  {
    do throws(DataFileError) { return try table.next() } catch { throw .data(.file(error)) }
  }

  /// Whether a record names columns: its first field is a word.
  private static func isHead(_ fields: [String]) -> Bool {
    fields[0].unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// The columns of the problems in order, when the head numbers them: `1` or `q1`.
  private static func columns(_ head: [String]) -> [Int]? {
    var places: [Int: Int] = [:]
    for (place, field) in head.enumerated() where place > 0 {
      let digits = field.trimmed.drop { !$0.isNumber }
      guard field.trimmed.count - digits.count <= 1, let number = Int(digits) else { continue }
      if places[number] == nil { places[number] = place }
    }
    guard let last = places.keys.max(), (1...WorksheetOrder.mostProblems).contains(last) else {
      return nil
    }
    return (1...last).map { places[$0] ?? .max }
  }

  private static func student(
    _ record: DelimitedText.Record, _ file: String, _ order: WorksheetOrder
  ) throws(SessionError) -> Int {
    let sheet = record.fields[0].trimmed
    let parts = sheet.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let last = parts.last, let student = Int(last),
      parts.count == 1 || UInt64(parts[0]) != nil
    else {
      throw .lesson(.worksheet(.notASheet(sheet, file: file, line: record.line)))
    }
    guard parts.count == 1 || UInt64(parts[0]) == order.seed else {
      throw .lesson(
        .worksheet(
          .otherSeed(sheet: sheet, file: file, line: record.line, seed: order.seed)))
    }
    guard (1...order.students).contains(student) else {
      throw .lesson(
        .worksheet(
          .noSuchSheet(sheet: sheet, file: file, line: record.line, students: order.students)))
    }
    return student
  }

  private static func answers(
    _ record: DelimitedText.Record, _ columns: [Int]?, _ file: String, _ order: WorksheetOrder
  ) throws(SessionError) -> [String] {
    var answers: [String]
    if let columns {
      answers = columns.map { record.fields.indices.contains($0) ? record.fields[$0] : "" }
    } else {
      answers = Array(record.fields.dropFirst())
    }
    while let last = answers.last, last.isBlank { answers.removeLast() }
    guard answers.count <= order.problems else {
      throw .lesson(
        .worksheet(
          .tooManyAnswers(
            answers.count, file: file, line: record.line, problems: order.problems)))
    }
    return answers + [String](repeating: "", count: order.problems - answers.count)
  }
}
