/// A lesson: at once the page one reads, the guide one follows and the test that it is true.
///
/// `LessonFormat` describes the file it is read from.
package struct Lesson: Sendable, Equatable {
  /// The name that progress is kept under and that `lesson ID` takes, such as `forward`.
  package let id: String
  /// The title, for lists of lessons.
  package let title: String
  /// The seed of the lesson's random numbers; the program's own default when there is none.
  package let seed: UInt64?
  /// The commands that make the state in which the lesson begins.
  package let setup: [String]
  /// How long a learner takes, roughly.
  package let minutes: Int?
  /// The version of the format that the file is written in.
  package let formatVersion: Int
  /// The file it was read from, as it was named to the parser.
  package let file: String
  /// What the lesson consists of, in order.
  package let blocks: [LessonBlock]
}

/// One piece of a lesson, as shown to the learner between two presses of Enter.
package enum LessonBlock: Sendable, Equatable {
  case prose(Prose)
  case transcript(Transcript)
  case question(Question)
  case task(LessonTask)
  case drill(LessonDrill)

  /// The line of the file that the block starts on.
  package var line: Int {
    switch self {
    case .prose(let prose): prose.line
    case .transcript(let transcript): transcript.line
    case .question(let question): question.line
    case .task(let task): task.line
    case .drill(let drill): drill.line
    }
  }
}

/// A stretch of Markdown: headings, paragraphs, lists, code of other languages.
package struct Prose: Sendable, Equatable {
  /// The Markdown, without blank lines at either end.
  package let text: String
  /// The line of the file that it starts on.
  package let line: Int
}
