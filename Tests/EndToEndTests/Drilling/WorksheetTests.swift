import BackstepSession
import Testing

@testable import backstep

/// Sheets and keys as files, and answers graded.
@Suite struct WorksheetTests {
  private static func run(_ commands: String, _ home: TemporaryFolder) throws -> Program.Result {
    try Program.backstep(["-c", commands], home: home).run()
  }

  private static func text(_ name: String, _ home: TemporaryFolder) throws -> String {
    String(decoding: try Files.read(home.path + "/" + name), as: UTF8.self)
  }

  @Test func aClassIsGraded() throws {
    let home = try TemporaryFolder()
    let written = try Self.run("worksheet change s.md --seed 7 --students 3 --problems 2", home)
    #expect(written.output == "3 sheets of 2 problems: s.md; the key: s-key.md\n")
    let key = try Self.text("s-key.md", home)
    let bold = key.split(separator: "**").map(String.init)
    // **1.** `name` = **answer**
    let answers = bold.indices.filter { bold[$0].hasSuffix("` = ") }.map { bold[$0 + 1] }
    try #require(answers.count == 6)
    let wrong = answers[2].hasPrefix("-") ? String(answers[2].dropFirst()) : "-" + answers[2]
    _ = try home.file("a.csv", "sheet,1,2\n7-2,\(wrong),frob\n7-1,\(answers[0]),\(answers[1])\n")
    let graded = try Self.run("worksheet grade s-key.md a.csv", home)
    #expect(
      graded.output == """
        7-1   2 of 2 right
        7-2   0 of 2 right
           1. \(wrong): `deltaW1[0]` is \(answers[2]). Right size, wrong sign.
           2. `frob` is no number; `deltaW1[0]` is \(answers[3]).

        2 sheets of `change`: 2 of 4 right, 50 %.
        Mistakes: 1 sign.
        No answers of sheet 7-3.

        """, "\(graded)")
    _ = try home.file("b.csv", "7-3,,\n")
    #expect(try Self.run("worksheet grade s-key.md b.csv", home).output.hasPrefix("7-3   empty"))
  }

  @Test func nothingIsOverwritten() throws {
    let home = try TemporaryFolder()
    _ = try home.file("s-key.md", "mine")
    let refused = try Self.run("worksheet loss s.md", home)
    #expect(refused.status == 1 && refused.error.contains("`s-key.md` is there already"))
    #expect(try Self.text("s-key.md", home) == "mine")
    #expect(Files.kind(of: home.path + "/s.md") == .nothing)
    #expect(try Self.run("worksheet loss s.md force", home).status == 0)
    #expect(try Self.text("s-key.md", home).hasPrefix("<!-- backstep-key 1 topic=loss seed=1 "))
    #expect(try Self.run("worksheet loss s.md", home).status == 1)
    #expect(try Self.run("worksheet loss plain", home).output.contains("the key: plain-key\n"))
  }

  /// Written over, a key stays for the eyes that it was for.
  @Test func permissionsStay() throws {
    let home = try TemporaryFolder()
    chmod(try home.file("s-key.md", "old"), 0o600)
    #expect(try Self.run("worksheet loss s.md force", home).status == 0)
    var status = stat()
    #expect(stat(home.path + "/s-key.md", &status) == 0 && status.st_mode & 0o7777 == 0o600)
  }

  /// Stopped in the middle of far too many, it leaves nothing behind.
  @Test func stoppedItLeavesNothing() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(["--color", "never"], home: home)
    try terminal.send("worksheet loss s.md --students 100000\r")
    try terminal.waitFor("the file in the making", within: 30) { _ in
      (Folders.names(in: home.path) ?? []).contains { $0.hasPrefix("s-key.md.backstep-") }
    }
    kill(terminal.process, SIGINT)
    try terminal.waitFor("the end of it") {
      $0.text.contains("stopped; nothing was written") && $0.line == "next: forward>"
    }
    #expect((Folders.names(in: home.path) ?? []).allSatisfy { !$0.hasPrefix("s") || $0 == "state" })
  }

  @Test(arguments: [
    ("worksheet", "that is not how `worksheet` is used"),
    ("worksheet loss", "that is not how `worksheet` is used"),
    ("worksheet frob s.md", "there is no drill `frob`"),
    ("worksheet loss --seed 3", "that is not how `worksheet` is used"),
    ("worksheet loss s.md --seeds 3", "did you mean `--seed`"),
    ("worksheet loss s.md --seed", "that is not how `worksheet` is used"),
    ("worksheet loss s.md --seed -3", "is not a whole number from 0 up"),
    ("worksheet loss s.md --seed 99999999999999999999", "is not a whole number from 0 up"),
    ("worksheet loss s.md --students 0", "from 1 to 100000"),
    ("worksheet loss s.md --students 1000000", "from 1 to 100000"),
    ("worksheet loss s.md --students many", "is not a whole number"),
    ("worksheet loss s.md --problems 21", "from 1 to 20"),
    ("worksheet loss no/such/s.md", "cannot write `no/such/s.md`"),
    ("worksheet loss .", "is there already"), ("worksheet loss . force", "cannot write `.`"),
    ("worksheet grade", "that is not how `worksheet` is used"),
    ("worksheet grade a b", "cannot read `a`"),
    ("worksheet loss s.md; worksheet grade s.md a.csv", "`s.md` is no key"),
    ("worksheet loss s.md; worksheet grade s-key.md a.csv", "cannot read `a.csv`"),
    ("worksheet loss s.md; worksheet grade s-key.md s.md", "is no number of a sheet"),
    ("worksheet grade . b", "it is a folder"),
  ])
  func refusals(_ commands: String, _ message: String) throws {
    let home = try TemporaryFolder()
    let run = try Self.run(commands, home)
    #expect(run.status == 1 && run.error.contains(message), "\(run.error)")
  }

  @Test(arguments: [
    ("7-1,1\n9-1,1\n", "`a.csv`, line 2: sheet `9-1` is of another seed than the key"),
    ("7-1,1\n7-1,1\n", "`a.csv`, line 2: sheet `7-1` is there twice; it stands in line 1"),
    ("7-3,1\n", "`a.csv`, line 1: there is no sheet `7-3`; the key has sheets 1 to 2"),
    ("7-1,1,2,3,4,5\n", "line 1: 5 answers to 4 problems"), ("", "`a.csv` holds no answers"),
    ("7-1,\"1\n", "a quote is not closed"),
  ])
  func answersThatCannotBeGraded(_ answers: String, _ message: String) throws {
    let home = try TemporaryFolder()
    _ = try home.file("a.csv", answers)
    let run = try Self.run(
      "worksheet loss s.md --seed 7 --students 2; worksheet grade s-key.md a.csv", home)
    #expect(run.status == 1 && run.error.contains(message), "\(run.error)")
  }

  @Test func aKeyThatWasChangedIsNotUsed() throws {
    let home = try TemporaryFolder()
    _ = try Self.run("worksheet loss s.md --seed 7 --students 2", home)
    let key = try Self.text("s-key.md", home)
    let line = try #require(key.split(separator: "\n").first { $0.hasPrefix("<!-- sheet 7-2") })
    func write(_ other: String) throws {
      let range = try #require(key.firstRange(of: line))
      _ = try home.file("k.md", key[..<range.lowerBound] + other + key[range.upperBound...])
    }
    _ = try home.file("a.csv", "7-2,1\n")
    try write(String(line.dropLast(5)) + ",7] -->")
    #expect(
      try Self.run("worksheet grade k.md a.csv", home).error.contains(
        "sheet 7-2 is not what its seed gives"))
    try write("")
    #expect(
      try Self.run("worksheet grade k.md a.csv", home).error.contains("`k.md` has no sheet 7-2"))
  }

  @Test func aKeyMayComeThroughAPipe() throws {
    let home = try TemporaryFolder()
    _ = try Self.run("worksheet loss s.md --seed 7 --problems 2", home)
    _ = try home.file("a.csv", "7-1,frob,\n")
    let graded = try Program.backstep(["-c", "worksheet grade /dev/stdin a.csv"], home: home)
      .run(input: try Self.text("s-key.md", home))
    #expect(graded.status == 0 && graded.output.hasPrefix("7-1   0 of 2 right"), "\(graded)")
  }

  @Test func aKeyThatIsNotTextIsRefused() throws {
    let home = try TemporaryFolder()
    _ = try Self.run("worksheet loss s.md --seed 7", home)
    _ = try home.file("k.md", try Self.text("s-key.md", home) + "\0\n")
    _ = try home.file("a.csv", "7-1,1\n")
    let error = try Self.run("worksheet grade k.md a.csv", home).error
    #expect(
      error.contains("cannot read `k.md`") && error.contains("the line holds a NUL byte"),
      "\(error)")
  }

  /// A lesson writes no files, and a file of commands may.
  @Test func aLessonHasNoSheets() throws {
    let home = try TemporaryFolder()
    _ = try home.file(
      "a.md",
      "<!-- backstep-lesson 1 id=a title=\"A\" -->\n# A\n\n```backstep\n> worksheet loss s.md\n...\n```\n"
    )
    let run = try Program.backstep(["prove", "a.md"], home: home).run()
    #expect(run.status == 1 && run.error.contains("not possible here"))
    #expect(Files.kind(of: home.path + "/s.md") == .nothing)
  }

  /// An independent program solves the sheets as they are printed, and a class of its making is
  /// graded; `BACKSTEP_DRILLS=1000` has it do more.
  @Test func anIndependentProgramFindsTheSame() throws {
    let home = try TemporaryFolder()
    try Python.run(
      "worksheets.py",
      [try Program.backstep, getenv("BACKSTEP_DRILLS").map { String(cString: $0) } ?? "8"]
        + DrillTopic.allCases.map(\.rawValue), home, about: "sheets solved by NumPy")
  }
}
