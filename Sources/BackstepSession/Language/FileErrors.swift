import Backprop

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

/// Why a file is no session and no network. A path says where: `weights.W1[0]`.
package enum FileFault: Error, Equatable, Sendable {
  case json(JSONProblem)
  /// Neither `"format"` nor `"W1"` is there.
  case notASession
  case newerVersion(Int, known: Int)
  case missing(String)
  case unknownKey(String)
  case wrongKind(String, expected: Kind)
  case wrongCount(String, given: Int, needed: Int)
  case notFinite(String)
  case outOfRange(String, Bounds)
  case unknownWord(String, word: String, choices: [String])
  case architecture(ArchitectureError)
  case lossDoesNotFit(Loss, Activation)
  /// A value that cannot be, next to the others.
  case contradiction(String)
  /// More bytes than would be read again.
  case tooLarge(Int, limit: Int)
  /// A line of a table of weights that does not go on with it.
  case table(line: Int)
  /// Numbers of no layer that there is here.
  case noModule(String)
  /// A layer that takes more or fewer numbers than the one before gives; turned it might fit.
  case doesNotMeet(String, takes: Int, before: String, gives: Int, isTurned: Bool)
  /// A normalised layer where there can be none.
  case norm(String, Norm)

  /// What is wrong with a normalised layer.
  package enum Norm: Equatable, Sendable {
    case atOutput, missing, otherKind, order
    case count(Int, hidden: Int)
  }

  /// What a value should be.
  package enum Kind: Equatable, Sendable {
    case object, list, numbers, wholeNumbers, number, wholeNumber, boolean, text
    /// A whole number that is written as a text, because it may be too large for a number.
    case wholeNumberAsText
    case hexadecimal
    /// A name of the network.
    case name
  }
}

/// Where and why a text is no JSON.
package struct JSONProblem: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    /// The text ends in the middle of a value.
    case endsTooEarly
    /// Something else should stand here.
    case expected(Expected)
    /// Something stands behind the whole value.
    case trailing
    /// A number that JSON does not write so, such as `01`, `.5` or `1.`.
    case badNumber
    /// A number beyond the range of a double.
    case numberTooLarge
    case badEscape
    /// A control character within a string.
    case controlCharacter
    case notUTF8
    case duplicateKey(String)
    /// Deeper nesting than the limit.
    case tooDeep(Int)
    /// More bytes than the limit.
    case tooLarge(Int)
    /// More values than the limit.
    case tooMany(Int)
  }

  /// What should have stood there.
  package enum Expected: Equatable, Sendable {
    case value, key, colon
    case commaOr(Character)
  }

  /// Counted from 1.
  package let line: Int
  /// In characters, counted from 1.
  package let column: Int
  /// What is wrong there.
  package let kind: Kind
}
