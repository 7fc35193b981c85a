import BackstepSession
import BackstepText

/// Sheets of problems for a class, and the key to them, as Markdown that any tool prints.
package struct Worksheet: Sendable {
  package let order: WorksheetOrder

  package init(_ order: WorksheetOrder) { self.order = order }

  /// What a student's sheet is called, on it and in the answers: `7-12`.
  package func sheet(of student: Int) -> String { "\(order.seed)-\(student)" }

  /// The problems on a student's sheet, always the same.
  package func problems(of student: Int) throws(SessionError) -> [DrillProblem] {
    var problems: [DrillProblem] = []
    for place in 1...order.problems {
      problems.append(
        try DrillProblem.draw(
          order.topic, seed: order.seed, number: (student - 1) * order.problems + place,
          of: "worksheet"))
    }
    return problems
  }

  private static let line = String(repeating: "…", count: 14)
  /// No line breaks within a number.
  private static let equals = "\u{A0}=\u{A0}"
  private static let newLine = "  \n"
  private static let space = "\n\n&nbsp;"
  private static let pageEnd = "\n\n<div style=\"page-break-after: always\"></div>\n"

  /// A student's page.
  package func page(of student: Int, _ problems: [DrillProblem]) -> String {
    var text = student > 1 ? Self.pageEnd + "\n" : ""
    text += """
      # \(order.topic.title)

      **Sheet \(sheet(of: student))**, answers to \(DrillProblem.digitsAsked) significant digits. \
      Name: \(Self.line)

      """
    for (index, problem) in problems.enumerated() {
      text += "\n**\(index + 1).** \(problem.lead)\(Self.newLine)"
      text += problem.given.map { "`\($0.name)\(Self.equals)\(DrillProblem.number($0.value))`" }
        .joined(separator: ", ")
      text +=
        Self.space + "\n\n`\(problem.asked)`\(problem.isAfterNudge ? " after the nudge" : "") = "
      text += "\(Self.line)\n"
    }
    return text
  }

  /// What stands above all pages of the key.
  package var keyHead: String {
    """
    <!-- backstep-key 1 topic=\(order.topic.rawValue) seed=\(order.seed) students=\(order.students) \
    problems=\(order.problems) -->

    # Key: \(order.topic.title)

    Seed \(order.seed). Under each working stands what the usual mistakes would have given; what they are
    is said at the end.

    """
  }

  /// What stands below all pages of the key: each mistake in words, as of the first problem in which
  /// it can be made.
  package func keyEnd(_ legend: WorksheetLegend) -> String {
    "\n## The mistakes\n\n"
      + legend.entries.map { "- **\($0.code)**: \($0.words.asMarkdown)\n" }.joined()
  }

  /// A student's part of the key.
  package func key(of student: Int, _ problems: [DrillProblem]) -> String {
    var text = "\n## Sheet \(sheet(of: student))\n\n\(record(of: student, problems))\n"
    for (index, problem) in problems.enumerated() {
      text += "\n**\(index + 1).** `\(problem.asked)` = **\(DrillProblem.number(problem.right))**"
      text += Self.newLine
      text += problem.working.map { "`\($0)`" }.joined(separator: Self.newLine) + Self.newLine
      let mistakes = problem.mistakes.map { "`\(DrillProblem.number($0.value))` \($0.code)" }
      text += mistakes.joined(separator: ", ") + "\n"
    }
    return text
  }

  /// The line of the key that says for programs what stands on a sheet.
  package func record(of student: Int, _ problems: [DrillProblem]) -> String {
    let entries = problems.map { problem in
      JSONValue.object([
        ("name", .string(problem.asked)),
        ("numbers", .object(problem.given.map { ($0.name, .number($0.value)) })),
        ("lead", .string(problem.lead)), ("answer", .number(problem.right)),
        (
          "mistakes",
          .array(
            problem.mistakes.map {
              .object([("mistake", .string($0.code)), ("value", .number($0.value))])
            })
        ),
      ])
    }
    return Self.recordMark + sheet(of: student) + " " + JSONValue.array(entries).text + " -->"
  }

  static let recordMark = "<!-- sheet "
}

/// The mistakes that a key has met, each with its words.
package struct WorksheetLegend: Sendable {
  package private(set) var entries: [(code: String, words: String)] = []

  package init() {}

  /// Takes up the mistakes of a problem that are new.
  package mutating func note(_ problem: DrillProblem, words: (KnownMistake) -> String) {
    for mistake in problem.mistakes where !entries.contains(where: { $0.code == mistake.code }) {
      entries.append((mistake.code, words(mistake)))
    }
  }
}

extension WorksheetOrder {
  private static let mark = "<!-- backstep-key 1 "

  /// The order that the first line of a key tells of; nil when it is none.
  package init?(keyLine line: String) {
    guard line.hasPrefix(Self.mark), line.hasSuffix(" -->") else { return nil }
    var values: [String: String] = [:]
    for word in line.dropFirst(Self.mark.count).dropLast(4).split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, values.updateValue(parts[1], forKey: parts[0]) == nil else {
        return nil
      }
    }
    guard values.count == 4, let topic = values["topic"].flatMap(DrillTopic.init(rawValue:)),
      let seed = values["seed"].flatMap(UInt64.init),
      let students = values["students"].flatMap(Int.init),
      let problems = values["problems"].flatMap(Int.init),
      (1...Self.mostStudents).contains(students), (1...Self.mostProblems).contains(problems)
    else { return nil }
    self.init(topic: topic, seed: seed, students: students, problems: problems)
  }
}
