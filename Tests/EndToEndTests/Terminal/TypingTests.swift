import BackstepSession
import Testing

@testable import backstep

/// What fingers type, at a terminal and in a pipe.
@Suite struct TypingTests {
  @Test(arguments: [
    ("> forward", "forward"), ("next: forward> loss", "loss"), ("next: nudge>", ""),
    ("[bug: ?] next: loss> print 1 > 0", "print 1 > 0"), ("forward 3/8> loss", "loss"),
    ("[bug: order] xor 12/20>  step", "step"), ("> > forward", "forward"),
    ("drill dout> 0.3", "0.3"), ("  > a", "a"),
    ("print 1 > 0", "print 1 > 0"), (" forward", " forward"), ("next: frob> a", "next: frob> a"),
    ("train until loss < 1", "train until loss < 1"), (">", ""), (">= 3", ">= 3"),
    ("next is forward: loss", "loss"), ("bug unknown, next is loss: print 1 > 0", "print 1 > 0"),
    ("lesson xor, 3 of 8: step", "step"), ("bug sign, lesson xor, 3 of 8: ", ""),
    ("drill dout: 0.3", "0.3"), ("next is frob: a", "next is frob: a"),
    ("lesson xor", "lesson xor"), ("lesson xor, a of 8: b", "lesson xor, a of 8: b"),
    ("[bug: ?]", "[bug: ?]"), ("a 3/x> b", "a 3/x> b"),
  ])
  func aPromptIsNoPartOfTheLine(_ line: String, _ expected: String) {
    #expect(Prompt.removed(from: line) == expected)
  }

  @Test func promptsOfPastedLinesGo() {
    #expect(Paste.oneLine("> forward\n> loss # so\nnext: nudge> nudge\n") == "forward;loss;nudge")
  }

  @Test func aTerminalAnswersWhatIsTyped() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("40+1\r")
    try terminal.waitFor("the answer") { $0.lines.contains("41") }
    try terminal.send("ans*2\r")
    try terminal.waitFor("the next answer") { $0.lines.contains("82") }
    try terminal.send("lr = 0.1\r")
    try terminal.waitFor(screenContaining: "`lr = 0.1` is no command; type `set lr 0.1`")
    try terminal.send("next: forward> print lr*100\r")
    try terminal.waitFor("the rate as it was") { $0.lines.contains("50") }
    try terminal.send("history 2\r")
    try terminal.waitFor("the lines without prompts") {
      $0.text.contains("history 2\nlr = 0.1\nprint lr*100\n")
    }
    try terminal.send(" print 7*7\r")
    try terminal.waitFor("a line not kept") { $0.lines.contains("49") }
    try terminal.send("history 7*7\r")
    try terminal.waitFor(screenContaining: "nothing typed before holds `7*7`")
    let file = try Files.read(home.path + "/state/backstep/history")
    #expect(
      String(decoding: file, as: UTF8.self)
        == "40+1\nans*2\nlr = 0.1\nprint lr*100\nhistory 2\nhistory 7*7\n")
  }

  @Test(arguments: [
    (
      "out", 1, "",
      "-c:1: there is no command `out`; did you mean `print out`?\n"
    ),
    ("b2 = 4", 1, "", "-c:1: `b2 = 4` is no command; type `set b2 4`\n"),
    ("> print 1", 1, "", "-c:1: there is no command `>`; `help` lists them all\n"),
    ("assert 1 < 2", 0, "holds: 1 < 2   (1 < 2)\n", ""),
    (
      "assert 2^2 > 5; print 1", 1, "",
      "-c:1: `2^2 > 5` does not hold: left of > it is 4, right of it 5\n"
    ),
    (
      "history", 1, "",
      "-c:1: `history` is of what is typed at a terminal, and nobody types here; "
        + "the script itself says what it does\n"
    ),
  ])
  func aPipeTakesCommandsOnly(
    _ commands: String, _ status: Int32, _ output: String, _ error: String
  ) throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep(["-c", commands], home: home).run()
    #expect(result == Program.Result(status: status, output: output, error: error))
  }

  /// In a lesson and in a recording it is the command that it stands for.
  @Test func aRecordingHasTheCommandsThatWereMeant() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home)
    for line in ["record r.md", "forward", "W1[0][0] + 1", "> print lr", "history", "record off"] {
      try terminal.send(line + "\r")
    }
    try terminal.waitFor(screenContaining: "Recorded in r.md", within: 30)
    let text = String(decoding: try Files.read(home.path + "/r.md"), as: UTF8.self)
    #expect(text.contains("> print W1[0][0] + 1\n") && text.contains("> print lr\n"))
    #expect(!text.contains("history"))
    #expect(try Program.backstep(["prove", "r.md"], home: home).run().status == 0)
  }

  @Test func anAssertionIsAnObjectOfJSON() throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep(
      ["--json", "--keep-going", "-c", "assert 1 < 2\nassert 2 < 1"], home: home
    ).run()
    #expect(result.status == 1)
    #expect(
      result.output.hasPrefix(
        #"{"command":"assert","ok":true,"time":0,"condition":"1 < 2","left":1.0,"relation":"<","#
          + #""right":2.0}"# + "\n" + #"{"command":"assert","ok":false,"error":{"code":"assertion""#
      ))
  }
}
