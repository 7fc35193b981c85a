import BackstepSession
import BackstepView

/// The REPL: prompt, line, answer, until the learner leaves.
struct Interactive {
  private var runner: Runner
  private let invocation: Invocation
  private var history = HistoryFile(path: HistoryFile.defaultPath())
  private let last = LastSession()
  private var classroom: Classroom

  init(_ invocation: Invocation) {
    self.invocation = invocation
    runner = Runner(invocation)
    classroom = Classroom(invocation)
  }

  /// Three lines that say what to type first.
  static let greeting = """
    backstep, a debugger for backpropagation. A 2-3-1 sigmoid net is ready, on XOR.
    Type forward, then loss, backward, nudge: one loop of training, every number.
    `help` lists the commands, Tab completes, `quit` or Ctrl-D leaves.
    """

  /// - Throws: When neither a terminal session nor a batch can begin.
  consuming func run() throws(FileProblem) -> ExitStatus {
    let current = Box(runner.session.state)
    guard
      let editor = LineEditor(
        program: "backstep",
        candidates: { line, _ in LineCompletion.candidates(for: line, in: current.state) })
    else {
      Output.error.writeLine("backstep: the line editor cannot be set up; reading plain lines")
      return try Batch(invocation).run(descriptor: 0, "stdin")
    }
    for line in history.load() { editor.addHistory(line) }
    let isResumed = invocation.resumes && resume()
    if !isResumed, !isLesson { greet() }
    // One watch for the whole session: Ctrl-C between two commands must not end it.
    let watch = SignalWatch()
    // A session that goes on has had its first commands already.
    if !isResumed { runInitFile() }
    let beginning = runner.session.timeline.next
    if case .lesson(let id) = invocation.mode { ask(.open(id), "lesson") }
    while true {
      runner.options = invocation.viewOptions
      current.state = runner.session.state
      editor.flushTypeAhead()
      // Before the line is read: once it is, Ctrl-C is meant for its command.
      watch.forgetInterrupt()
      switch editor.readLine(prompt: prompt) {
      case .line(let line):
        if let status = answer(line, editor) {
          leave(since: beginning)
          return status
        }
      case .cancelled: continue
      case .endOfInput:
        leave(since: beginning)
        return .success
      case .invalidText:
        Output.error.writeLine("that line is not text; it was dropped")
      case .hungUp:
        leave(since: beginning)
        return .success
      case .terminated(let signal):
        leave(since: beginning)
        SignalWatch.die(of: signal)
      }
    }
  }

  /// Goes on with the last session, or says why not and begins a fresh one.
  private mutating func resume() -> Bool {
    do throws(FileProblem) {
      let last = try last.read()
      runner.resume(last.session)
      Output.standard.writeLine("\(last.summary)\n`help` lists the commands.")
      return true
    } catch {
      Output.error.writeLine("\(error.reason); this is a fresh session")
      return false
    }
  }

  /// Keeps the session. One in which nothing was changed does not take the place of the last.
  private func leave(since beginning: Int) {
    let session = classroom.outside ?? runner.session
    guard session.timeline.next != beginning else { return }
    if let message = last.write(session) { Output.error.writeLine(message) }
  }

  /// The status to leave with, or nil to go on.
  private mutating func answer(_ line: String, _ editor: LineEditor) -> ExitStatus? {
    let isBlank = line.allSatisfy(\.isWhitespace)
    if !isBlank {
      editor.addHistory(line)
      if let message = history.append(line) { Output.error.writeLine(message) }
    }
    if isBlank {
      guard classroom.player == nil else {
        classroom.next(&runner)
        return nil
      }
      _ = runner.repeatLast()
      return nil
    }
    for text in Statements.split(line) {
      let outcome =
        classroom.player == nil ? runner.run(text, at: nil) : classroom.take(text, &runner)
      switch outcome {
      case .success: continue
      case .quit: return .success
      case .request(let request, let command):
        guard ask(request, command) else { return nil }
      case .failure, .interrupted: return nil
      }
    }
    return nil
  }

  /// Carries out what the session alone cannot do; says why not when it is refused.
  @discardableResult
  private mutating func ask(_ request: LessonRequest, _ command: String) -> Bool {
    do throws(SessionError) {
      try classroom.perform(request, &runner)
      return true
    } catch {
      runner.refuse(error, command)
      return false
    }
  }

  private var isLesson: Bool {
    if case .lesson = invocation.mode { true } else { false }
  }

  private func greet() {
    Output.standard.writeLine(Self.greeting)
    if let reminder = classroom.reminder() { Output.standard.writeLine(reminder) }
  }

  /// `next: forward> `, the stage that comes next; before it the bug that is on, or `?`.
  private var prompt: Prompt {
    let bug = runner.session.state.bug.map { "[bug: \($0.shown?.rawValue ?? "?")]" }
    if let position = classroom.position {
      return Prompt(
        parts: (bug.map { [.init(text: $0, style: [.red]), .init(text: " ")] } ?? []) + [
          .init(text: position, style: [.bold]), .init(text: "> "),
        ], isStyled: runner.options.hasColor)
    }
    return Prompt(
      parts: (bug.map { [.init(text: $0, style: [.red]), .init(text: " ")] } ?? []) + [
        .init(text: "next: "),
        .init(text: runner.session.state.nextStage.rawValue, style: [.bold]),
        .init(text: "> "),
      ], isStyled: runner.options.hasColor)
  }

  /// Commands of the learner's own that every session begins with.
  private mutating func runInitFile() {
    guard invocation.usesInitFile, let name = Self.initFile, let bytes = try? Files.read(name)
    else { return }
    runner.run(file: bytes, named: name)
  }

  /// `$XDG_CONFIG_HOME/backstep/init`, else under `~/.config`.
  private static var initFile: String? {
    let environment = TerminalWindow.environment
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/backstep/init"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/backstep/init"
  }
}

/// Lets the completion see the state as it is when Tab is pressed.
private final class Box {
  var state: State
  init(_ state: State) { self.state = state }
}
