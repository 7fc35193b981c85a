import Testing

/// Pages longer than the window.
@Suite struct PagerTests {
  private static let question = "Enter goes on, q stops --"

  @Test func enterGoesOnToTheEnd() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("show settings; help set\r")
    var pages = 0
    try terminal.waitFor("the first page") { $0.line.contains(Self.question) }
    while terminal.screen.line.contains(Self.question) {
      pages += 1
      let shown = terminal.screen.lines
      try terminal.send("\r")
      try terminal.waitFor("the next page") {
        $0.lines != shown && ($0.line.contains(Self.question) || $0.line == "next: forward>")
      }
    }
    #expect(pages > 1)
    #expect(!terminal.screen.text.contains(Self.question))
    withExtendedLifetime(home) {}
  }

  @Test(arguments: ["q", "\u{3}"]) func qAndCtrlCLeaveTheRestOut(_ key: String) throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home, columns: 60, rows: 20)
    try terminal.send("help set\r")
    try terminal.waitFor("a page") { $0.line.contains(Self.question) }
    // Other keys are nothing to it.
    try terminal.send("xyz\u{1B}[A")
    try terminal.send(key)
    try terminal.waitFor("the prompt") { $0.line == "next: forward>" }
    try terminal.send("print 41+1\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
    withExtendedLifetime(home) {}
  }

  @Test func aWindowThatClosesEndsIt() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("help set\r")
    try terminal.waitFor("a page") { $0.line.contains(Self.question) }
    try terminal.hangUp()
    withExtendedLifetime(home) {}
  }
}
