/// Sheets to be made: a topic, and for how many students with how many problems each.
package struct WorksheetOrder: Equatable, Sendable {
  package let topic: DrillTopic
  /// What the numbers are drawn from.
  package let seed: UInt64
  package let students: Int
  /// Problems on a sheet.
  package let problems: Int

  /// More than anybody prints, less than a disk.
  package static let mostStudents = 100_000
  package static let mostProblems = 20
  package static let usualProblems = 4

  package init(topic: DrillTopic, seed: UInt64, students: Int, problems: Int) {
    (self.topic, self.seed) = (topic, seed)
    (self.students, self.problems) = (students, problems)
  }
}

/// What is wanted of sheets.
package enum WorksheetRequest: Equatable, Sendable {
  /// Sheets into a file, and their key beside it.
  case write(WorksheetOrder, file: String, isForced: Bool)
  /// Answers of students graded by a key.
  case grade(key: String, answers: String)
}

/// Why answers cannot be graded. Lines are counted from 1.
package enum WorksheetFault: Equatable, Sendable {
  /// A file that `worksheet` did not write as a key, or a newer one.
  case notAKey(file: String)
  /// A sheet of a key that its seed does not give.
  case changedKey(file: String, line: Int, sheet: String)
  /// A sheet of the answers that the key should have, and has not.
  case missingInKey(file: String, sheet: String)
  case noAnswers(file: String)
  case notASheet(String, file: String, line: Int)
  /// A sheet of another seed than the key's.
  case otherSeed(sheet: String, file: String, line: Int, seed: UInt64)
  case noSuchSheet(sheet: String, file: String, line: Int, students: Int)
  case sheetTwice(sheet: String, file: String, line: Int, first: Int)
  case tooManyAnswers(Int, file: String, line: Int, problems: Int)
  /// The learner asked to stop.
  case interrupted
}

extension CommandDeclaration {
  static let worksheet: Self = CommandDeclaration(
    "worksheet",
    usage: [
      "worksheet TOPIC FILE [--seed N] [--students K] [--problems P] [force]",
      "worksheet grade KEY ANSWERS.csv",
    ],
    summary: "sheets to print, each with numbers of its own, and their key; answers graded",
    details: """
      FILE gets a page of Markdown for each student, with the topics of `drill`; beside it FILE-key has
      the answers, the working, and what each usual mistake would have given. The same seed gives the
      same sheets. For `worksheet grade` write a line a sheet: its number as printed, such as 7-12, then
      the answers, as a table with the head `sheet,1,2,3`; other columns are passed over. Each
      student's mistakes are named.

      Topics: \(DrillTopic.allCases.map(\.rawValue).joined(separator: ", ")).
      """,
    completion: .first(
      .words(DrillTopic.allCases.map(\.rawValue) + ["grade"]),
      then: ["": .any([.file, .words(options + ["force"])])]),
    isRecorded: false
  ) { session, arguments, _ throws(SessionError) in
    let request =
      arguments.words.first == "grade"
      ? try grading(arguments) : try writing(arguments, seed: session.state.settings.seed)
    return Outcome(body: .lesson(.worksheet(request)))
  }

  private static let options = ["--seed", "--students", "--problems"]

  private static func grading(_ arguments: Arguments) throws(SessionError) -> WorksheetRequest {
    let words = arguments.words
    guard words.count == 3, !words[1].isEmpty, !words[2].isEmpty else { throw arguments.usageError }
    return .grade(key: words[1], answers: words[2])
  }

  private static func writing(_ arguments: Arguments, seed: UInt64) throws(SessionError)
    -> WorksheetRequest
  {
    guard let word = arguments.words.first else { throw arguments.usageError }
    let topic = try DrillTopic(word: word)
    guard arguments.words.count > 1, !arguments.words[1].isEmpty,
      !arguments.words[1].hasPrefix("--")
    else { throw arguments.usageError }
    var (seed, students, problems) = (seed, 1, WorksheetOrder.usualProblems)
    var rest = arguments.words.dropFirst(2)
    let isForced = rest.last == "force"
    if isForced { rest.removeLast() }
    while let option = rest.popFirst() {
      guard options.contains(option) else {
        guard option.hasPrefix("-") else { throw arguments.usageError }
        throw .typing(.unknownWord(option, kind: .option, choices: options))
      }
      guard let value = rest.popFirst() else { throw arguments.usageError }
      switch option {
      case "--seed": seed = try Numbers.seed(value)
      case "--students":
        students = try Arguments.count(value, atMost: WorksheetOrder.mostStudents)
      default: problems = try Arguments.count(value, atMost: WorksheetOrder.mostProblems)
      }
    }
    let order = WorksheetOrder(topic: topic, seed: seed, students: students, problems: problems)
    return .write(order, file: arguments.words[1], isForced: isForced)
  }
}
