import Testing

/// Keys, pastes, windows and settings that nobody was meant to try: none crashes the program,
/// leaves text behind, or runs what was not confirmed.
@Suite struct HostileKeysTests {
  /// Whether the line and the program are as they should be.
  private func answers(_ terminal: PseudoTerminal) throws {
    try terminal.send("\u{3}")
    try terminal.waitFor("an empty prompt") { $0.line.hasSuffix("next: forward>") }
    try terminal.send("print 40+2\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
  }

  private func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }

  @Test(arguments: [(80, 24, 1984), (20, 4, 200), (17, 3, 90), (40, 2, 300)])
  func aLineThatFillsTheWindow(columns: Int, rows: Int, count: Int) throws {
    let terminal = try PseudoTerminal.atPrompt(
      home: TemporaryFolder(), columns: columns, rows: rows)
    try terminal.send(String(repeating: "a", count: count))
    for keys in ["\u{1}", "\u{5}", "s", "\u{1}", "\u{B}", "\u{19}", "\u{19}", "\u{19}", "t"] {
      try terminal.send(keys)
    }
    try answers(terminal)
  }

  @Test func whatDoesNotFitIsNotTyped() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder(), columns: 20, rows: 4)
    try terminal.send("print 41+1" + String(repeating: " ", count: 100) + "+1\r")
    try terminal.waitFor("the answer of what is on the screen") { $0.lines.contains("42") }
  }

  @Test func aWindowMadeTooSmallKeepsTheLineAside() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send("print 40+2" + String(repeating: "+0", count: 300))
    try terminal.waitFor("the line", within: 30) { $0.row >= 7 }
    terminal.resize(columns: 40, rows: 6)
    try terminal.waitFor("a word about it") {
      $0.text.contains("610 characters: Enter runs it")
    }
    try terminal.send("\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
  }

  @Test func manyPastedLinesAreKeptAsideUntilEnter() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send(paste(String(repeating: "set W1[0][1] 0.5\n", count: 111)))
    try terminal.waitFor(
      screenContaining: "111 lines pasted: Enter runs them, Ctrl-C forgets them")
    try terminal.send("x\u{1}\u{5}\u{1B}[A\ty")
    try terminal.send(paste("print W1[0][1]+41.5\n"))
    try terminal.waitFor(screenContaining: "112 lines pasted")
    try terminal.send("\r")
    try terminal.waitFor("the answer", within: 30) { $0.lines.contains("42") }
  }

  @Test func pastedLinesStopAtTheFirstRefusal() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    let lines = Array(repeating: "set W1[0][1] 0.5", count: 48)
    try terminal.send(paste((lines + ["frob", "set W1[0][1] 7", "nudge"]).joined(separator: "\n")))
    try terminal.waitFor(screenContaining: "51 lines pasted")
    try terminal.send("\r")
    try terminal.waitFor(screenContaining: "Line 49 of 51 was refused; 2 did not run.", within: 30)
    try terminal.send("print W1[0][1]\r")
    try terminal.waitFor("the value before") { $0.lines.contains("0.5") }
  }

  @Test func pastedLinesAreForgottenAtControlC() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send(paste(String(repeating: "set W1[0][1] 0.5\n", count: 111)))
    try terminal.waitFor(screenContaining: "111 lines pasted")
    try answers(terminal)
    try terminal.send("print time+100\r")
    try terminal.waitFor("no command since") { $0.lines.contains("100") }
  }

  @Test func aControlCInAPasteRunsNothing() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send(paste("set lr 0.1\n\u{3}set lr 0.2\nset lr 0.3\n"))
    try terminal.waitFor(screenContaining: "lr 0.3")
    try answers(terminal)
    try terminal.send("print time+100\r")
    try terminal.waitFor("no command since") { $0.lines.contains("100") }
  }

  @Test func aPasteWithoutAnEndIsLeftByControlC() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send("\u{1B}[200~step\n")
    try terminal.send("\u{3}")
    try terminal.waitFor(screenContaining: "next: forward> ^C")
    try answers(terminal)
  }

  /// Of xterm, of the console of Linux, and of rxvt.
  @Test(arguments: [
    "\u{1B}[15~", "\u{1B}[6~", "\u{1B}[3;5~", "\u{1B}[1;2D", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[Z",
    "\u{1B}[3$", "\u{1B}\u{1B}[A", "\u{1B}Oa", "\u{1B}Od", "\u{1B}[a", "\u{1B}[1;7A", "\u{1B}x",
    "\u{1B}9", "\u{1B}[99;99;99~", "\u{16}", "\u{1F}", "\u{9B}", "\u{1B}[\u{1B}O", "\u{13}\u{11}",
    "\u{1B}[1;1R", "\u{1B}\u{1}", "\u{0}", "\u{18}\u{18}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{F}",
  ])
  func unknownKeysLeaveNothing(_ key: String) throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send(key)
    try terminal.send("print 40+2\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
    #expect(terminal.screen.lines.contains("next: forward> print 40+2"))
  }

  @Test func libeditsOwnPromptIsOutOfReach() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send("\u{1B}x")
    try terminal.send("\"\r")
    try terminal.waitFor(screenContaining: "there is no command")
    try answers(terminal)
  }

  @Test func undoDoesNotSubmit() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send("print 41")
    try terminal.send("\u{1F}")
    try terminal.send("n")
    try terminal.waitFor("the letter alone") { $0.line == "next: forward> n" }
    try terminal.send("\u{1F}\u{1F}")
    try terminal.send("print 42")
    try terminal.send("\u{17}")
    try terminal.waitFor("no number") { $0.line == "next: forward> print" }
    try terminal.send("\u{1F}\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
  }

  @Test func killedTextComesBack() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send("print W1[0][1]-W1[0][1]+42")
    for keys in ["\u{17}", "\u{19}", "\u{1}", "\u{B}", "\u{19}", "\u{15}", "\u{19}", "\r"] {
      try terminal.send(keys)
    }
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
    try terminal.send("print 1+\u{1B}.\r")
    try terminal.waitFor("one more") { $0.lines.contains("43") }
    try terminal.send("!!+1\r")
    try terminal.waitFor("two more") { $0.lines.contains("44") }
  }

  @Test func controlRFindsAnOldLine() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    try terminal.send("print 40+1\rprint 50+1\r")
    try terminal.waitFor("the answers") { $0.lines.contains("51") }
    try terminal.send("\u{12}")
    try terminal.send("print\u{12}")
    try terminal.waitFor("the older line") { $0.line == "search `print`: print 40+1" }
    try terminal.send("\u{5}")
    try terminal.send("+1\r")
    try terminal.waitFor("the answer") { $0.lines.contains("42") }
  }

  @Test(arguments: [
    ("bind \"^X", "1 was left out: a quote stays open"),
    ("edit on\nbind 'x", "2 was left out: a quote stays open"),
    ("setty -a", "1 was left out: only"), ("bind ^X ed-command", "1 was left out: only"),
    ("bind ^X \u{1B}[2J", "1 was left out: only"), ("frob\u{7}", "1 was left out: only"),
    ("bind \\", "1 was left out: only"),
  ])
  func settingsThatCannotBeRead(_ text: String, message: String) throws {
    let home = try TemporaryFolder()
    _ = try home.file(".editrc", text)
    let terminal = try PseudoTerminal.atPrompt(home: home)
    let shown = terminal.screen.text.filter { $0 != "\n" }
    #expect(shown.contains(message))
    try answers(terminal)
  }

  @Test(arguments: ["bind -v", "bind -v\nbind ^A ed-move-to-beg", "bind \\e[15~ ed-move-to-beg"])
  func settingsOfTheLearnersOwn(_ text: String) throws {
    let home = try TemporaryFolder()
    _ = try home.file(".editrc", text)
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send(paste("print 7\nprint 8"))
    try terminal.waitFor("the paste in one line") { $0.line.hasSuffix("print 7;print 8") }
    for keys in ["\u{1}", "\u{1B}[A", "\u{1B}[D", "\u{1B}", ":", "v", "/", "\u{3}"] {
      try terminal.send(keys)
    }
    try answers(terminal)
  }
}
