import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// The lesson that somebody at the keyboard is in, and the way into it and out again.
struct Classroom {
  private(set) var player: LessonPlayer?
  /// The learner's own session, for when the lesson is left.
  private(set) var outside: Session?
  private var progress = ProgressFile()
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// `forward 3/8`, for the prompt.
  var position: String? {
    player.map { "\($0.lesson.id) \($0.position.stop)/\($0.position.of)" }
  }

  /// Where to go on, when a lesson was left in the middle; for the greeting.
  func reminder() -> String? {
    let kept = progress.read()
    guard kept.values.contains(where: \.isBegun),
      let course = try? Course(folder: invocation.lessonFolder),
      let entry = course.next(kept), kept[entry.lesson.id]?.isBegun == true
    else { return nil }
    return "You were in the lesson `\(entry.lesson.id)`; type `lesson` to go on with it."
  }

  /// A blank line.
  mutating func next(_ runner: inout Runner) {
    guard let player else { return }
    if player.isOver { return leave(&runner) }
    play(&runner) { $0.next() }
  }

  /// What a learner typed in a lesson: an answer, or a command.
  mutating func take(_ text: String, _ runner: inout Runner) -> Runner.Outcome {
    guard let player else { return .success }
    if let question = player.question, isAnswer(text, question, player.state) {
      play(&runner) { $0.answer(text) }
      return .success
    }
    if let offered = player.offered, Self.canonical(text) == Self.canonical(offered) {
      play(&runner, echo: false) { $0.type(offered) { _ in false } }
      return .success
    }
    var outcome = Runner.Outcome.success
    var ran = runner
    play(&runner) { player in
      player.type(Self.canonical(text)) { state in
        let before = state.state
        outcome = ran.run(text, at: nil)
        state = ran.session
        return before != state.state
      }
    }
    runner.takeOver(ran)
    show(in: &runner)
    return outcome
  }

  /// Carries out a request of lessons.
  mutating func perform(_ request: LessonRequest, _ runner: inout Runner) throws(SessionError) {
    switch request {
    case .list: try runner.listLessons()
    case .open(let word): try open(word, &runner)
    case .record, .replay: break
    case .leave:
      try needLesson("leave")
      leave(&runner)
    case .hint:
      try needLesson("hint")
      play(&runner) { $0.hint() }
    case .skip:
      try needLesson("skip")
      if player?.isOver == true { leave(&runner) } else { play(&runner) { $0.skip() } }
    case .again:
      try needLesson("again")
      play(&runner) { $0.again() }
    case .back:
      try needLesson("back")
      play(&runner) { $0.back() }
    case .restart:
      try needLesson("restart")
      play(&runner) { $0.restart() }
    }
  }

  private func needLesson(_ command: String) throws(SessionError) {
    if player == nil { throw .lesson(.notInALesson(command)) }
  }

  private mutating func open(_ word: String?, _ runner: inout Runner) throws(SessionError) {
    let course: Course
    do throws(FileProblem) {
      course = try Course(folder: invocation.lessonFolder)
    } catch {
      throw .file(.unreadable(name: invocation.lessonFolder ?? "lessons", reason: error.reason))
    }
    let kept = progress.read()
    let entry: Course.Entry
    if let word {
      entry = try course.find(word)
    } else if let next = course.next(kept) {
      entry = next
    } else {
      throw .lesson(.noLessons)
    }
    let world = LessonStage.world(runner.options, isInterrupted: SignalWatch.isInterrupted)
    let state = kept[entry.lesson.id] ?? LessonProgress()
    switch LessonPlayer.begin(entry.lesson, in: world, progress: state) {
    case .failure(let fault):
      throw .lesson(.broken(id: entry.lesson.id, reason: fault.message))
    case .success(let player):
      if outside == nil { outside = runner.session }
      self.player = player
      if !state.isBegun {
        Output.standard.writeLine(
          "Enter goes on, or types the command shown. Anything else can be tried too.\n"
            + "`back` goes a block back, `leave` leaves.")
      }
      play(&runner) { $0.open() }
    }
  }

  private mutating func leave(_ runner: inout Runner) {
    guard let id = player?.lesson.id, let session = outside else { return }
    let isOver = player?.isOver == true
    (player, outside) = (nil, nil)
    runner.resume(session)
    runner.isInLesson = false
    Output.standard.writeLine(
      isOver
        ? "Left `\(id)`; your own session is here again."
        : "Left `\(id)`; `lesson \(id)` goes on with it.\nYour own session is here again.")
  }

  /// Lets the player do something, shows what came of it, and keeps the progress.
  private mutating func play(
    _ runner: inout Runner, echo: Bool = true,
    _ input: (inout LessonPlayer) -> [PlayEvent]
  ) {
    guard var player else { return }
    let events = input(&player)
    self.player = player
    let lines = PlayWords(options: runner.options).lines(events, echo: echo)
    if !lines.isEmpty { Output.standard.writeLine(lines.joined(separator: "\n")) }
    if let message = progress.write(player.progress, of: player.lesson.id) {
      Output.error.writeLine(message)
    }
    show(in: &runner)
  }

  /// The state at hand is what completion, the prompt and the next command see.
  private func show(in runner: inout Runner) {
    if let player { runner.resume(player.state) }
    runner.isInLesson = player != nil
  }

  // MARK: Answers and commands

  private func isAnswer(_ text: String, _ question: Question, _ session: Session) -> Bool {
    let isCommand = (try? Command(text, abbreviations: true)) != nil
    switch question.kind {
    case .choice: return question.choices.contains { $0.key == text } || !isCommand
    case .name:
      let isName = (try? ExpressionParser.parseName(text, in: session.state.architecture)) != nil
      return isName || !isCommand
    case .number:
      if let first = text.first, "0123456789+-.([".contains(first) { return true }
      if isCommand { return false }
      if (try? session.state.value(of: text)) != nil { return true }
      // A command misspelt is answered with the one that was meant.
      let word = String(text.prefix { !$0.isWhitespace })
      return Suggestions.nearest(to: word, in: CommandTable.all.map(\.name)).isEmpty
    }
  }

  /// A command with its full name, so that however it is typed it is known again.
  private static func canonical(_ text: String) -> String {
    guard let command = try? Command(text, abbreviations: true) else { return text }
    let words = command.arguments.text.split(whereSeparator: \.isWhitespace)
    return ([command.declaration.name] + words.map(String.init)).joined(separator: " ")
  }
}
