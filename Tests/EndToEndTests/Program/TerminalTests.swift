import Testing

/// The REPL as a person meets it: a few tests on a pseudo-terminal.
@Suite struct TerminalTests {
  @Test func greetsInThreeLinesAndShowsTheStageThatComesNext() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    #expect(terminal.screen.lines[0].hasPrefix("backstep, a debugger"))
    #expect(terminal.screen.lines[3].hasPrefix("next: forward>"))
    try terminal.send("f\r")
    try terminal.waitFor(screenContaining: "next: loss>")
    try terminal.send("loss; backward\r")
    try terminal.waitFor(screenContaining: "next: nudge>")
    #expect(terminal.screen.text.contains("gradb1[2]"))
  }

  /// The whole of each stage is on the screen at once, its prompt included.
  @Test func everyStageFitsEightyByTwentyFour() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    for (stage, first, next) in [
      ("forward", "forward   xor", "next: loss>"), ("loss", "loss   squared", "next: backward>"),
      ("backward", "backward   the blame", "next: nudge>"),
      ("nudge", "nudge   every weight", "next: forward>"),
    ] {
      try terminal.send("\(stage)\r")
      try terminal.waitFor("\(stage), whole") { screen in
        screen.text.contains(first) && screen.line.hasPrefix(next)
      }
    }
  }

  @Test func tabCompletesCommandsAndNames() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("forw\t")
    try terminal.waitFor("forward completed") { $0.line.hasSuffix("> forward") }
    try terminal.send("\r")
    try terminal.waitFor(screenContaining: "next: loss>")
    try terminal.send("print hidd\t")
    try terminal.waitFor(screenContaining: "hidden[2]")
  }

  @Test func historyLastsOverTwoStarts() throws {
    let home = try TemporaryFolder()
    let first = try PseudoTerminal.atPrompt(home: home)
    try first.send("print 41+1\r")
    try first.waitFor("the answer") { $0.lines.contains("42") }
    try first.send("quit\r")
    #expect(try first.waitForExit() == 0)
    let second = try PseudoTerminal.atPrompt(home: home)
    try second.send("\u{1B}[A")
    try second.send("\u{1B}[A")
    try second.waitFor("the old command") { $0.line.hasSuffix("print 41+1") }
  }

  @Test func controlCClearsTheLineAndControlDLeaves() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("print 12345")
    try terminal.waitFor("the half line") { $0.line.hasSuffix("12345") }
    try terminal.send("\u{3}")
    try terminal.waitFor("an empty prompt") { $0.line == "next: forward>" }
    #expect(!terminal.screen.lines.contains("12345"))
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func controlCStopsTrainingWithWholeState() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("train 1000000000\r")
    // While a command runs, the terminal turns Ctrl-C into a signal again.
    try terminal.waitFor("the command to run") { _ in terminal.modes.signals }
    try terminal.send("\u{3}")
    try terminal.waitFor(screenContaining: "Stopped by you after epoch", within: 30)
    try terminal.send("print 6*7\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
  }

  @Test func aBlankLineRepeatsStepsOnly() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("step\r")
    try terminal.waitFor(screenContaining: "next: loss>")
    try terminal.send("\r")
    try terminal.waitFor(screenContaining: "next: backward>")
    try terminal.send("print time\r")
    try terminal.waitFor("the time") { $0.lines.contains("2") }
    try terminal.send("\r")
    try terminal.send("print 100+time\r")
    try terminal.waitFor("no step since") { $0.lines.contains("102") }
  }

  @Test func aTinyWindowIsNoReasonToFail() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home, columns: 20, rows: 4)
    try terminal.send("forward\r")
    try terminal.waitFor(screenContaining: "next: loss>")
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
  }
}
