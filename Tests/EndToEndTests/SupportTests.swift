import Testing

/// The tools of these tests, held against programs whose behaviour is known.
@Suite struct SupportTests {
  @Test func programIsFedAndReadAtOnce() throws {
    let text = String(repeating: "0123456789abcdef", count: 65_536)
    let result = try Program(spawn: Spawn(executable: "/bin/cat")).run(input: text)
    #expect(result == .init(status: 0, output: text, error: ""))
  }

  @Test func programKeepsItsThreeStreamsApart() throws {
    let home = try TemporaryFolder()
    let shell = Spawn(
      executable: "/bin/sh", arguments: ["-c", "read a; echo $a$B; pwd >&2; kill -TERM $$"],
      environment: ["B": "!"], workingDirectory: home.path)
    let result = try Program(spawn: shell).run(input: "so\n")
    #expect(result == .init(status: 143, output: "so!\n", error: home.path + "\n"))
  }

  @Test func programIsKilledAtTheDeadline() throws {
    let sleeper = Program(
      spawn: Spawn(executable: "/bin/sh", arguments: ["-c", "echo on; exec sleep 100"]),
      deadline: 0.2)
    #expect(throws: Program.TimedOut(output: "on\n", error: "")) { try sleeper.run() }
  }

  @Test func builtProgramIsFound() throws {
    #expect(try Program.backstep.hasSuffix("/backstep"))
  }

  @Test func terminalIsTheControllingOne() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      Spawn(
        executable: "/bin/sh", arguments: ["-c", "stty size </dev/tty; read a; echo got $a"],
        environment: testEnvironment(home: home)), columns: 61, rows: 7)
    try terminal.waitFor(screenContaining: "7 61")
    try terminal.send("grün\r")
    try terminal.waitFor(screenContaining: "got grün")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.lines == ["7 61", "grün", "got grün"])
  }

  @Test func keyOfInterruptReachesTheProgram() throws {
    let terminal = try PseudoTerminal(
      Spawn(
        executable: "/bin/sh", arguments: ["-c", "echo ready; exec sleep 100"],
        environment: ["PATH": "/usr/bin:/bin"]))
    try terminal.waitFor(screenContaining: "ready")
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == 130)
  }

  @Test(arguments: [
    ("ab\r\ncd", ["ab", "cd"]),
    ("abcdefgh", ["abcde", "fgh"]),
    ("abcde\r\nf", ["abcde", "f"]),
    ("a\r\nb\r\nc\r\nd", ["b", "c", "d"]),
    ("abc\u{8}\u{8}\u{1B}[K", ["a"]),
    ("abc\r\u{1B}[C\u{1B}[P", ["ac"]),
    ("abc\r\u{1B}[2@", ["  abc"]),
    ("\u{1B}[0;1;32mab\u{1B}[0m\u{1B}[?2004hc", ["abc"]),
    ("a\r\nb\u{1B}[H\u{1B}[Jc", ["c"]),
    ("a\r\n\u{1B}[Ab\u{1B}[5Gc", ["b   c"]),
    ("ä日本x", ["ä日本", "x"]),
  ])
  func screenFollows(written: String, lines: [String]) {
    var screen = Screen(columns: 5, rows: 3)
    screen.write(written.utf8)
    #expect(screen.lines == lines)
  }
}
