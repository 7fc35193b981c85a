import BackstepText

/// What is wrong with a lesson's file, and where.
package struct LessonError: Error, Sendable, Equatable {
  /// The file, as it was named to the parser.
  package var file: String
  /// The line, counted from 1.
  package var line: Int
  /// The character within the line, counted from 1, where that is known.
  package var column: Int?
  /// The text of the line, where it helps to see it.
  package var source: String?
  /// What is wrong.
  package var fault: LessonFault

  init(file: String, line: Int, column: Int? = nil, source: String? = nil, fault: LessonFault) {
    self.file = file
    self.line = line
    self.column = column
    self.source = source
    self.fault = fault
  }
}

/// Everything that is found wrong with a file; never empty, and at most `limit` of them.
package struct LessonErrors: Error, Sendable, Equatable {
  /// After so many the rest of the file is not looked at.
  package static let limit = 20

  /// The errors, in the order of the lines.
  package let errors: [LessonError]

  init(_ error: LessonError) {
    errors = [error]
  }

  /// Nil when there are none.
  init?(_ errors: [LessonError]) {
    guard !errors.isEmpty else { return nil }
    let ordered = errors.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    self.errors = ordered.prefix(LessonErrors.limit).map(\.element)
  }
}

/// Every way in which a file can fail to be a lesson.
package enum LessonFault: Sendable, Equatable {
  // The file as a whole.
  case tooLarge(bytes: Int, limit: Int)
  case invalidUTF8
  case nul
  case controlCharacter(Unicode.Scalar)

  // The header.
  case missingHeader
  case repeatedHeader
  case malformedVersion(String)
  case newerFormat(found: String, supported: Int)

  // Comments and fences.
  case unclosedComment
  case unclosedFence(String)
  case misspeltFence(String)
  /// A command in a fence of another language, or of none.
  case commandInOtherFence(String)
  case indentedTranscript
  case commentWithinText
  case textAfterComment

  case markdown(MarkdownFault)

  // Directives and their attributes.
  case unknownDirective(String, suggestion: String?)
  case missingColon(directive: Directive)
  case emptyDirective(String)
  case unknownAttribute(String, directive: Directive, suggestion: String?)
  case malformedAttribute(String)
  case repeatedAttribute(String)
  case missingAttribute(String, directive: Directive)
  case unclosedQuote
  case malformedID(String)
  case duplicateID(String, firstLine: Int)
  case malformedNumber(String, attribute: String)

  // Questions and tasks.
  case unknownKind(String, suggestion: String?)
  case malformedTolerance(String)
  case attributeOfOtherKind(String, kind: String)
  case noQuestion(directive: Directive)
  case wrongInTask
  case missingMessage
  case textAfterMessage
  case repeatedSolution
  case missingSolution(task: String)
  case missingPrompt(id: String)
  case missingChoices(id: String)
  case repeatedChoice(String)
  case notAChoice(String, choices: [String])

  // Drills.
  case unknownTopic(String, suggestion: String?)
  case malformedCount(String, most: Int)
  case unknownLevel(String)

  // Transcripts.
  case emptyTranscript
  case emptyCommand
  case outputBeforeCommand
}
