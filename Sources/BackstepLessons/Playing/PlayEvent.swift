/// What happens in a lesson that somebody plays, as facts to be shown.
package enum PlayEvent: Sendable, Equatable {
  case prose(Prose)
  case question(Question)
  case task(LessonTask)
  /// A question of a drill, how many are right in a row, and how many are to be.
  case drill(DrillProblem, inRow: Int, of: Int)
  case drillRight(DrillProblem, inRow: Int, of: Int)
  case drillWrong(DrillProblem, DrillGrade.Fault)
  /// The working of a question that was given up.
  case drillWorking(DrillProblem)
  /// What was typed is no number, in the program's words.
  case drillUnreadable(StageFault)
  /// Enter does not go past a drill.
  case awaitsDrill
  /// What Enter will type.
  case offer(String)
  /// A command that was typed for the learner, and what it printed.
  case ran(String, CommandOutcome)
  /// What was tried is put aside: the lesson goes on from its own state.
  case ownStateAgain
  case right
  /// Wrong, with the lesson's words where it knows the mistake, and whether there are hints left.
  case wrong(message: String?, hasHints: Bool)
  /// What was typed is neither a command nor an answer.
  case unreadable(Question, StageFault)
  /// The question cannot be graded here; a fault of the lesson.
  case ungradable(StageFault)
  case hint(String, number: Int, of: Int)
  case noMoreHints
  case nothingToHint
  /// The answer of a question that was skipped.
  case solution(Question, Answer?)
  /// Enter does not go past a question.
  case awaitsAnswer(Question)
  case awaitsDoing(LessonTask)
  case notYet(LessonTask, Shortfall)
  case done
  /// The lesson goes on with these commands of its own, not with those that were typed.
  case ownSolution([String])
  case atBeginning
  case resumed(stop: Int, of: Int)
  /// The last word; how many questions and tasks were solved, and how many skipped.
  case finished(solved: Int, skipped: Int)
  /// Enter behind the end.
  case over
}

/// How it stands with a condition that does not hold.
package struct Shortfall: Sendable, Equatable {
  /// The names in it, and what each is now.
  package var values: [(name: String, value: Double)] = []
  /// Why it cannot be told: something has still to be computed, in the program's words.
  package var wanting: String?

  package static func == (left: Shortfall, right: Shortfall) -> Bool {
    left.wanting == right.wanting
      && left.values.elementsEqual(right.values) { $0.name == $1.name && $0.value == $1.value }
  }
}
