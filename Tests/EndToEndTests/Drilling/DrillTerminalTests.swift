import Testing

@testable import backstep

/// A drill as a person takes it, on a pseudo-terminal.
@Suite struct DrillTerminalTests {
  /// Types a line, and waits for the text and for the prompt after it.
  private static func type(
    _ keys: String, _ terminal: PseudoTerminal, shows text: String,
    at prompt: String = "drill dout>"
  ) throws {
    try terminal.send(keys + "\r")
    try terminal.waitFor("\(text), then \(prompt) (after `\(keys)`)") {
      $0.text.contains(text) && $0.line == prompt
    }
  }

  @Test func isTakenRightAndWrongAndLeft() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal(backstep: ["--color", "never"], home: home)
    try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
    try terminal.send("set lr 0.125\r")
    try Self.type("drill dout", terminal, shows: "What is `dOut`")
    try Self.type("1000*(out - y)", terminal, shows: "Try again")
    try Self.type("hint", terminal, shows: "Hint 1 of 2")
    try Self.type("frob", terminal, shows: "there is no `frob`")
    try Self.type("hnit", terminal, shows: "did you mean `hint`?")
    try Self.type("skip", terminal, shows: "0 of 1 right, 1 to come again")
    try Self.type("why dOut", terminal, shows: "the sample")
    try Self.type("1", terminal, shows: "no question is open")
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
    var terminal = try PseudoTerminal(backstep: ["--color", "never"], home: home)
    try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
    try terminal.send("set lr 0.125; drill adam\r")
    try terminal.waitFor("the question") { $0.line == "drill adam>" }
    try terminal.send("set lr 7; quit\r")
    #expect(try terminal.waitForExit() == 0)
    terminal = try PseudoTerminal(backstep: ["--resume", "--color", "never"], home: home)
    try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
    try terminal.send("print lr\r")
    try terminal.waitFor("the own rate") { $0.lines.contains("0.125") }
    withExtendedLifetime(home) {}
  }
}
