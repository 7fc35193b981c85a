import Testing

/// What each key does to the line, in the encodings of xterm, of screen and tmux, and of rxvt.
@Suite struct KeyTests {
  private static let prompt = "next: forward> "

  /// A key, where it is pressed, and what then stands there with an `X` typed behind it.
  struct Press: CustomTestStringConvertible, Sendable {
    let key: String
    /// Keys before it.
    var first = ""
    let codes: [String]
    let line: String
    var testDescription: String { key }
  }

  private static let home = "\u{1B}[H"
  static let presses = [
    Press(
      key: "Home", codes: ["\u{1B}[H", "\u{1B}OH", "\u{1B}[1~", "\u{1B}[7~", "\u{1}"],
      line: "Xprint 11+22 33"),
    Press(
      key: "End", first: home, codes: ["\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~", "\u{5}"],
      line: "print 11+22 33X"),
    Press(key: "Delete", first: home, codes: ["\u{1B}[3~"], line: "Xrint 11+22 33"),
    Press(key: "Backspace", codes: ["\u{7F}", "\u{8}"], line: "print 11+22 3X"),
    Press(key: "Left", codes: ["\u{1B}[D", "\u{1B}OD", "\u{2}"], line: "print 11+22 3X3"),
    Press(
      key: "Right", first: home, codes: ["\u{1B}[C", "\u{1B}OC", "\u{6}"], line: "pXrint 11+22 33"),
    Press(
      key: "Ctrl-Left",
      codes: ["\u{1B}[1;5D", "\u{1B}[5D", "\u{1B}Od", "\u{1B}[1;3D", "\u{1B}\u{1B}[D", "\u{1B}b"],
      line: "print 11+22 X33"),
    Press(
      key: "Ctrl-Right", first: home,
      codes: ["\u{1B}[1;5C", "\u{1B}[5C", "\u{1B}Oc", "\u{1B}[1;3C", "\u{1B}\u{1B}[C", "\u{1B}f"],
      line: "printX 11+22 33"),
    Press(
      key: "Ctrl-Delete", first: home, codes: ["\u{1B}[3;5~", "\u{1B}[3^", "\u{1B}d"],
      line: "X 11+22 33"),
    Press(key: "Alt-Backspace", codes: ["\u{1B}\u{7F}", "\u{1B}\u{8}"], line: "print 11+22 X"),
    Press(key: "Ctrl-W", codes: ["\u{17}"], line: "print 11+22 X"),
    Press(key: "Ctrl-U", codes: ["\u{15}"], line: "X"),
    Press(key: "Ctrl-K", first: home, codes: ["\u{B}"], line: "X"),
    Press(key: "Ctrl-T", codes: ["\u{14}"], line: "print 11+22 33X"),
    Press(key: "Undo", first: "4", codes: ["\u{1F}"], line: "X"),
  ]

  @Test(arguments: presses)
  func aKey(_ press: Press) throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder())
    for code in press.codes {
      try terminal.send("print 11+22 33" + press.first)
      // A group of keys a write, as from fingers.
      try terminal.send(code)
      try terminal.send("X")
      try terminal.waitFor("\(press.key) by \(code.debugDescription)") {
        $0.line == Self.prompt + press.line
      }
      try terminal.send("\u{1}\u{B}")
      try terminal.waitFor("an empty line") { $0.line + " " == Self.prompt }
    }
  }

  /// Up and Down go through the lines that begin as what is typed.
  @Test(arguments: [
    ("\u{1B}[A", "\u{1B}[B"), ("\u{1B}OA", "\u{1B}OB"), ("\u{10}", "\u{E}"),
  ])
  func historyByWhatIsTyped(up: String, down: String) throws {
    let home = try TemporaryFolder()
    _ = try home.folder("state/backstep")
    _ = try home.file("state/backstep/history", "print 1\nstep 2\nprint 3\nset lr 1\n")
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("pri")
    for (key, line) in [
      (up, "print 3"), (up, "print 1"), (up, "print 1"), (down, "print 3"), (down, "pri"),
    ] {
      try terminal.send(key)
      try terminal.waitFor(line) { $0.line == Self.prompt + line }
    }
    try terminal.send("\u{15}")
    try terminal.send(up)
    try terminal.waitFor("the last line") { $0.line == Self.prompt + "set lr 1" }
    // A line that is changed begins another search.
    try terminal.send("\u{15}st")
    try terminal.send(up)
    try terminal.waitFor("the step") { $0.line == Self.prompt + "step 2" }
  }

  @Test func controlRGoesOnAndBack() throws {
    let home = try TemporaryFolder()
    _ = try home.folder("state/backstep")
    _ = try home.file("state/backstep/history", "print 1\nstep 2\nprint 3\n")
    let terminal = try PseudoTerminal.atPrompt(home: home)
    for (keys, line) in [
      ("\u{12}", "search ``:"), ("print", "search `print`: print 3"),
      ("\u{12}", "search `print`: print 1"),
      ("\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}", "search ``: print 3"),
      ("te", "search `te`: step 2"), ("\u{7}", "next: forward>"),
    ] {
      try terminal.send(keys)
      try terminal.waitFor(line) { $0.line == line }
    }
  }

  @Test func twoSessionsBothKeepTheirLines() throws {
    let home = try TemporaryFolder()
    let first = try PseudoTerminal.atPrompt(home: home)
    let second = try PseudoTerminal.atPrompt(home: home)
    for (terminal, line, answer) in [
      (first, "print 40+1", "41"), (second, "print 40+2", "42"), (first, "print 40+3", "43"),
    ] {
      try terminal.send(line + "\r")
      try terminal.waitFor("the answer") { $0.lines.contains(answer) }
    }
    let third = try PseudoTerminal.atPrompt(home: home)
    for line in ["print 40+3", "print 40+2", "print 40+1"] {
      try third.send("\u{1B}[A")
      try third.waitFor(line) { $0.line == Self.prompt + line }
    }
  }
}
