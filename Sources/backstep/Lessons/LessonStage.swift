import BackstepLessons
import BackstepSession
import BackstepView

/// Where a lesson plays: a session without files or a terminal, whose screen is always the same.
enum LessonStage {
  /// The world that the lessons' prover acts on: lessons are written for a screen of 80 columns.
  static var world: LessonWorld<Session> { world(ViewOptions(width: 80)) }

  /// The same on another screen, for somebody who may interrupt.
  static func world(
    _ options: ViewOptions, isInterrupted: @escaping () -> Bool = { false }
  ) -> LessonWorld<Session> {
    let view = TextView(options)
    let effects = Effects(
      bundledData: Bundle.data, isInterrupted: isInterrupted, trainingLimit: .ofLessons)
    return LessonWorld(
      start: { start(seed: $0, setup: $1, effects, view) }, run: { run(&$0, $1, effects, view) },
      evaluate: evaluate, holds: holds, canonicalName: canonicalName)
  }

  private static func start(
    seed: UInt64?, setup: [String], _ effects: Effects, _ view: TextView
  ) -> Result<Session, WorldFault> {
    var settings = Settings()
    if let seed { settings.seed = seed }
    var session = Session(State(settings: settings))
    for command in setup {
      let outcome = run(&session, command, effects, view)
      guard outcome.succeeded else { return .failure(WorldFault(outcome.output)) }
      if effects.isInterrupted() { return .failure(WorldFault("interrupted")) }
    }
    return .success(session)
  }

  private static func run(
    _ session: inout Session, _ line: String, _ effects: Effects, _ view: TextView
  ) -> CommandOutcome {
    var output: [String] = []
    for text in Statements.split(line) {
      do throws(SessionError) {
        let result = try session.perform(text, effects)
        // What the program around a session does is for the person at the keyboard alone.
        if case .lesson = result.body { throw .lesson(.notInside(result.command)) }
        let report = view.text(of: result)
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

  /// A condition on what is not computed, or no longer holds, is not met yet.
  private static func holds(_ session: Session, _ text: String) -> Result<Bool, WorldFault> {
    do throws(SessionError) {
      return .success(try session.state.value(of: text).numbers.allSatisfy { $0 != 0 })
    } catch {
      if error.isAboutWhatIsToCome { return .success(false) }
      return .failure(WorldFault(ErrorWords(error).line))
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

extension SessionError {
  /// Whether it only says that a stage has to run first.
  fileprivate var isAboutWhatIsToCome: Bool {
    switch self {
    case .loop(.notComputed), .loop(.stale): true
    case .placed(let inner, _, _): inner.isAboutWhatIsToCome
    default: false
    }
  }
}
