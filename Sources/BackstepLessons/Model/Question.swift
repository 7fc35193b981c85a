/// A question with an answer that the engine computes.
package struct Question: Sendable, Equatable {
  /// What an answer is.
  package enum Kind: String, Sendable, Equatable, CaseIterable {
    /// One or more numbers, graded within a tolerance.
    case number
    /// One of the choices of the prompt.
    case choice
    /// A name of the language, such as `dOut`; every other name of the same thing is as right.
    case name
  }

  /// The name that progress is kept under.
  package let id: String
  /// The line of the `ask`.
  package let line: Int
  /// What an answer is.
  package let kind: Kind
  /// The right answer: an expression, the key of a choice or a name.
  package let answer: String
  /// How near a number must come.
  package let tolerance: Tolerance
  /// A condition that holds exactly because the answer is right.
  package let check: String?
  /// What the learner may choose from, read from the prompt's list.
  package let choices: [Choice]
  /// The Markdown that asks.
  package let prompt: Prose
  /// Usual mistakes with the words that answer them.
  package let wrongAnswers: [WrongAnswer]
  /// Help, shown one at a time.
  package let hints: [Hint]
  /// The commands after which the answer can be computed; empty when it can be computed at once.
  package let solution: [SolutionCommand]
}

/// How far from the right number an answer may lie.
package enum Tolerance: Sendable, Equatable {
  /// |given − right| ≤ the value.
  case absolute(Double)
  /// |given − right| ≤ the value · |right|; 0.01 is written `1%`.
  case relative(Double)

  /// What holds when a question names none: one percent.
  package static let standard = Tolerance.relative(0.01)
}

/// One thing to choose, written in the prompt as a list item `- key) text`.
package struct Choice: Sendable, Equatable {
  /// What the learner types.
  package let key: String
  /// What it says.
  package let text: String
}

/// A mistake worth its own words.
package struct WrongAnswer: Sendable, Equatable {
  /// The mistake: an expression, the key of a choice or a name.
  package let answer: String
  /// What the learner is told.
  package let message: String
  /// The line of the `wrong`.
  package let line: Int
}

/// One stage of help.
package struct Hint: Sendable, Equatable {
  /// The Markdown that helps.
  package let text: String
  /// The line of the `hint`.
  package let line: Int
}

/// A command of a solution.
package struct SolutionCommand: Sendable, Equatable {
  /// What is typed.
  package let text: String
  /// The line of the file.
  package let line: Int
}

/// Something to bring about: a condition that is false now and true once it is done.
package struct LessonTask: Sendable, Equatable {
  /// The name that progress is kept under.
  package let id: String
  /// The line of the `do`.
  package let line: Int
  /// The condition, over the names of the language.
  package let check: String
  /// What is wanting while it does not hold, in the lesson's words.
  package let unmet: String?
  /// The Markdown that says what to do.
  package let prompt: Prose
  /// Help, shown one at a time.
  package let hints: [Hint]
  /// Commands that do it; never empty.
  package let solution: [SolutionCommand]
}
