import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

extension DrillPlayer {
  /// `drill dout`, for the prompt.
  var position: String { "drill \(problem.topic.rawValue)" }
}

/// Drills, at a terminal and in a pipe.
extension FrontEnd {
  private var words: DrillWords { DrillWords(options: shown) }

  /// How the learner stands, as it was kept.
  private var keptBook: DrillBook? { drillFile.read().map(DrillBook.init) }

  private var book: DrillBook { drilling?.book ?? keptBook ?? DrillBook() }

  mutating func carryOut(_ request: DrillRequest) throws(SessionError) {
    guard classroom == nil else { throw .lesson(.notInside("drill")) }
    switch request {
    case .ask(let topic): try askInDrill(topic)
    case .list:
      write(words.list(book)) { $0.list() }
    case .off:
      guard let drilling else { throw .lesson(.nothingAsked) }
      let standing = words.standing(drilling.problem.topic, drilling.book)
      goBack()
      write([standing, "Your own session is here again."]) { $0.ended() }
    }
  }

  /// Asks a question: the next one, or once more the one that is open.
  private mutating func askInDrill(_ topic: DrillTopic?) throws(SessionError) {
    // Another session may have gone on meanwhile.
    let newest = keptBook ?? book
    let isFirst = drilling == nil
    if let player = drilling, topic == nil || topic == player.topic {
      if !player.isOpen || topic != nil { try drilling?.ask(newest) }
    } else {
      drilling = try DrillPlayer(topic, newest, seed: invocation.settings.seed)
      outside = own
    }
    showQuestion(isFirst: isFirst)
  }

  private mutating func showQuestion(isFirst: Bool = false) {
    guard let player = drilling else { return }
    session = player.session
    keepStanding()
    write(words.question(player.problem, isFirst: isFirst)) { $0.question(player.problem) }
  }

  /// Enter: the next question, or the open one once more.
  mutating func goOnInDrill() {
    do throws(SessionError) {
      if drilling?.isOpen == true { showQuestion() } else { try askInDrill(nil) }
    } catch {
      fail(ErrorWords(error), "drill", at: nil)
    }
  }

  /// What is typed in a drill: an answer, or a command.
  mutating func takeInDrill(_ statement: Statement, at place: String?) -> Outcome {
    guard var player = drilling, isNumber(statement, player.problem.before) else {
      return run(statement, at: place)
    }
    do throws(SessionError) {
      let grade = try player.answer(statement.text)
      drilling = player
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
    let hint = try drilling?.hint()
    let text = hint.map { "Hint \($0.number) of \($0.of): \($0.text)" }
    let lines = PlayWords(options: shown).layout.lines(
      text ?? "That was the last hint; `skip` shows the working.")
    write(lines) { $0.hint(hint?.text) }
  }

  mutating func skipInDrill() throws(SessionError) {
    guard var player = drilling else { return }
    try player.skip()
    drilling = player
    session = player.session
    keepStanding()
    write(words.working(player.problem) + [words.standing(player.problem.topic, player.book)]) {
      $0.skipped(player.problem)
    }
  }

  private mutating func keepStanding() {
    guard let message = drillFile.update({ [book] _ in book.text }) else { return }
    Output.error.tell(message)
  }

  private func write(_ lines: [String], _ json: (DrillJSON) -> String) {
    guard !isJSON else {
      return Output.standard.writeLine(json(DrillJSON(time: session.state.time, book: book)))
    }
    voice.write(voice.style.lines(lines).joined(separator: "\n"))
  }
}
