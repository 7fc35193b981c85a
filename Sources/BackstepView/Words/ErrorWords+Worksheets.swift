import BackstepSession

extension ErrorWords {
  /// Words for answers that cannot be graded.
  static func words(_ fault: WorksheetFault) -> ErrorWords {
    func bad(_ message: String, _ hint: String = "nothing was graded") -> ErrorWords {
      ErrorWords("worksheet", message, hint: hint)
    }
    func at(_ file: String, _ line: Int) -> String { "\(quoted(file)), line \(line)" }
    switch fault {
    case .notAKey(let file):
      return bad(
        "\(quoted(file)) is no key that this backstep has written",
        "`worksheet TOPIC FILE` writes FILE-key beside FILE")
    case .changedKey(let file, let line, let sheet):
      return bad(
        "\(at(file, line)): sheet \(sheet) is not what its seed gives",
        "the key was changed, or written by another version: write it anew")
    case .missingInKey(let file, let sheet):
      return bad(
        "\(quoted(file)) has no sheet \(sheet), though it says so",
        "the key was cut short: write it anew")
    case .noAnswers(let file):
      return bad(
        "\(quoted(file)) holds no answers",
        "a line a sheet: its number, such as 7-12, then the answers")
    case .notASheet(let text, let file, let line):
      return bad(
        "\(at(file, line)): \(quoted(text)) is no number of a sheet",
        "it stands at the top of the sheet, such as 7-12")
    case .otherSeed(let sheet, let file, let line, let seed):
      return bad(
        "\(at(file, line)): sheet \(quoted(sheet)) is of another seed than the key, whose seed is \(seed)",
        "take the key that was written with that sheet")
    case .noSuchSheet(let sheet, let file, let line, let students):
      return bad(
        "\(at(file, line)): there is no sheet \(quoted(sheet))",
        "the key has sheets 1 to \(students)")
    case .sheetTwice(let sheet, let file, let line, let first):
      return bad(
        "\(at(file, line)): sheet \(quoted(sheet)) is there twice",
        "it stands in line \(first) already")
    case .tooManyAnswers(let count, let file, let line, let problems):
      return bad(
        "\(at(file, line)): \(count) answers to \(problems) problems",
        "an answer with a comma in it stands in quotes")
    case .interrupted: return ErrorWords("interrupted", "stopped", hint: "nothing was written")
    }
  }
}
