/// Something that only the program around a session can do: play lessons, and record.
package enum LessonRequest: Equatable, Sendable {
  /// List the lessons.
  case list
  /// Begin a lesson, or go on with it; nil for the one that comes next.
  case open(String?)
  case hint, skip, again, back, restart, leave
  /// Record into a file, whatever it holds when it is forced; nil ends the recording.
  case record(String?, isForced: Bool)
  /// Play a lesson or a recording through.
  case replay(String)
  case drill(DrillRequest)
  case worksheet(WorksheetRequest)
}

extension CommandDeclaration {
  static let lessons = request(
    "lessons", summary: "the lessons, how long each takes, and how far you are", .list,
    scope: .anywhere)

  static let lesson: Self = CommandDeclaration(
    "lesson", usage: ["lesson [ID]", "lesson FILE"],
    summary: "begin a lesson, or go on with it; alone, the one that comes next",
    details: """
      ID is the number or the name that `lessons` shows, or the beginning of the name. In a lesson
      Enter goes on, or types the command shown; every other command works there too, and the
      lesson goes on from its own state afterwards. Yours is there again after `leave`. In a lesson,
      `lesson` alone shows the question or the page once more.
      `lesson FILE.md` plays a lesson that somebody wrote.
      """,
    completion: .sequence([.any([.lessons, .file])]), isRecorded: false, scope: .terminal
  ) { _, arguments, _ throws(SessionError) in
    guard arguments.words.count <= 1 else { throw arguments.usageError }
    return Outcome(body: .lesson(.open(arguments.words.first)))
  }

  static let hint = request(
    "hint", summary: "in a lesson: help with the question, a bit at a time", .hint)
  static let skip = request(
    "skip", summary: "in a lesson: show the solution, run it, and go on", .skip)
  static let again = request(
    "again", summary: "in a lesson: back to the state that the question began with", .again)
  static let back = request("back", summary: "in a lesson: one block back", .back)
  static let restart = request(
    "restart", summary: "in a lesson: from its beginning, all answers forgotten", .restart)
  static let leave = request(
    "leave", summary: "out of the lesson, to the state before it", .leave)

  static let record: Self = CommandDeclaration(
    "record", usage: ["record FILE [force]", "record off"],
    summary: "write what is typed, and what comes out, as a lesson",
    details: """
      `backstep prove FILE` proves that everything still comes out the same, and `replay FILE` plays
      it. The file is written anew after every command. A line `# like this` becomes prose, `## Title`
      a heading. What reads files cannot be recorded. A file that is there already is written over only with `force` behind its name.
      """,
    completion: .files(or: ["off"], then: ["force"]), isRecorded: false
  ) { _, arguments, _ throws(SessionError) in
    let (name, isForced) = try arguments.newFile()
    if name == "off", !isForced { return Outcome(body: .lesson(.record(nil, isForced: false))) }
    return Outcome(body: .lesson(.record(name, isForced: isForced)))
  }

  static let replay: Self = CommandDeclaration(
    "replay", usage: ["replay FILE"],
    summary: "play a lesson or a recording through, beside the session",
    completion: .sequence([.file]), isRecorded: false
  ) { _, arguments, _ throws(SessionError) in
    Outcome(body: .lesson(.replay(try arguments.file())))
  }

  /// A command of one word.
  private static func request(
    _ name: String, summary: String, _ request: LessonRequest, scope: Scope = .lesson
  ) -> Self {
    CommandDeclaration(name, usage: [name], summary: summary, isRecorded: false, scope: scope) {
      _, arguments, _ throws(SessionError) in
      try arguments.none()
      return Outcome(body: .lesson(request))
    }
  }
}
