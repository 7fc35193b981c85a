import BackstepSession
import BackstepText

extension LessonErrors: CustomStringConvertible {
  /// Every error in words, one after the other.
  package var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}

extension LessonError: CustomStringConvertible {
  /// `FILE:LINE: message`, and the line with a caret under the place where that is known.
  package var description: String {
    let message = "\(file.visibleLine):\(line): \(fault.message)"
    guard let source, let column else { return message }
    return message + "\n" + LessonError.excerpt(of: source, at: column)
  }

  /// The part of a line around a column, and a caret under it; at most about 72 characters.
  private static func excerpt(of source: String, at column: Int) -> String {
    let reach = 36
    let scalars = Array(source.unicodeScalars)
    let place = min(max(0, column - 1), scalars.count)
    let fits = scalars.count <= 2 * reach
    let start = fits || place <= reach ? 0 : place - reach
    let end = min(scalars.count, start + 2 * reach)
    let before = String(String.UnicodeScalarView(scalars[start..<place])).visibleLine
    let after = String(String.UnicodeScalarView(scalars[place..<end])).visibleLine
    let lead = start > 0 ? "  …" : "  "
    let rest = end < scalars.count ? "…" : ""
    let indent = lead.displayWidth + before.displayWidth
    return lead + before + after + rest + "\n" + String(repeating: " ", count: indent) + "^"
  }
}

extension LessonFault {
  /// The fault in words, on one line; what was found is cut short when it goes on and on.
  package var message: String {
    let line = words.visibleLine
    let start = line.unicodeScalars.prefix(300)
    return start.endIndex == line.endIndex ? line : String(start) + "…"
  }

  private var words: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes; a lesson has at most \(limit)"
    case .invalidUTF8: "the line is not valid UTF-8"
    case .nul: "the line holds a NUL byte"
    case .controlCharacter(let scalar):
      "the line holds the control character U+\(Self.hexadecimal(scalar)); a lesson is plain text"
    case .missingHeader:
      "a lesson begins with a comment such as "
        + "<!-- backstep-lesson 1 id=forward title=\"The forward pass\" -->"
    case .repeatedHeader: "a second header; a file holds one lesson"
    case .malformedVersion(let found):
      found.isEmpty
        ? "the header needs the version of the format: backstep-lesson 1"
        : "'\(found)' is not a version of the format; write backstep-lesson 1"
    case .newerFormat(let found, let supported):
      "the lesson is written in format \(found); this program reads formats up to \(supported)"
    case .unclosedComment: "the comment is never closed with -->"
    case .unclosedFence(let fence): "the fence is never closed with \(fence)"
    case .misspeltFence(let found):
      "'\(found)' is no language of a transcript: did you mean backstep?"
    case .commandInOtherFence(let language):
      "'> ' in a fence of \(language.isEmpty ? "no language" : "'\(language)'"), which is never run: "
        + "a transcript's fence begins with ```backstep"
    case .indentedTranscript: "a transcript's fence may have at most three blanks before it"
    case .commentWithinText: "a comment starts a line of its own"
    case .textAfterComment: "text after a comment; put it on the next line"
    case .markdown(let fault): fault.words
    case .unknownDirective(let word, let suggestion):
      Self.unknownDirective(word, suggestion)
    case .missingColon(let directive): "write '\(directive):' with a colon"
    case .emptyDirective(let directive): "the \(directive) says nothing"
    case .unknownAttribute(let name, let directive, let suggestion):
      "'\(directive)' has no attribute '\(name)'" + Self.question(suggestion)
        + (suggestion == nil ? Self.list(directive.attributes) : "")
    case .malformedAttribute(let found):
      "expected an attribute such as id=name"
        + (found.isEmpty ? "" : ", found '\(found)'")
    case .repeatedAttribute(let name): "'\(name)' is given twice"
    case .missingAttribute(let name, let directive): "'\(directive)' needs \(name)=…"
    case .unclosedQuote: "the quotation mark is never closed within the comment"
    case .malformedID(let id): "'\(id)' is no id: use small letters, digits and '-'"
    case .duplicateID(let id, let firstLine):
      "the id '\(id)' is taken: line \(firstLine) has it already"
    case .malformedNumber(let found, let attribute):
      "\(attribute)=\(found) is not a whole number"
        + (attribute == "minutes" ? " of 1 or more" : "")
    case .unknownKind(let kind, let suggestion):
      "'\(kind)' is no kind of question" + Self.question(suggestion)
        + (suggestion == nil ? Self.list(Question.Kind.allCases.map(\.rawValue)) : "")
    case .malformedTolerance(let found):
      "'\(found)' is no tolerance: write one such as 0.005 or 1%"
    case .attributeOfOtherKind(let attribute, let kind):
      "a question of kind \(kind) takes no '\(attribute)'"
    case .noQuestion(let directive):
      "the \(directive) belongs to no question: put it right under one"
    case .wrongInTask: "a 'do' has no wrong answers; put the words in a hint"
    case .missingMessage: "a wrong answer needs its words: wrong: ANSWER \"message\""
    case .textAfterMessage: "text after the message"
    case .repeatedSolution: "a second solution for the same question"
    case .missingSolution(let task): "the task '\(task)' needs a solution, or it cannot be proved"
    case .missingPrompt(let id): "'\(id)' asks nothing: write its prompt under it"
    case .missingChoices(let id):
      "'\(id)' needs two or more choices: list items such as '- a) It rises.' in its prompt"
    case .repeatedChoice(let key): "the choice '\(key)' is listed twice"
    case .notAChoice(let answer, let choices):
      "'\(answer)' is not among the choices" + Self.list(choices)
    case .unknownTopic(let topic, let suggestion):
      "there is no drill '\(topic)'" + Self.question(suggestion)
        + (suggestion == nil ? Self.list(DrillTopic.allCases.map(\.rawValue)) : "")
    case .malformedCount(let found, let most):
      "until=\(found) is not a whole number from 1 to \(most)"
    case .unknownLevel(let level): "there is no level '\(level)': write level=plain, or nothing"
    case .emptyTranscript: "the transcript has no command: write '> ' before each"
    case .emptyCommand: "the command is empty"
    case .outputBeforeCommand: "output before the first command: write '> ' before each command"
    }
  }

  private static func unknownDirective(_ word: String, _ suggestion: String?) -> String {
    guard !word.isEmpty else { return "the comment begins with no word that a lesson knows" }
    let remark = "; a remark is written <!-- note: … -->"
    return "unknown directive '\(word)'" + (suggestion.map { ": did you mean \($0)?" } ?? remark)
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { ": did you mean \($0)?" } ?? ""
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? "" : " (" + words.joined(separator: ", ") + ")"
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension MarkdownFault {
  /// What stands there, and what to write instead.
  fileprivate var words: String {
    switch self {
    case .quotation: "a lesson has no quotations; write a paragraph"
    case .table: "a lesson has no tables; put the lines between ```text and ```"
    case .rule: "a lesson has no rules or underlined headings; write '# Title' or '## Title'"
    case .otherBullet: "an item of a list begins with '- '"
    case .otherNumber: "a numbered item begins with '1. '"
    case .nestedList: "a lesson has no lists within lists; begin the item in the first column"
    case .indentedCode: "code stands in a fence; put it between ```text and ```"
    case .deepHeading: "a heading has at most three marks: '### Title'"
    case .link: "a lesson has no links; write the address as text"
    case .html: "a lesson has no HTML; put it between backticks"
    case .entity: "a lesson has no entities; write the character itself"
    case .underscore: "emphasis is written *word*; a name with '_' stands between backticks"
    case .severalBackticks: "a span of code stands between single backticks"
    case .product: "a product stands between backticks: its * would be read as emphasis"
    case .threeStars: "text is *emphasised* or **bold**, not both"
    }
  }
}
