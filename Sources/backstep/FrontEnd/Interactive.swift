import BackstepSession
import BackstepText
import BackstepView

/// The REPL: prompt, line, answer, until the learner leaves.
struct Interactive {
  private var front: FrontEnd
  private let invocation: Invocation
  private var history = HistoryFile()
  private let last = LastSession()
  private let keeper = SessionKeeper()
  /// What the learner was told when the session could not be kept.
  private var warning: String?
  /// Where the session was when it was kept last: its moment, and the next new one.
  private var kept = (0, 0)

  init(_ invocation: Invocation) {
    self.invocation = invocation
    front = FrontEnd(invocation)
  }

  /// Three lines that say what to type first.
  static let greeting = """
    backstep, a debugger for backpropagation. A 2-3-1 sigmoid net is ready, on XOR.
    `lesson` begins the course. Or type sample 1, forward, loss, backward, nudge.
    `help` lists the commands, Tab completes, `quit` or Ctrl-D leaves.
    """

  /// - Throws: When neither a terminal session nor a batch can begin.
  consuming func run() throws(StartError) -> ExitStatus {
    guard let editor = LineEditor(program: "backstep") else {
      Output.error.tell("backstep: the line editor cannot be set up; reading plain lines")
      return try FrontEnd.run(.standardInput, invocation)
    }
    for message in EditorSettings().apply(to: editor) { Output.error.tell(message) }
    for line in history.load() { editor.addHistory(line) }
    let isResumed = invocation.resumes && resume()
    if !isResumed, !isLesson { greet() }
    // One watch for the whole session: Ctrl-C between two commands must not end it.
    let watch = SignalWatch()
    // A session that goes on has had its first commands already.
    if !isResumed { runInitFile() }
    let beginning = front.session.timeline.next
    kept = place
    if !invocation.isJSON { front.mayReplace = { name in Self.mayReplace(name, editor) } }
    front.write = Pager.show
    editor.isSpoken = { [voice = front.voice] in voice.isSpoken }
    editor.idle = { [keeper] in keeper.goOn() }
    if case .lesson(let id) = invocation.mode { front.beginLesson(id) }
    while true {
      keep()
      front.options = invocation.viewOptions
      editor.flushTypeAhead()
      // Before the line is read: once it is, Ctrl-C is meant for its command.
      watch.forgetInterrupt()
      let session = front.session
      let folder = invocation.lessonFolder
      switch editor.readLine(
        prompt: prompt,
        completion: {
          LineCompletion(
            $0, in: session.state, marks: session.timeline.marks.map(\.name),
            lessons: { Course.ids(in: folder) }, files: Folders.files)
        })
      {
      case .line(let line):
        guard case .quit = answer(line, editor), mayLeave(since: beginning) else { continue }
        return .success
      case .lines(let lines):
        guard case .quit = answer(lines, editor), mayLeave(since: beginning) else { continue }
        return .success
      case .cancelled: continue
      case .invalidText:
        Output.error.tell("that line is not text; it was dropped")
      case .endOfInput:
        guard mayLeave(since: beginning) else { continue }
        return .success
      case .hungUp:
        _ = leave(since: beginning)
        return .success
      case .terminated(let signal):
        if let message = leave(since: beginning) { Output.error.tell(message) }
        SignalWatch.die(of: signal)
      }
    }
  }

  /// Goes on with the last session, or says why not and begins a fresh one.
  private mutating func resume() -> Bool {
    do throws(StartError) {
      let last = try last.read()
      front.resume(last.session)
      front.voice.say("\(last.summary)\n`help` lists the commands.")
      return true
    } catch {
      Output.error.tell("\(error.words); this is a fresh session")
      return false
    }
  }

  private var place: (Int, Int) { (front.own.timeline.current, front.own.timeline.next) }

  /// Has the session kept soon, when a command has changed it.
  private mutating func keep() {
    guard place != kept else { return }
    kept = place
    keeper.keep(front.own)
  }

  /// Keeps the session, or says once why it cannot. One in which nothing was changed does not take
  /// the place of the last.
  private mutating func mayLeave(since beginning: Int) -> Bool {
    guard let message = leave(since: beginning), message != warning else { return true }
    warning = message
    Output.error.tell(message + "\n`quit` again leaves without it; `save FILE` keeps it.")
    return false
  }

  private func leave(since beginning: Int) -> String? {
    front.own.timeline.next == beginning ? nil : keeper.finish(with: front.own)
  }

  private static func mayReplace(_ name: String, _ editor: LineEditor) -> Bool {
    let question = "`\(name.spelledOut)` is there already. Write over it? (yes or no) "
    switch editor.readLine(prompt: Prompt(parts: [.init(text: question)])) {
    case .line(let answer): return ["y", "yes"].contains(answer.trimmed.lowercased())
    case .terminated(let signal):
      raise(signal)
      return false
    case .hungUp:
      raise(SIGHUP)
      return false
    case .lines, .cancelled, .endOfInput, .invalidText: return false
    }
  }

  /// Runs line after line as if each had been typed, up to the first that is refused.
  private mutating func answer(_ lines: [String], _ editor: LineEditor) -> FrontEnd.Outcome {
    for (index, line) in lines.enumerated() {
      front.options = invocation.viewOptions
      let start = prompt.text
      let room = max(20, TerminalWindow.size().columns - start.displayWidth - 1)
      Output.standard.writeLine(start + line.shortened(to: room))
      let outcome = answer(line, editor)
      keep()
      let left = lines.count - index - 1
      let rest = left == 0 ? "." : left == 1 ? "; the last did not run." : "; \(left) did not run."
      switch outcome {
      case .success: continue
      case .failure:
        Output.error.tell("Line \(index + 1) of \(lines.count) was refused" + rest)
      case .interrupted:
        Output.error.tell("Interrupted in line \(index + 1) of \(lines.count)" + rest)
      case .quit: break
      }
      return outcome
    }
    return .success
  }

  private mutating func answer(_ typed: String, _ editor: LineEditor) -> FrontEnd.Outcome {
    guard !typed.allSatisfy(\.isWhitespace) else {
      front.takeBlankLine()
      return .success
    }
    var line = Prompt.removed(from: typed)
    // A prompt and nothing else was pasted: no wish to repeat anything.
    guard !line.isBlank else { return .success }
    front.typedLines = editor.history.lines
    if line.hasPrefix("!!") {
      guard let before = front.typedLines.last else {
        Output.error.tell("There is no line before this one.")
        return .failure
      }
      line = before + line.dropFirst(2)
      Output.standard.writeLine(line)
    }
    editor.addHistory(line)
    if let message = history.append(line) { Output.error.tell(message) }
    return front.take(line, at: nil)
  }

  private var isLesson: Bool {
    if case .lesson = invocation.mode { true } else { false }
  }

  private func greet() {
    front.voice.say(Self.greeting)
    if let reminder = front.reminder() { front.voice.say(reminder) }
  }

  /// `next: forward> `, the stage that comes next, or where the learner is in a lesson; before it
  /// the bug that is on, or `?`.
  private var prompt: Prompt {
    var parts: [Prompt.Part] = []
    if front.voice.isSpoken { return Prompt(parts: [.init(text: spokenPrompt)], isStyled: false) }
    if let bug = front.session.state.bug {
      parts = [
        .init(text: "[bug: \(bug.shown?.rawValue ?? "?")]", style: [.red]), .init(text: " "),
      ]
    }
    if let position = front.classroom?.position ?? front.drilling?.position {
      parts.append(.init(text: position, style: [.bold]))
    } else {
      parts.append(.init(text: "next: "))
      parts.append(.init(text: front.session.state.nextStage.rawValue, style: [.bold]))
    }
    parts.append(.init(text: "> "))
    return Prompt(parts: parts, isStyled: front.options.hasColor)
  }

  /// `next is forward: `, the same in words.
  private var spokenPrompt: String {
    let bug = front.session.state.bug.map { "bug \($0.shown?.rawValue ?? "unknown"), " } ?? ""
    var place = "next is \(front.session.state.nextStage.rawValue)"
    if let player = front.classroom?.player {
      place = "lesson \(player.lesson.id), \(player.position.stop) of \(player.position.of)"
    }
    if let drilling = front.drilling { place = drilling.position }
    return bug + place + ": "
  }

  /// Commands of the learner's own that every session begins with.
  private mutating func runInitFile() {
    guard invocation.usesInitFile, let name = Folders().configuration("init"),
      let bytes = try? Files.read(name)
    else { return }
    front.run(file: bytes, named: name)
  }
}
