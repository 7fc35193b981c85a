import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// Recordings, and what a session asks of the program around it.
extension Runner {
  /// Adds a command to the recording, if there is one; one that cannot be repeated ends it.
  mutating func record(_ command: Command, _ report: Report?) {
    guard var recording, !isInLesson, !command.isOfRecording else { return }
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
      Output.error.writeLine(ErrorWords(error).line)
      Output.error.writeLine(
        "the recording ends here; \(recording.name.spelledOut) has the rest")
    }
  }

  /// Begins or ends a recording.
  private mutating func record(into name: String?) throws(SessionError) {
    guard !isInLesson else { throw .lesson(.notInside("record")) }
    guard let name else {
      guard let recording else { throw .lesson(.notRecording) }
      self.recording = nil
      let file = recording.name.spelledOut
      if !isJSON {
        Output.standard.writeLine("Recorded in \(file); `backstep prove \(file)` proves it.")
      }
      return
    }
    let recording = try Recording(name, from: session)
    try recording.write()
    self.recording = recording
    if let warning = recording.warning { Output.error.writeLine(warning) }
    if !isJSON {
      Output.standard.writeLine("Recording into \(name.spelledOut), until `record off`.")
    }
  }

  /// What a request of lessons comes to where nobody answers; at a terminal it is passed on.
  mutating func perform(_ request: LessonRequest, _ report: Report, at place: String?)
    throws(SessionError) -> Outcome
  {
    switch request {
    case .list:
      try listLessons()
      return .success
    case .replay(let name):
      guard LessonFiles(invocation).replay(name) == ExitStatus.success else {
        throw .lesson(.notAsWritten(name))
      }
      if isJSON { Output.standard.writeLine(JSONView().text(of: report)) }
      return .success
    case .record(let name):
      try record(into: name)
      if isJSON { Output.standard.writeLine(JSONView().text(of: report)) }
      return .success
    default: break
    }
    guard place == nil else { throw .lesson(.onlyAtATerminal(report.command)) }
    return .request(request, command: report.command)
  }

  /// Lists the lessons, and how far the learner is.
  func listLessons() throws(SessionError) {
    do throws(FileProblem) {
      let course = try Course(folder: invocation.lessonFolder)
      guard !isJSON else {
        let lessons = JSONValue.array(course.json(ProgressFile().read()))
        return Output.standard.writeLine(
          JSONValue.object([
            ("command", .string("lessons")), ("ok", .bool(true)),
            ("time", .integer(session.state.time)), ("lessons", lessons),
          ]).text)
      }
      let lines = course.lines(ProgressFile().read(), width: options.width)
      Output.standard.writeLine(lines.joined(separator: "\n"))
    } catch {
      throw .file(.unreadable(name: invocation.lessonFolder ?? "lessons", reason: error.reason))
    }
  }
}
