import BackstepLessons
import BackstepSession
import BackstepView

/// Where a lesson plays: a session without files or a terminal, whose screen is always the same.
enum LessonStage {
  /// The world that the lessons' prover and player act on.
  static var world: LessonWorld<Session> {
    LessonWorld(
      start: start, run: run, evaluate: evaluate, holds: holds, canonicalName: canonicalName)
  }

  /// Lessons are written for a screen of 80 columns.
  private static let view = TextView(ViewOptions(width: 80))

  private static func start(seed: UInt64?, setup: [String]) -> Result<Session, WorldFault> {
    var settings = Settings()
    if let seed { settings.seed = seed }
    var session = Session(
      State(settings: settings),
      effects: Effects(bundledData: BundledData.text, trainingLimit: .ofLessons))
    for command in setup {
      let outcome = run(&session, command)
      guard outcome.succeeded else { return .failure(WorldFault(outcome.output)) }
    }
    return .success(session)
  }

  private static func run(_ session: inout Session, _ line: String) -> CommandOutcome {
    var output: [String] = []
    for text in Statements.split(line) {
      do throws(SessionError) {
        let report = view.text(of: try session.perform(text))
        if !report.isEmpty { output.append(report) }
      } catch {
        output += ErrorWords(error).lines
        return CommandOutcome(output: output.joined(separator: "\n"), succeeded: false)
      }
    }
    return CommandOutcome(output: output.joined(separator: "\n"))
  }

  private static func evaluate(_ session: Session, _ text: String) -> Result<[Double], WorldFault> {
    result { () throws(SessionError) in try session.state.value(of: text).numbers }
  }

  private static func holds(_ session: Session, _ text: String) -> Result<Bool, WorldFault> {
    result { () throws(SessionError) in
      try session.state.value(of: text).numbers.allSatisfy { $0 != 0 }
    }
  }

  private static func canonicalName(_ session: Session, _ text: String)
    -> Result<String, WorldFault>
  {
    let architecture = session.state.architecture
    return result { () throws(SessionError) in
      try ExpressionParser.parseName(text, in: architecture).text(in: architecture)
    }
  }

  private static func result<T>(_ body: () throws(SessionError) -> T) -> Result<T, WorldFault> {
    do throws(SessionError) {
      return .success(try body())
    } catch {
      return .failure(WorldFault(ErrorWords(error).line))
    }
  }
}
