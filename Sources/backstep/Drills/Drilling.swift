import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// The drill that is on, and the learner's own session, for when it is over.
struct Drilling {
  var player: DrillPlayer
  let outside: Session

  /// What of the commands of lessons a drill knows too.
  static let commands: Set<String> = ["hint", "skip", "leave"]

  /// `drill dout`, for the prompt.
  var position: String { "drill \(player.problem.topic.rawValue)" }
}

/// Drills, at a terminal and in a pipe.
extension FrontEnd {
  private var words: DrillWords { DrillWords(options: shown) }

  mutating func carryOut(_ request: DrillRequest) throws(SessionError) {
    guard classroom == nil else { throw .lesson(.notInside("drill")) }
    switch request {
    case .ask(let topic): try askInDrill(topic)
    case .list:
      let book = drilling?.player.book ?? drillFile.read() ?? DrillBook()
      write(words.list(book)) { $0.list() }
    case .off:
      guard let drilling else { throw .lesson(.nothingAsked) }
      let (topic, book) = (drilling.player.problem.topic, drilling.player.book)
      session = drilling.outside
      session.write(in: voice.style)
      self.drilling = nil
      write([words.standing(topic, book), "Your own session is here again."]) { $0.ended() }
    }
  }

  /// Asks a question: the next one, or once more the one that is open.
  private mutating func askInDrill(_ topic: DrillTopic?) throws(SessionError) {
    let kept = drillFile.read()
    let isFirst = drilling == nil
    if var player = drilling?.player, topic == nil || topic == player.topic {
      if !player.isOpen || topic != nil { try player.ask(kept ?? player.book) }
      drilling?.player = player
    } else {
      let book = kept ?? drilling?.player.book ?? DrillBook()
      let player = try DrillPlayer(topic, book, seed: invocation.settings.seed)
      drilling = Drilling(player: player, outside: drilling?.outside ?? session)
    }
    showQuestion(isFirst: isFirst)
  }

  private mutating func showQuestion(isFirst: Bool = false) {
    guard let player = drilling?.player else { return }
    session = player.session
    keepStanding()
    write(words.question(player.problem, isFirst: isFirst)) { $0.question(player.problem) }
  }

  /// Enter: the next question, or the open one once more.
  mutating func goOnInDrill() {
    do throws(SessionError) {
      if drilling?.player.isOpen == true { showQuestion() } else { try askInDrill(nil) }
    } catch {
      fail(ErrorWords(error), "drill", at: nil)
    }
  }

  /// What is typed in a drill: an answer, or a command.
  mutating func takeInDrill(_ statement: Statement, at place: String?) -> Outcome {
    guard var player = drilling?.player, isNumber(statement, player.problem.before) else {
      return run(statement, at: place)
    }
    do throws(SessionError) {
      let grade = try player.answer(statement.text)
      drilling?.player = player
      if grade.isRight { session = player.session }
      keepStanding()
      let problem = player.problem
      let message = grade.fault.map { words.words(of: $0, problem) }
      var lines = words.verdict(grade, problem)
      if grade.isRight {
        lines.append(
          words.standing(problem.topic, player.book)
            + (place == nil ? " Enter asks the next." : ""))
      } else {
        lines += ["Try again; `hint` helps, `skip` shows the working."]
      }
      write(lines) { $0.answer(grade, problem, message: message) }
      return .success
    } catch {
      fail(ErrorWords(error), statement.text, at: place)
      return .failure
    }
  }

  mutating func hintInDrill() throws(SessionError) {
    guard var player = drilling?.player else { return }
    let hint = try player.hint()
    drilling?.player = player
    let text = hint.map { "Hint \($0.number) of \($0.of): \($0.text)" }
    let lines = PlayWords(options: shown).layout.lines(
      text ?? "That was the last hint; `skip` shows the working.")
    write(lines) { $0.hint(hint?.text) }
  }

  mutating func skipInDrill() throws(SessionError) {
    guard var player = drilling?.player else { return }
    try player.skip()
    drilling?.player = player
    session = player.session
    keepStanding()
    write(words.working(player.problem) + [words.standing(player.problem.topic, player.book)]) {
      $0.skipped(player.problem)
    }
  }

  private mutating func keepStanding() {
    guard let book = drilling?.player.book, let message = drillFile.write(book) else { return }
    Output.error.writeLine(message)
  }

  private func write(_ lines: [String], _ json: (DrillJSON) -> String) {
    let book = drilling?.player.book ?? drillFile.read() ?? DrillBook()
    guard !isJSON else {
      return Output.standard.writeLine(json(DrillJSON(time: session.state.time, book: book)))
    }
    voice.write(voice.style.lines(lines).joined(separator: "\n"))
  }
}
