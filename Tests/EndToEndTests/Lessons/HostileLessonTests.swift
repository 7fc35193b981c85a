import BackstepText
import Testing

@testable import backstep

/// A lesson is somebody else's file: what it must not do, it cannot.
@Suite struct HostileLessonTests {
  private static let header = "<!-- backstep-lesson 1 id=bad title=\"Bad\" -->\n"

  private static func transcript(_ command: String) -> String {
    header + "Prose.\n\n```backstep\n> \(command)\n...\n```\n"
  }

  static let cases: [(name: String, text: String, message: String)] = [
    ("save", transcript("save stolen"), "cannot write `stolen`: no files can be written here"),
    ("source", transcript("source secret"), "cannot read `secret`: no files can be read here"),
    ("load", transcript("load secret"), "cannot read `secret`: no files can be read here"),
    ("a data file", transcript("data ./secret"), "no files can be read here"),
    ("record", transcript("record stolen"), "`record` in a lesson is not possible here"),
    ("replay", transcript("replay secret"), "`replay` in a lesson is not possible here"),
    ("lesson", transcript("lesson bad"), "`lesson` in a lesson is not possible here"),
    ("endless training", transcript("train 1000000000"), "type `train 100000` or less"),
    (
      "a hostile setup",
      "<!-- backstep-lesson 1 id=bad title=\"Bad\" setup=\"save stolen\" -->\nProse.\n",
      "the setup fails: cannot write `stolen`"
    ),
    ("an unclosed fence", header + "```backstep\n> forward\n", "bad.md:2: "),
    ("10 MB of text", header + String(repeating: "0123456789\n", count: 1_000_000), "bad.md"),
  ]

  @Test(arguments: cases)
  func isRefusedWithNothingWritten(_ name: String, _ text: String, _ message: String) throws {
    let home = try TemporaryFolder()
    _ = try home.file("bad.md", text)
    _ = try home.file("secret", "print 6*7")
    for command in ["prove", "replay"] {
      let result = try Program.backstep([command, "bad.md"], home: home).run()
      let all = result.output + result.error
      #expect(result.status == 1)
      #expect(all.contains(message), "\(command): \(all.prefix(400))")
      #expect(!all.contains("42"))
    }
    #expect(access(home.path + "/stolen", F_OK) != 0)
    #expect(access(home.path + "/state", F_OK) != 0)
  }

  @Test func noOrderToTheTerminalIsPassedOn() throws {
    let home = try TemporaryFolder()
    let orders = "\u{1B}]0;owned\u{7} \u{1B}[2J \u{9B}31m \u{8}\u{8} \u{202E}"
    _ = try home.file(
      "bad.md",
      """
      <!-- backstep-lesson 1 id=bad title="B\(orders)" -->
      # \(orders)
      Text \(orders) and `code \(orders)`.

      ```backstep
      > print 1\(orders)
      ...
      ```

      <!-- ask id=q kind=number answer=1 -->
      One? \(orders)
      <!-- wrong: 2 "No \(orders)" -->
      <!-- hint: Yes \(orders) -->
      """)
    for arguments in [
      ["prove", "bad.md"], ["replay", "bad.md"], ["-c", "lessons", "--lessons", "."],
    ] {
      let result = try Program.backstep(arguments, home: home).run()
      let scalars = (result.output + result.error).unicodeScalars
      #expect(
        !scalars.contains { $0.isUnsafe && $0 != "\n" }, "\(arguments)")
    }
  }

  @Test func settingsOfALessonDoNotOutliveIt() throws {
    let home = try TemporaryFolder()
    _ = try home.file("bad.md", Self.transcript("set lr 99"))
    let terminal = try PseudoTerminal.atPrompt(
      ["--lessons", home.path, "--color", "never"], home: home)
    try terminal.send("lesson bad\r")
    try terminal.waitFor("the lesson") { $0.line == "bad 1/1>" }
    try terminal.send("\r")
    try terminal.waitFor(screenContaining: "That was the lesson.")
    try terminal.send("leave; print lr*3\r")
    try terminal.waitFor("the old rate") { $0.lines.contains("1.5") }
    withExtendedLifetime(home) {}
  }
}

/// What is recorded is a lesson, and true.
@Suite struct RecordingTests {
  @Test(arguments: [
    "record r.md; forward; loss; backward; nudge; train 50; loss; undo",
    "train 500; set optimizer adam; train 3; record r.md; forward; train 3; evaluate",
    "net 2 1; data and; train 5; set W1 0.1 0.2; forward; record r.md; loss; step 4",
    "net 3 4 2 tanh softmax nobias; set x 1 2 3; set y 0 1; set loss ce; forward; record r.md; loss",
    "cycle;cycle;cycle;cycle;cycle;cycle;cycle;cycle;cycle;cycle;cycle;cycle;cycle; record r.md; cycle 3; show",
  ])
  func provesAtOnce(_ commands: String) throws {
    let home = try TemporaryFolder()
    let run = try Program.backstep(["--keep-going", "-c", commands + "; record off"], home: home)
    _ = try run.run()
    let proof = try Program.backstep(["prove", "r.md"], home: home).run()
    #expect(proof.status == 0 && proof.error == "", "\(proof.error)")
    #expect(proof.output.contains("1 transcript,"))
    #expect(try Program.backstep(["replay", "r.md"], home: home).run().status == 0)
  }

  @Test func whatReadsFilesEndsIt() throws {
    let home = try TemporaryFolder()
    let commands = "save a.json; record r.md; forward; load a.json; loss"
    let result = try Program.backstep(["--keep-going", "-c", commands], home: home).run()
    #expect(result.error.contains("the recording ends here; r.md has all that came before"))
    let proof = try Program.backstep(["prove", "r.md"], home: home).run()
    #expect(proof.status == 0 && proof.output.contains("1 command,"))
  }

  @Test func onlyListsAndReplaysWhereNobodyAnswers() throws {
    let home = try TemporaryFolder()
    let hint = try Program.backstep(["-c", "hint"], home: home).run()
    #expect(hint.status == 1 && hint.error.hasPrefix("-c:1: `hint` needs somebody who answers"))
    let list = try Program.backstep(["-c", "lessons"], home: home).run()
    #expect(list.status == 0 && list.output.hasPrefix("   1  forward "))
    #expect(try Program.backstep(["lesson", "1"], home: home).run().status == 1)
  }
}
