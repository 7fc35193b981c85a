import BackstepSession

/// Where lessons play: a session that reaches nothing outside but what it is lent here.
///
/// A copy of a session is a snapshot, and acting on the copy leaves the original as it was.
package struct LessonStage {
  /// What commands may ask of the world outside: no files, no endless training.
  private let effects: Effects
  /// A report, or why there is none, as a screen shows it; the first line of a refusal says it all.
  private let render: (Result<Report, SessionError>) -> String

  /// A stage.
  package init(effects: Effects, render: @escaping (Result<Report, SessionError>) -> String) {
    self.effects = effects
    self.render = render
  }

  /// A fresh session from a seed (nil: the program's default) and the commands of the setup.
  package func start(_ seed: UInt64?, _ setup: [String]) -> Result<Session, StageFault> {
    var settings = Settings()
    if let seed { settings.seed = seed }
    var session = Session(State(settings: settings))
    for command in setup {
      let outcome = run(&session, command)
      guard outcome.succeeded else { return .failure(.refused(printed: outcome.output)) }
      if effects.isInterrupted() { return .failure(.interrupted) }
    }
    return .success(session)
  }

  /// Runs one line as it would be typed.
  package func run(_ session: inout Session, _ line: String) -> CommandOutcome {
    var output: [String] = []
    for text in Statements.split(line) {
      do throws(SessionError) {
        let report = try session.perform(text, effects)
        // What the program around a session does is for the person at the keyboard alone.
        if case .lesson = report.body { throw .lesson(.notInside(report.command)) }
        let shown = render(.success(report))
        if !shown.isEmpty { output.append(shown) }
      } catch {
        output.append(render(.failure(error)))
        return CommandOutcome(output: output.joined(separator: "\n"), succeeded: false)
      }
    }
    return CommandOutcome(output: output.joined(separator: "\n"))
  }

  /// Why something cannot be done, in the program's words.
  func fault(_ error: SessionError) -> StageFault {
    .refused(printed: render(.failure(error)).lines[0])
  }

  /// What the states that `back` goes to may take.
  var room: MemorySize { effects.memoryLimit ?? .usual }

  /// Whether whoever plays it wants an end.
  var isInterrupted: Bool { effects.isInterrupted() }

  /// What an expression over the names is worth: one number, or those of a vector or matrix.
  func evaluate(_ session: Session, _ text: String) -> Result<[Double], StageFault> {
    result { () throws(SessionError) in try session.state.value(of: text).numbers }
  }

  /// Whether a condition is true. One on what is not computed, or no longer holds, is not met yet.
  func holds(_ session: Session, _ text: String) -> Result<Bool, StageFault> {
    result { () throws(SessionError) in
      do throws(SessionError) {
        return try session.state.value(of: text).holds
      } catch {
        if error.isAboutWhatIsToCome { return false }
        throw error
      }
    }
  }

  /// How it stands with a condition that does not hold: its names that stand for one number.
  func shortfall(_ session: Session, _ text: String) -> Shortfall {
    let state = session.state
    var shortfall = Shortfall()
    guard let condition = try? state.expression(text) else {
      return shortfall
    }
    for name in condition.names {
      do throws(SessionError) {
        let word = name.text(in: state.shape)
        guard let value = try state.value(of: name).number,
          !shortfall.values.contains(where: { $0.name == word })
        else { continue }
        shortfall.values.append((word, value))
      } catch {
        shortfall.wanting = shortfall.wanting ?? fault(error).message
      }
    }
    return shortfall
  }

  /// The one name among its aliases by which a thing goes, so that `d2` and `dOut` are the same.
  func canonicalName(_ session: Session, _ text: String) -> Result<String, StageFault> {
    let shape = session.state.shape
    return result { () throws(SessionError) in
      try ExpressionParser.parseName(text, in: shape).text(in: shape)
    }
  }

  private func result<T>(_ body: () throws(SessionError) -> T) -> Result<T, StageFault> {
    do throws(SessionError) {
      return .success(try body())
    } catch {
      return .failure(fault(error))
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

/// What a command printed and whether it did what it was asked to.
package struct CommandOutcome: Sendable, Equatable {
  /// The text, messages of failure included, as a terminal would show it without color.
  package var output: String
  /// False when the command was refused or failed.
  package var succeeded: Bool

  /// Makes an outcome.
  package init(output: String, succeeded: Bool = true) {
    self.output = output
    self.succeeded = succeeded
  }
}

/// Why something could not be done or told on a stage.
package enum StageFault: Error, Sendable, Equatable {
  /// A command or an expression was refused, in the words that were shown.
  case refused(printed: String)
  case interrupted
  /// A choice that the question does not have.
  case noChoice(String)
  /// The very name whose value is asked for, given as the answer.
  case isAskedFor(String)

  /// In words, without a file or line before them.
  package var message: String {
    switch self {
    case .refused(let printed): printed
    case .interrupted: "interrupted"
    case .noChoice(let key): "there is no choice `\(key)`"
    case .isAskedFor(let name): "`\(name)` is what is asked for"
    }
  }
}
