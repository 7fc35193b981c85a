/// What came of proving a lesson.
public struct Proof: Sendable, Equatable {
  /// How much was proved.
  public struct Counts: Sendable, Equatable {
    /// Fences of commands.
    public var transcripts = 0
    /// Commands in them.
    public var exchanges = 0
    /// `ask`.
    public var questions = 0
    /// `do`.
    public var tasks = 0

    /// Nothing yet.
    public init() {}

    /// Adds up, for a summary of several lessons.
    public static func += (total: inout Counts, more: Counts) {
      total.transcripts += more.transcripts
      total.exchanges += more.exchanges
      total.questions += more.questions
      total.tasks += more.tasks
    }
  }

  /// What is untrue, in the order in which it was met.
  public internal(set) var findings: [Finding] = []
  /// How much was looked at.
  public internal(set) var counts = Counts()
  /// The outputs that differ, for `promoted(_:of:)`.
  public internal(set) var drifts: [Drift] = []

  /// Whether everything in the lesson is true.
  public var passed: Bool { findings.isEmpty }
}

/// An output that is no longer what the lesson says.
public struct Drift: Sendable, Equatable {
  /// The line of the command.
  public let line: Int
  /// What it prints now.
  public let output: String
}

/// What happens in a lesson that plays itself, in order, for a program to show.
public enum LessonEvent: Sendable, Equatable {
  case prose(Prose)
  case question(Question)
  /// The right answer of the question before.
  case answer(Answer)
  case task(LessonTask)
  /// A command that is about to run, from a transcript or a solution.
  case command(String, line: Int)
  /// What it printed; control characters have been made visible.
  case output(String)
  case finding(Finding)
}
