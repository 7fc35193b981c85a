import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// What a session asks of the program around it: lessons, and recordings.
extension FrontEnd {
  /// What of the commands of lessons a drill knows too.
  private static let commandsOfDrills: Set = ["hint", "skip", "leave"]

  /// Refuses what has no sense here.
  func checkScope(of command: Command, at place: String?) throws(SessionError) {
    let name = command.declaration.name
    switch command.declaration.scope {
    case .anywhere: break
    case .terminal: guard place == nil else { throw .lesson(.onlyAtATerminal(name)) }
    case .lesson:
      if drilling != nil, Self.commandsOfDrills.contains(name) { return }
      guard place == nil else { throw .lesson(.onlyAtATerminal(name)) }
      guard classroom != nil else { throw .lesson(.notInALesson(name)) }
    }
  }

  /// Carries out a request.
  mutating func carryOut(_ request: LessonRequest, _ report: Report, at place: String?)
    throws(SessionError) -> Outcome
  {
    switch request {
    case .list: try listLessons()
    case .replay(let name):
      guard LessonFiles(invocation).replay(Folders().expanded(name)) == .success else {
        throw .lesson(.notAsWritten(name))
      }
      if isJSON { Output.standard.writeLine(JSONView().text(of: report)) }
    case .record(let name, let isForced):
      try record(into: name, isForced)
      if isJSON { Output.standard.writeLine(JSONView().text(of: report)) }
    case .open(let word): try openLesson(word)
    case .drill(let request): try carryOut(request)
    case .worksheet(let request): try carryOut(request, at: place)
    case .leave where drilling != nil: try carryOut(.off)
    case .hint where drilling != nil: try hintInDrill()
    case .skip where drilling != nil: try skipInDrill()
    case .leave: leaveLesson()
    case .hint: play { $0.hint() }
    case .skip: if classroom?.player.isOver == true { leaveLesson() } else { play { $0.skip() } }
    case .again: play { $0.again() }
    case .back: play { $0.back() }
    case .restart: play { $0.restart() }
    }
    return .success
  }

  /// Adds a command to the recording, if there is one; one that cannot be repeated ends it.
  mutating func record(_ command: Command, _ report: Report?) {
    guard var recording, outside == nil, command.declaration.isRecorded else { return }
    var commands = [command.fullText]
    if case .train(let training)? = report?.body,
      !training.rateChanges.isEmpty || training.stopped == .interrupted
    {
      commands = training.replay
    }
    do throws(SessionError) {
      try recording.add(commands, succeeded: report != nil)
      self.recording = recording
    } catch {
      self.recording = nil
      Output.error.tell(ErrorWords(error).line)
      Output.error.tell(
        "the recording ends here; \(recording.name.spelledOut) has all that came before")
    }
  }

  /// Adds a comment to the recording, if there is one, as prose.
  mutating func note(_ line: String) {
    let comment = line.trimmed
    guard var recording, classroom == nil, comment.hasPrefix("#") else { return }
    do throws(SessionError) {
      try recording.note(comment)
      self.recording = recording
    } catch {
      Output.error.tell(ErrorWords(error).line)
    }
  }

  /// Begins or ends a recording.
  private mutating func record(into typed: String?, _ isForced: Bool) throws(SessionError) {
    let name = typed.map(Folders().expanded)
    guard outside == nil else { throw .lesson(.notInside("record")) }
    guard let name else {
      guard recording != nil else { throw .lesson(.notRecording) }
      return endRecording()
    }
    guard isForced || Files.kind(of: name) == .nothing else { throw .file(.exists(name: name)) }
    let recording = try Recording(name, from: session)
    try recording.write()
    if self.recording != nil { endRecording() }
    self.recording = recording
    if let warning = recording.warning { voice.warn(warning) }
    if !isJSON {
      voice.say("Recording into \(name.spelledOut), until `record off`.")
    }
  }

  private mutating func endRecording() {
    guard let file = recording?.name.spelledOut else { return }
    recording = nil
    if !isJSON { voice.say("Recorded in \(file); `backstep prove \(file)` proves it.") }
  }

  /// Lists the lessons, and how far the learner is.
  private func listLessons() throws(SessionError) {
    let (course, kept) = (try course(), progress.read())
    guard !isJSON else {
      let lessons = [("lessons", JSONValue.array(course.json(kept)))]
      return Output.standard.writeLine(
        JSONView().text(of: "lessons", at: session.state.time, lessons))
    }
    let lines =
      voice.style == .text
      ? course.lines(kept, width: shown.width) : voice.style.lines(course.table(kept))
    present(lines.joined(separator: "\n"))
  }

  /// The lessons there are.
  func course() throws(SessionError) -> Course {
    do throws(FileProblem) {
      return try Course(folder: invocation.lessonFolder)
    } catch {
      throw .file(.unreadable(name: invocation.lessonFolder ?? "lessons", error))
    }
  }
}
