import Testing

@testable import backstep

/// A drill as a person takes it, on a pseudo-terminal.
@Suite struct DrillTerminalTests {
  @Test func isTakenRightAndWrongAndLeft() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(["--color", "never"], home: home)
    try terminal.send("set lr 0.125\r")
    try terminal.type("drill dout", shows: "What is `dOut`", at: "drill dout>")
    try terminal.type("1000*(out - y)", shows: "Try again", at: "drill dout>")
    try terminal.type("hint", shows: "Hint 1 of 2", at: "drill dout>")
    try terminal.type("frob", shows: "there is no `frob`", at: "drill dout>")
    try terminal.type("hnit", shows: "did you mean `hint`?", at: "drill dout>")
    try terminal.type("skip", shows: "0 of 1 right, 1 to come again", at: "drill dout>")
    try terminal.type("why dOut", shows: "the sample", at: "drill dout>")
    try terminal.type("1", shows: "no question is open", at: "drill dout>")
    // Enter asks the next, and shows an open one once more.
    try terminal.send("\u{0C}\r")
    try terminal.waitFor("the next question") {
      $0.text.contains("significant digits?") && $0.line == "drill dout>"
    }
    try terminal.send("\u{0C}\r")
    try terminal.waitFor("the same once more") {
      $0.text.contains("significant digits?") && $0.line == "drill dout>"
    }
    // A lesson ends the drill, and one's own session is behind both.
    try terminal.send("lesson forward\r")
    try terminal.waitFor("the lesson") { $0.line.hasPrefix("forward 1/") }
    try terminal.send("drill\r")
    try terminal.waitFor("its refusal") {
      $0.text.contains("in a lesson is not possible here; `leave` it first")
        && $0.line.hasPrefix("forward 1/")
    }
    try terminal.send("leave\r")
    try terminal.waitFor("one's own session") { $0.line == "next: forward>" }
    try terminal.send("print lr\r")
    try terminal.waitFor("the own rate") { $0.lines.contains("0.125") }
    withExtendedLifetime(home) {}
  }

  /// What ends the program ends no more than the drill.
  @Test func onesOwnSessionIsKept() throws {
    let home = try TemporaryFolder()
    var terminal = try PseudoTerminal.atPrompt(["--color", "never"], home: home)
    try terminal.send("set lr 0.125; drill adam\r")
    try terminal.waitFor("the question") { $0.line == "drill adam>" }
    try terminal.send("set lr 7; quit\r")
    #expect(try terminal.waitForExit() == 0)
    terminal = try PseudoTerminal.atPrompt(["--resume", "--color", "never"], home: home)
    try terminal.send("print lr\r")
    try terminal.waitFor("the own rate") { $0.lines.contains("0.125") }
    withExtendedLifetime(home) {}
  }
}
