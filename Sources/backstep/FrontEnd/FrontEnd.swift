import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// The one way from a line to what is shown of it: a line is cut into statements, each is read as
/// a command once, the session performs it, and its report is written as text or JSON.
///
/// Typing, pipes and files differ only in their place: `FILE:LINE`, or nil for what somebody types
/// at a terminal, which may be abbreviated, steered, and part of a lesson.
struct FrontEnd {
  /// How a line or a statement of it ended.
  enum Outcome {
    case success, failure, quit, interrupted
  }

  /// A statement, and the command it is, or why it is none.
  struct Statement {
    let text: String
    let command: Result<Command, SessionError>

    init(_ text: String, in state: State, isTyped: Bool) {
      self.text = text
      command = Result { () throws(SessionError) in
        try Command(text, in: state, isTyped: isTyped)
      }
    }
  }

  let invocation: Invocation
  /// What commands act on: in a lesson its session, else the learner's own.
  var session: Session
  var options: ViewOptions
  /// The learner's own session, while that of a lesson or a drill is in its place.
  var outside: Session?
  /// The lesson that is played.
  var classroom: Classroom?
  /// The drill that is on.
  var drilling: DrillPlayer?
  var progress = ProgressFile()
  /// How the learner stands in the drills, in `drills` beside the progress in lessons.
  var drillFile = StateFile("drills", of: "how you stand is")
  var recording: Recording?
  /// How deep files of commands that run others are nested.
  var depth = 0
  /// Whether a command was refused, or told of a failure as `check` does.
  private(set) var hasFailed = false
  /// The last command that ran, for a blank line to repeat.
  private var last: Command?
  /// Whether the last text written took more than a line; nil before the first.
  private var lastWasPage: Bool?
  /// Whether commands with a place stand on the program's own command line, not in a file.
  var isCommandLine = false
  /// Asks somebody at a terminal whether to write over what is there; nil where nobody is.
  var mayReplace: ((_ name: String) -> Bool)?
  /// What was typed before the present line, the oldest first.
  var typedLines: [String] = []
  /// Shows a whole text to whoever reads.
  var write: (_ text: String) -> Void = Output.standard.writeLine
  let voice: Voice
  private let effects: Effects
  private let watch: TrainingWatch
  /// Looks on at what the lessons themselves train, while somebody waits for it.
  let lessonWatch: TrainingWatch

  init(_ invocation: Invocation) {
    let voice = Voice(invocation.firstSettings.style)
    let watch = TrainingWatch(invocation, voice)
    effects = Effects(
      readFile: { name throws(FileProblem) in try Files.read(Folders().expanded(name)) },
      replaceFile: { name, bytes throws(FileProblem) in
        try Files.replace(Folders().expanded(name), with: bytes)
      },
      oldFile: { name throws(FileProblem) in
        let name = Folders().expanded(name)
        return Files.kind(of: name) == .regular ? try Files.readOwn(name) : nil
      },
      files: Folders.files,
      lessons: { Course.ids(in: invocation.lessonFolder) },
      topicTexts: \.topicTexts, bundledData: Bundle.data,
      isInterrupted: SignalWatch.isInterrupted,
      program: { ChildProgram.running($0, isInterrupted: SignalWatch.isInterrupted) },
      drawing: { plot, state in
        Picture(plot, digits: invocation.viewOptions.digits ?? state.settings.digits).svg
      },
      watchTraining: watch.watcher, showsTraining: watch.canShow)
    self.watch = watch
    self.voice = voice
    lessonWatch = TrainingWatch(invocation, voice)
    lessonWatch.isOn = false
    self.invocation = invocation
    session = Session(State(settings: invocation.firstSettings))
    options = invocation.viewOptions
  }

  var isJSON: Bool { invocation.isJSON }

  /// The learner's own session, whatever is played.
  var own: Session { outside ?? session }

  /// Goes back to the learner's own session, out of a lesson or a drill.
  mutating func goBack() {
    session = own
    session.write(in: voice.style)
    (outside, classroom, drilling) = (nil, nil, nil)
  }

  /// How everything is written that is shown now.
  var shown: ViewOptions { voice.options(options) }

  /// Goes on with a session that was kept, in the style that is asked for now.
  mutating func resume(_ kept: Session) {
    session = kept
    if let style = invocation.style { session.write(in: style) }
    voice.style = session.state.settings.style
  }

  /// Runs the statements of a line, up to the first that is refused unless the program is told to
  /// go on. Somebody must be watching for signals meanwhile.
  mutating func take(_ line: String, at place: String?) -> Outcome {
    var result = Outcome.success
    note(line)
    var rest = Statements.split(line)[...]
    while let text = rest.popFirst() {
      let statement = Statement(text, in: session.state, isTyped: place == nil)
      let outcome =
        place == nil && classroom != nil
        ? takeInLesson(statement)
        : drilling != nil ? takeInDrill(statement, at: place) : run(statement, at: place)
      switch outcome {
      case .success: break
      case .failure:
        guard invocation.keepsGoing, place != nil else { return .failure }
        result = .failure
      case .quit: return .quit
      case .interrupted:
        if place == nil, !rest.isEmpty {
          let left = rest.joined(separator: "; ").spelledOut
          Output.error.tell("Interrupted: `\(left)` did not run.")
        }
        return .interrupted
      }
    }
    return result
  }

  /// What Enter alone means: on with the lesson, or the last command again when it is one of those
  /// that are repeated.
  mutating func takeBlankLine() {
    if classroom != nil { return goOn() }
    if drilling != nil { return goOnInDrill() }
    guard let last, last.declaration.isRepeatable else { return }
    _ = run(Statement(last.text, in: session.state, isTyped: true), at: nil)
  }

  /// Runs one statement and shows what comes of it.
  mutating func run(_ statement: Statement, at place: String?) -> Outcome {
    do throws(SessionError) {
      let command = try statement.command.get()
      try checkScope(of: command, at: place)
      last = command
      let report = try perform(command, at: place)
      let outcome = try finish(report, at: place)
      record(command, report)
      if report.hasFailed { hasFailed = true }
      if case .quit = outcome { return .quit }
      return SignalWatch.isInterrupted() ? .interrupted : outcome
    } catch {
      if case .file(.exists(let name)) = error, place == nil, let mayReplace {
        guard mayReplace(name) else { return .failure }
        let forced = Statement(statement.text + " force", in: session.state, isTyped: true)
        return run(forced, at: nil)
      }
      if case .success(let command) = statement.command { record(command, nil) }
      fail(ErrorWords(error), statement.text, at: place)
      return .failure
    }
  }

  private mutating func perform(_ command: Command, at place: String?) throws(SessionError)
    -> Report
  {
    // Before anything is written the terminal is as it was.
    defer { watch.end() }
    var effects = effects
    effects.history = { [typedLines] in typedLines }
    // What others wrote may start no programs.
    if classroom != nil || depth > 0 || place != nil && !isCommandLine { effects.program = nil }
    let report = try session.perform(command, effects)
    // The session of a lesson is not the learner's, but who asks for a style there means it.
    if outside == nil || report.choosesStyle {
      voice.style = report.state.settings.style
    }
    return report
  }

  /// Does what the report asks for, or shows it.
  private mutating func finish(_ report: Report, at place: String?) throws(SessionError) -> Outcome
  {
    switch report.body {
    case .source(let source): return try run(source)
    case .lesson(let request): return try carryOut(request, report, at: place)
    default: break
    }
    show(report, at: place)
    if case .quit = report.body { return .quit }
    return .success
  }

  /// Writes a report. Where no prompt stands between them, pages of more than a line are kept
  /// apart by a blank one.
  private mutating func show(_ report: Report, at place: String?) {
    guard !isJSON else { return Output.standard.writeLine(JSONView().text(of: report)) }
    let text = TextView(shown).text(of: report)
    guard !text.isEmpty else { return }
    let isPage = text.utf8.contains(0x0A)
    if place != nil, !voice.isSpoken, let wasPage = lastWasPage, wasPage || isPage {
      Output.standard.write("\n")
    }
    lastWasPage = isPage
    if place == nil { present(text) } else { voice.write(text) }
  }

  /// Shows a text to the person at a terminal. Who listens goes through it with keys of their own.
  func present(_ text: String) {
    if voice.isSpoken { voice.write(text) } else { write(text) }
  }

  /// Says what went wrong: for programs on standard output, for people on standard error.
  mutating func fail(_ words: ErrorWords, _ text: String, at place: String?) {
    hasFailed = true
    if isJSON {
      let name = text.prefix { !$0.isWhitespace }
      Output.standard.writeLine(JSONView().text(of: words, command: String(name.prefix(80))))
      if place == nil { return }
    }
    // For scripts one line, however long; for a person the words unbroken.
    guard let place else {
      return voice.warn(
        words.lines(width: shown.width).joined(separator: "\n"))
    }
    let label = place.spelledOut + ": "
    Output.error.writeLine(label + voice.style.remarks(words.lines).joined(separator: "\n"))
  }
}

extension Report {
  /// Whether it tells of another style.
  fileprivate var choosesStyle: Bool {
    guard case .set(let report) = body, case .setting("style", _, _, _) = report.subject else {
      return false
    }
    return true
  }
}
