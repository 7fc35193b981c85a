/// Where and why a file cannot be read as data.
public struct DataFileError: Error, Equatable, Sendable {
  /// What is wrong there.
  public enum Problem: Equatable, Sendable {
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
  public let file: String
  /// The line and the column of the table, both from 1, where there is one.
  public let line: Int?, column: Int?
  /// The name of the column, when there is a header.
  public let columnName: String?
  /// What is wrong there.
  public let problem: Problem

  init(
    _ problem: Problem, in file: String, line: Int? = nil, column: Int? = nil,
    columnName: String? = nil
  ) {
    (self.file, self.line, self.column, self.columnName) = (file, line, column, columnName)
    self.problem = problem
  }
}
