/// Where and why a file cannot be read as data.
package struct DataFileError: Error, Equatable, Sendable {
  /// What is wrong there.
  package enum Problem: Equatable, Sendable {
    case empty
    case onlyHeader
    case notText
    case unclosedQuote
    case textAfterQuote
    case oneColumn
    case ragged(expected: Int, found: Int)
    case missing
    case notANumber(String)
    case notFinite(String)
    case noTarget(String, columns: [String])
    case oneClass(String)
    case tooManyClasses(limit: Int)
    case tooManyColumns(limit: Int)
    case tooLarge(limit: Int)
  }

  /// The name of the file, as typed.
  package let file: String
  /// The line and the column of the table, both from 1, where there is one.
  package let line: Int?, column: Int?
  /// The name of the column, when there is a header.
  package let columnName: String?
  /// What is wrong there.
  package let problem: Problem

  init(
    _ problem: Problem, in file: String, line: Int? = nil, column: Int? = nil,
    columnName: String? = nil
  ) {
    (self.file, self.line, self.column, self.columnName) = (file, line, column, columnName)
    self.problem = problem
  }
}
