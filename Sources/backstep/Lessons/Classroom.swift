import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// The lesson that somebody at the keyboard is in.
struct Classroom {
  var player: LessonPlayer
  /// What `lesson` opens it by: its name, or its file.
  let name: String

  /// `forward 3/8`, for the prompt.
  var position: String { "\(player.lesson.id) \(player.position.stop)/\(player.position.of)" }
}

/// A lesson at the keyboard.
extension FrontEnd {
  /// Where to go on, when a lesson was left in the middle; for the greeting.
  func reminder() -> String? {
    let kept = progress.read()
    guard kept.values.contains(where: \.isBegun) else { return nil }
    let begun = Course.ids(in: invocation.lessonFolder).filter { kept[$0]?.isBegun == true }
    guard let id = begun.first(where: { kept[$0]?.isLast == true }) ?? begun.first else {
      return nil
    }
    return "You were in the lesson `\(id)`; type `lesson` to go on with it."
  }

  /// Enter in a lesson.
  mutating func goOn() {
    if classroom?.player.isOver == true { return leaveLesson() }
    watched { $0.play { $0.next() } }
  }

  /// What a learner typed in a lesson: an answer, or a command.
  mutating func takeInLesson(_ statement: Statement) -> Outcome {
    guard var player = classroom?.player else { return .success }
    let command = try? statement.command.get()
    if let question = player.question, isAnswer(statement, question, player.state) {
      play { $0.answer(statement.text) }
      return .success
    }
    if let problem = player.drillProblem, isNumber(statement, problem.before) {
      play { $0.answer(statement.text) }
      return .success
    }
    // Commands about the lesson itself are no part of what is tried in it.
    guard command?.declaration.scope ?? .anywhere == .anywhere else {
      classroom?.player.scrolled()
      return run(statement, at: nil)
    }
    let name = command?.canonical ?? statement.text
    if let offered = player.offered, let known = try? Command(offered, abbreviations: true),
      known.canonical == name
    {
      watched { $0.play(echo: false) { $0.type(offered) { _ in false } } }
      return .success
    }
    var outcome = Outcome.success
    let events = player.type(name) { tried in
      let before = tried.state
      outcome = run(statement, at: nil)
      tried = session
      return before != tried.state
    }
    show(events, of: player)
    return outcome
  }

  /// Opens the lesson that the program was started for.
  mutating func beginLesson(_ word: String?) {
    do throws(SessionError) { try openLesson(word) } catch {
      fail(ErrorWords(error), "lesson", at: nil)
    }
  }

  mutating func openLesson(_ word: String?) throws(SessionError) {
    // In a lesson, the word alone asks what it is about.
    if word == nil, classroom?.player.isOver == false { return play { $0.showAgain() } }
    let kept = progress.read()
    let lesson: Lesson
    if let word, Course.isFile(word) {
      lesson = try Course.lesson(file: word)
    } else if let word {
      lesson = try course().find(word).lesson
    } else if let next = try course().next(kept) {
      lesson = next.lesson
    } else {
      throw .lesson(.noLessons)
    }
    let name = word.map { Course.isFile($0) ? $0 : lesson.id } ?? lesson.id
    let world = LessonStage.world(
      { [voice, options] in voice.options(options) }, isInterrupted: SignalWatch.isInterrupted,
      watch: lessonWatch)
    let state = kept[lesson.id] ?? LessonProgress()
    switch LessonPlayer.begin(lesson, in: world, progress: state) {
    case .failure(let fault):
      throw .lesson(.broken(id: name, .setup(printed: fault.message)))
    case .success(let player):
      outside = own
      drilling = nil
      classroom = Classroom(player: player, name: name)
      if !state.isBegun {
        voice.say(
          "Enter goes on, or types the command shown. Anything else can be tried too.\n"
            + "`back` goes a block back, `leave` leaves.")
      }
      play { $0.open() }
    }
  }

  /// Does something of a lesson that the learner waits for, so that training may be seen.
  private mutating func watched(_ body: (inout FrontEnd) -> Void) {
    lessonWatch.isOn = true
    body(&self)
    lessonWatch.isOn = false
  }

  mutating func leaveLesson() {
    guard let classroom else { return }
    let name = classroom.name.spelledOut
    goBack()
    voice.say(
      classroom.player.isOver
        ? "Left `\(name)`; your own session is here again."
        : "Left `\(name)`; `lesson \(name)` goes on with it.\nYour own session is here again.")
  }

  /// Lets the player do something, and shows what came of it.
  mutating func play(
    echo: Bool = true, _ input: (inout LessonPlayer) -> [PlayEvent]
  ) {
    guard var player = classroom?.player else { return }
    show(input(&player), of: player, echo: echo)
  }

  /// Shows what has happened in a lesson, and keeps the progress. The player's state is what
  /// completion, the prompt and the next command see.
  private mutating func show(
    _ events: [PlayEvent], of player: LessonPlayer, echo: Bool = true
  ) {
    let lines = PlayWords(options: shown).lines(events, echo: echo)
    if !lines.isEmpty { present(lines.joined(separator: "\n")) }
    if let message = progress.write(player.progress, of: player.lesson.id) {
      Output.error.tell(message)
    }
    classroom?.player = player
    session = player.state
  }

  private func isAnswer(_ statement: Statement, _ question: Question, _ session: Session) -> Bool {
    let text = statement.text
    let isCommand = (try? statement.command.get()).map { !$0.isCalculation } ?? false
    switch question.kind {
    case .choice: return question.choices.contains { $0.key == text } || !isCommand
    case .name:
      let isName = (try? ExpressionParser.parseName(text, in: session.state.shape)) != nil
      return isName || !isCommand
    case .number: return isNumber(statement, session)
    }
  }

  /// Whether what was typed is meant as a number, or a calculation of one.
  func isNumber(_ statement: Statement, _ session: Session) -> Bool {
    let text = statement.text
    if let first = text.first, "0123456789+-.([\u{2212}".contains(first) { return true }
    if let command = try? statement.command.get(), !command.isCalculation { return false }
    if (try? session.state.value(of: text)) != nil { return true }
    // A command misspelt is answered with the one that was meant.
    let word = String(text.prefix { !$0.isWhitespace })
    return Suggestions.nearest(to: word, in: CommandTable.all.map(\.name)).isEmpty
  }
}

extension Command {
  /// The command with its full name and single blanks: however it is typed, it is known again.
  fileprivate var canonical: String {
    let words = arguments.text.split(whereSeparator: \.isWhitespace)
    return ([declaration.name] + words.map(String.init)).joined(separator: " ")
  }
}
