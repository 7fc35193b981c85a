/// What came of proving a lesson.
package struct Proof: Sendable, Equatable {
  /// How much was proved.
  package struct Counts: Sendable, Equatable {
    /// Fences of commands.
    package var transcripts = 0
    /// Commands in them.
    package var exchanges = 0
    /// `ask`.
    package var questions = 0
    /// `do`.
    package var tasks = 0
    /// `drill`.
    package var drills = 0

    /// Nothing yet.
    package init() {}

    /// Adds up, for a summary of several lessons.
    package static func += (total: inout Counts, more: Counts) {
      total.transcripts += more.transcripts
      total.exchanges += more.exchanges
      total.questions += more.questions
      total.tasks += more.tasks
      total.drills += more.drills
    }
  }

  /// What is untrue, in the order in which it was met.
  package internal(set) var findings: [Finding] = []
  /// How much was looked at.
  package internal(set) var counts = Counts()
  /// The outputs that differ, for `promoted(_:of:)`.
  package internal(set) var drifts: [Drift] = []

  /// Whether everything in the lesson is true.
  package var passed: Bool { findings.isEmpty }
}

/// An output that is no longer what the lesson says.
package struct Drift: Sendable, Equatable {
  /// The line of the command.
  package let line: Int
  /// What it prints now.
  package let output: String
}

/// What happens in a lesson that plays itself, in order, for a program to show.
package enum LessonEvent: Sendable, Equatable {
  case prose(Prose)
  case question(Question)
  /// The right answer of the question before.
  case answer(Answer)
  case task(LessonTask)
  /// The first question of a drill.
  case drill(DrillProblem)
  /// A command that is about to run, from a transcript or a solution.
  case command(String, line: Int)
  /// What it printed; control characters have been made visible.
  case output(String)
  case finding(Finding)
}
