/// A program of the learner's that answers a line with a line. It is started by the first question,
/// and anew when it has ended.
package struct RunningProgram {
  /// Sends a line and waits for an object, for so many seconds at most.
  package var ask: (_ line: String, _ seconds: Double) -> ProgramAnswer
  /// Ends it and all that it has started.
  package var end: () -> Void

  package init(
    ask: @escaping (_ line: String, _ seconds: Double) -> ProgramAnswer,
    end: @escaping () -> Void
  ) {
    (self.ask, self.end) = (ask, end)
  }
}

/// What came back of a question.
package struct ProgramAnswer: Equatable, Sendable {
  package let outcome: Outcome
  /// The first lines that are no objects, and how many there were.
  package let passedOver: [String]
  package let passedOverCount: Int
  /// The end of what the program wrote as errors.
  package let lastWords: String

  package enum Outcome: Equatable, Sendable {
    /// A line that begins as an object does.
    case line(String)
    /// It ended with a status, or by a signal.
    case ended(status: Int32), killed(signal: Int32)
    /// No answer within so many seconds.
    case late(Double)
    /// It closed its output and went on.
    case closed
    /// More bytes than are read, and no answer among them.
    case flooded(bytes: Int)
    case notStarted(reason: String)
    /// The learner asked to stop.
    case interrupted
  }

  package init(
    _ outcome: Outcome, passedOver: [String] = [], passedOverCount: Int = 0, lastWords: String = ""
  ) {
    (self.outcome, self.passedOver) = (outcome, passedOver)
    (self.passedOverCount, self.lastWords) = (passedOverCount, lastWords)
  }
}
