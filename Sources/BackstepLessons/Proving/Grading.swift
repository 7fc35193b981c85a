import BackstepSession
import BackstepText

/// An answer, as something that can be compared.
package enum Answer: Sendable, Equatable {
  /// The values of a number, a vector or a matrix.
  case numbers([Double])
  /// The key of a choice.
  case choice(String)
  /// A name, whatever alias it was given by.
  case name(String)
}

/// The judgement of an answer.
package enum Grade: Sendable, Equatable {
  case right
  /// Wrong, with the lesson's own words when it is a mistake that the lesson knows.
  case wrong(message: String?)
}

/// Everything needed to grade a question.
package struct AnswerKey: Sendable, Equatable {
  /// The right answer.
  package let right: Answer
  /// The mistakes that the lesson knows, with what is said to each.
  package let mistakes: [Mistake]
  let tolerance: Tolerance

  /// A mistake that the lesson knows.
  package struct Mistake: Sendable, Equatable {
    /// What it consists of.
    package let answer: Answer
    /// The `wrong` that it comes from.
    package let source: WrongAnswer
  }

  /// Grades what was typed, read in one way or another. Right wins over every mistake, and a mistake
  /// over a rounding of the right answer.
  package func grade(_ readings: [Reading]) -> Grade {
    if readings.contains(where: { tolerance.accepts($0.answer, for: right) }) { return .right }
    for reading in readings {
      if let mistake = mistakes.first(where: { tolerance.accepts(reading.answer, for: $0.answer) })
      {
        return .wrong(message: mistake.source.message)
      }
    }
    return readings.contains { $0.isRounding(of: right) } ? .right : .wrong(message: nil)
  }
}

extension Tolerance {
  /// Whether an answer is near enough to another.
  func accepts(_ given: Answer, for right: Answer) -> Bool {
    switch (given, right) {
    case (.numbers(let given), .numbers(let right)):
      given.count == right.count && zip(given, right).allSatisfy { accepts($0, for: $1) }
    default: given == right
    }
  }

  /// Whether a number is near enough to another; nothing is near a NaN or an infinity. The last
  /// bits, in which two ways of computing the same may differ, never count.
  func accepts(_ given: Double, for right: Double) -> Bool {
    guard given.isFinite, right.isFinite else { return false }
    let reach =
      switch self {
      case .absolute(let tolerance): tolerance
      case .relative(let tolerance): tolerance * right.magnitude
      }
    return (given - right).magnitude <= reach + 1e-12 * max(1, right.magnitude)
  }
}

extension LessonStage {
  /// Reads what was given as an answer to a question, or as one of its wrong answers.
  package func answer(
    _ text: String, to question: Question, in state: Session
  ) -> Result<Answer, StageFault> {
    switch question.kind {
    case .number: evaluate(state, text).map(Answer.numbers)
    case .name: canonicalName(state, text).map(Answer.name)
    case .choice: .success(.choice(text.trimmed))
    }
  }

  /// The state in which a question's answers are computed: a copy, after the question's solution.
  package func stateForAnswers(of question: Question, from state: Session) -> Session {
    var copy = state
    for command in question.solution { _ = run(&copy, command.text) }
    return copy
  }

  /// The key of a question asked in `state`. A mistake that cannot be computed is left out.
  package func answerKey(of question: Question, in state: Session) -> Result<AnswerKey, StageFault>
  {
    let solved = stateForAnswers(of: question, from: state)
    return answer(question.answer, to: question, in: solved).map { right in
      let mistakes = question.wrongAnswers.compactMap { wrong in
        (try? answer(wrong.answer, to: question, in: solved).get()).map {
          AnswerKey.Mistake(answer: $0, source: wrong)
        }
      }
      return AnswerKey(right: right, mistakes: mistakes, tolerance: question.tolerance)
    }
  }
}
