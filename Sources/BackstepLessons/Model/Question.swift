/// A question with an answer that the engine computes.
public struct Question: Sendable, Equatable {
  /// What an answer is.
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    /// One or more numbers, graded within a tolerance.
    case number
    /// One of the choices of the prompt.
    case choice
    /// A name of the language, such as `dOut`; every other name of the same thing is as right.
    case name
  }

  /// The name that progress is kept under.
  public let id: String
  /// The line of the `ask`.
  public let line: Int
  /// What an answer is.
  public let kind: Kind
  /// The right answer: an expression, the key of a choice or a name.
  public let answer: String
  /// How near a number must come.
  public let tolerance: Tolerance
  /// A condition that holds exactly because the answer is right; it is how a choice is proved.
  public let check: String?
  /// What the learner may choose from, read from the prompt's list.
  public let choices: [Choice]
  /// The Markdown that asks.
  public let prompt: Prose
  /// Usual mistakes with the words that answer them.
  public let wrongAnswers: [WrongAnswer]
  /// Help, shown one at a time.
  public let hints: [Hint]
  /// The commands after which the answer can be computed; empty when it can be computed at once.
  public let solution: [SolutionCommand]
}

/// How far from the right number an answer may lie.
public enum Tolerance: Sendable, Equatable {
  /// |given − right| ≤ the value.
  case absolute(Double)
  /// |given − right| ≤ the value · |right|; 0.01 is written `1%`.
  case relative(Double)

  /// What holds when a question names none: one percent.
  public static let standard = Tolerance.relative(0.01)
}

/// One thing to choose, written in the prompt as a list item `- key) text`.
public struct Choice: Sendable, Equatable {
  /// What the learner types.
  public let key: String
  /// What it says.
  public let text: String
}

/// A mistake worth its own words.
public struct WrongAnswer: Sendable, Equatable {
  /// The mistake: an expression, the key of a choice or a name.
  public let answer: String
  /// What the learner is told.
  public let message: String
  /// The line of the `wrong`.
  public let line: Int
}

/// One stage of help.
public struct Hint: Sendable, Equatable {
  /// The Markdown that helps.
  public let text: String
  /// The line of the `hint`.
  public let line: Int
}

/// A command of a solution.
public struct SolutionCommand: Sendable, Equatable {
  /// What is typed.
  public let text: String
  /// The line of the file.
  public let line: Int
}

/// Something to bring about: a condition that is false now and true once it is done.
public struct LessonTask: Sendable, Equatable {
  /// The name that progress is kept under.
  public let id: String
  /// The line of the `do`.
  public let line: Int
  /// The condition, over the names of the language.
  public let check: String
  /// The Markdown that says what to do.
  public let prompt: Prose
  /// Help, shown one at a time.
  public let hints: [Hint]
  /// Commands that do it; never empty.
  public let solution: [SolutionCommand]
}
