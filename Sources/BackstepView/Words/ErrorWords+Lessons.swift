import BackstepSession

extension ErrorWords {
  /// Words for lessons and recordings.
  static func words(_ error: SessionError.Lesson) -> ErrorWords {
    switch error {
    case .notInALesson(let command):
      return ErrorWords(
        "no-lesson", "`\(command)` belongs to lessons, and there is none now",
        hint: command == "back"
          ? "did you mean `backward`, or `undo`?"
          : "type `lessons` to see them, `lesson 1` to begin")
    case .notInside(let command):
      return ErrorWords(
        "not-allowed", "`\(command)` in a lesson is not possible here",
        hint: command == "drill" ? "`leave` it first" : "")
    case .onlyAtATerminal("history"):
      return ErrorWords(
        "terminal-only", "`history` is of what is typed at a terminal, and nobody types here",
        hint: "the script itself says what it does")
    case .onlyAtATerminal(let command):
      return ErrorWords(
        "terminal-only", "`\(command)` needs somebody who answers",
        hint: "run `backstep lesson` at a terminal, or `backstep replay FILE` to only look")
    case .nothingAsked:
      return ErrorWords(
        "nothing-asked", "no question is open", hint: "`drill` asks the next")
    case .isAsked(let name):
      return ErrorWords(
        "is-asked", "`\(name)` is what is asked for", hint: "type a number, or a calculation")
    case .notDrawn(let topic):
      return ErrorWords(
        "not-drawn", "no numbers were found for a question of `\(topic.rawValue)`",
        hint: "`drill` asks another")
    case .worksheet(let fault): return words(fault)
    case .noLessons: return ErrorWords("no-lesson", "there are no lessons", hint: "")
    case .notAsWritten(let name):
      return ErrorWords(
        "lesson-differs", "\(quoted(name)) does not come out as it is written",
        hint: "`backstep prove` tells more")
    case .notRecording:
      return ErrorWords("no-recording", "nothing is recorded now", hint: "type `record FILE`")
    case .notRecordable(.prose(let fault)):
      return ErrorWords(
        "not-allowed", "that line is not recorded: \(fault)", hint: "type it again without that")
    case .notRecordable(let obstacle):
      let what =
        switch obstacle {
        case .manyWeights: "recording a network of so many weights"
        case .needsFiles: "recording from a state that needs files"
        case .tooLong(let bytes): "recording more than \(MemorySize(bytes: bytes).text)"
        case .prose: "recording this"
        case .command(let command): "recording `\(command)`, which a lesson may not do,"
        }
      return ErrorWords("not-allowed", "\(what) is not possible here", hint: "")
    case .broken(let id, let trouble):
      let reason =
        switch trouble {
        case .line(let line, let fault): "line \(line): \(fault)"
        case .setup(let printed): printed
        }
      return ErrorWords(
        "lesson", "the lesson `\(id)` cannot begin: \(reason)",
        hint: "`backstep prove` says what is wrong with a lesson")
    }
  }
}
