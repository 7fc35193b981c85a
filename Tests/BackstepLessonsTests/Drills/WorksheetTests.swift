import BackstepSession
import BackstepText
import Testing

@testable import BackstepLessons

/// Sheets for a class, and what becomes of their answers.
@Suite struct WorksheetTests {
  private static let order = WorksheetOrder(
    topic: .hiddenBlamePaths, seed: 7, students: 3, problems: 4)

  @Test(arguments: DrillTopic.allCases)
  func everyStudentHasNumbersOfTheirOwn(_ topic: DrillTopic) throws {
    let sheet = Worksheet(WorksheetOrder(topic: topic, seed: 7, students: 3, problems: 4))
    let problems = try (1...3).flatMap { try sheet.problems(of: $0) }
    #expect(Set(problems.map(\.prompt)).count >= 11)
    #expect(try sheet.problems(of: 2).map(\.prompt) == problems[4..<8].map(\.prompt))
    // A drill with the same seed does not give them away.
    let drill = try DrillProblem.draw(topic, seed: 7, number: 1)
    #expect(!problems.contains { $0.prompt == drill.prompt })
  }

  @Test func aPageAsItIsPrinted() throws {
    let sheet = Worksheet(WorksheetOrder(topic: .change, seed: 7, students: 2, problems: 1))
    let problems = try sheet.problems(of: 2)
    let given = problems[0].given.map { DrillProblem.number($0.value) }
    let dots = String(repeating: "…", count: 14)
    #expect(
      sheet.page(of: 2, problems) == """


        <div style="page-break-after: always"></div>

        # The change of a weight

        **Sheet 7-2**, answers to 3 significant digits. Name: \(dots)

        **1.** Plain gradient descent, one nudge.\("  ")
        `W1[0]\u{A0}=\u{A0}\(given[0])`, `gradW1[0]\u{A0}=\u{A0}\(given[1])`, `lr\u{A0}=\u{A0}\(given[2])`

        &nbsp;

        `deltaW1[0]` = \(dots)

        """)
  }

  @Test func theKeyIsReadAsItWasWritten() throws {
    let sheet = Worksheet(Self.order)
    let head = try #require(sheet.keyHead.lines.first)
    #expect(WorksheetOrder(keyLine: head) == Self.order)
    let key = sheet.key(of: 2, try sheet.problems(of: 2))
    #expect(key.lines.compactMap { sheet.student(ofKeyLine: $0) } == [2])
    #expect(!key.contains("<!-- sheet 7-2 [{\"name\":\"-->"))
  }

  @Test(arguments: [
    "", "# Title", "<!-- backstep-key 2 topic=loss seed=7 students=3 problems=4 -->",
    "<!-- backstep-key 1 topic=frob seed=7 students=3 problems=4 -->",
    "<!-- backstep-key 1 topic=loss seed=-7 students=3 problems=4 -->",
    "<!-- backstep-key 1 topic=loss seed=7 students=0 problems=4 -->",
    "<!-- backstep-key 1 topic=loss seed=7 students=3 problems=21 -->",
    "<!-- backstep-key 1 topic=loss seed=7 students=99999999999999999999 problems=2 -->",
    "<!-- backstep-key 1 topic=loss seed=7 seed=7 problems=2 -->",
    "<!-- backstep-key 1 topic=loss seed=7 students=3 -->", "<!-- backstep-key 1  -->",
  ])
  func whatIsNoKeyIsNone(_ line: String) {
    #expect(WorksheetOrder(keyLine: line) == nil)
  }

  /// Marks in the words of a mistake stay marks, and code stays code.
  @Test func wordsAreShownAsTheyAre() {
    #expect("W*a + `W*a` <b> 1_000".asMarkdown == "W\\*a + `W*a` \\<b\\> 1\\_000")
  }

  private static func rows(_ text: String) throws -> [Int: WorksheetAnswers.Row] {
    try WorksheetAnswers(Array(text.utf8), file: "a.csv", for: order).rows
  }

  @Test(arguments: [
    "7-2,0.1,,abc", "2,0.1,,abc", "sheet,1,2,3\n7-2,0.1,,abc",
    "\u{FEFF}sheet;1;2;3\r\n7-2;0.1;;abc\r\n",
    "sheet,name,q1,q2,q3,4\n7-2,Ann,0.1,,abc,", "sheet\tname\t3\t2\t1\n7-2\tAnn\tabc\t\t0.1",
    "student,answer\n7-2,0.1,,abc\n\n,,\n", "# a remark\n7-2, 0.1 , ,abc",
  ])
  func answersAreRead(_ text: String) throws {
    let row = try #require(try Self.rows(text)[2])
    #expect(row.answers.map(\.trimmed) == ["0.1", "", "abc", ""])
  }

  @Test func aCommaWithinAnAnswerStandsInQuotes() throws {
    #expect(try Self.rows("7-1,\"0,1\"")[1]?.answers[0] == "0,1")
    #expect(try Self.rows("7-1;0,1;0,2")[1]?.answers.prefix(2) == ["0,1", "0,2"])
    #expect(try Self.rows("7-1,,,")[1]?.answers == ["", "", "", ""])
  }

  @Test(arguments: [
    ("", WorksheetFault.noAnswers(file: "a.csv")), ("sheet,1\n", .noAnswers(file: "a.csv")),
    ("7-1,1\nfrob,1", .notASheet("frob", file: "a.csv", line: 2)),
    ("7-1-2,1", .notASheet("7-1-2", file: "a.csv", line: 1)),
    ("-1,1", .notASheet("-1", file: "a.csv", line: 1)),
    ("7-1,1\n9-2,1", .otherSeed(sheet: "9-2", file: "a.csv", line: 2, seed: 7)),
    ("7-4,1", .noSuchSheet(sheet: "7-4", file: "a.csv", line: 1, students: 3)),
    ("7-0,1", .noSuchSheet(sheet: "7-0", file: "a.csv", line: 1, students: 3)),
    ("7-1,1\n\n1,2", .sheetTwice(sheet: "1", file: "a.csv", line: 3, first: 1)),
    ("7-1,1,2,3,4,5", .tooManyAnswers(5, file: "a.csv", line: 1, problems: 4)),
  ])
  func answersThatCannotBeGraded(_ text: String, _ fault: WorksheetFault) {
    #expect(throws: SessionError.lesson(.worksheet(fault))) { try Self.rows(text) }
  }

  /// Everybody's mistake is named, whatever it is.
  @Test func mistakesAreNamed() throws {
    let sheet = Worksheet(Self.order)
    let problems = try sheet.problems(of: 1)
    let mistake = problems[1].mistakes[0]
    let answers = ["\(problems[0].right)", "\(mistake.value)", "no idea", ""]
    let graded = sheet.grade(.init(line: 1, answers: answers), of: 1, problems)
    #expect(graded.sheet == "7-1" && graded.right == 1 && !graded.isEmpty)
    #expect(graded.answers.map(\.code) == [nil, mistake.code, nil, nil])
    #expect(graded.answers.map(\.isRight) == [true, false, false, false])
    guard case .unreadable = graded.answers[2].verdict, case .missing = graded.answers[3].verdict
    else {
      Issue.record("\(graded)")
      return
    }
    let nothing = sheet.grade(
      .init(line: 1, answers: [" ", "", "", ""]), of: 1, problems)
    #expect(nothing.isEmpty)
  }
}
