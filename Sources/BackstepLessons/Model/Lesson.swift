/// A lesson: at once the page one reads, the guide one follows and the test that it is true.
///
/// `LessonFormat` describes the file it is read from.
public struct Lesson: Sendable, Equatable {
  /// The name that progress is kept under and that `lesson ID` takes, such as `forward`.
  public let id: String
  /// The title, for lists of lessons.
  public let title: String
  /// The seed of the lesson's random numbers; the program's own default when there is none.
  public let seed: UInt64?
  /// The commands that make the state in which the lesson begins.
  public let setup: [String]
  /// How long a learner takes, roughly.
  public let minutes: Int?
  /// The version of the format that the file is written in.
  public let formatVersion: Int
  /// The file it was read from, as it was named to the parser.
  public let file: String
  /// What the lesson consists of, in order.
  public let blocks: [LessonBlock]
}

/// One piece of a lesson, as shown to the learner between two presses of Enter.
public enum LessonBlock: Sendable, Equatable {
  case prose(Prose)
  case transcript(Transcript)
  case question(Question)
  case task(LessonTask)

  /// The line of the file that the block starts on.
  public var line: Int {
    switch self {
    case .prose(let prose): prose.line
    case .transcript(let transcript): transcript.line
    case .question(let question): question.line
    case .task(let task): task.line
    }
  }
}

/// A stretch of Markdown: headings, paragraphs, lists, code of other languages.
public struct Prose: Sendable, Equatable {
  /// The Markdown, without blank lines at either end.
  public let text: String
  /// The line of the file that it starts on.
  public let line: Int
}
