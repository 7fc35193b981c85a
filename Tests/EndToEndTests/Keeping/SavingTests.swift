import Testing

@testable import backstep

@Suite struct SavingTests {
  /// The last line of a program that succeeds, from its weights on.
  private static func weights(_ commands: String, in home: TemporaryFolder) throws -> Substring {
    let result = try Program.run(["--json", "-c", commands], home: home)
    #expect(result.status == 0, "\(result)")
    let line = try #require(result.output.split(separator: "\n").last)
    return line[try #require(line.firstRange(of: "\"W1\"")).lowerBound...]
  }

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam"])
  func trainingGoesOnAfterLoading(_ optimizer: String) throws {
    let home = try TemporaryFolder()
    let set = "set optimizer \(optimizer); set lr 0.05; set batch 3; set shuffle on"
    _ = try Self.weights("\(set); train 100; save s.json; show weights", in: home)
    let parted = try Self.weights("load s.json; train 100; show weights", in: home)
    #expect(try parted == Self.weights("\(set); train 200; show weights", in: home))
  }

  @Test func everyLaterCommandSaysTheSame() throws {
    let home = try TemporaryFolder()
    let first = "net 2 4 2 tanh linear; set x 1 2; set y 0 1; step 6; mark a; undo; save s.json"
    let later =
      "; step; set b1 1 2 3 4; show; show settings; sample 0; data xor; net 2 1; train 3; undo"
    let whole = try Program.run(["--json", "--keep-going", "-c", first + later], home: home).output
    let parted = try Program.run(
      ["--json", "--keep-going", "-c", "load s.json" + later], home: home)
    let lines = whole.split(separator: "\n").dropFirst(7)
    #expect(
      parted.output.split(separator: "\n").dropFirst().joined(separator: "\n")
        == lines.joined(separator: "\n"))
  }

  @Test func aFullDiskLeavesTheOldFile() throws {
    let home = try TemporaryFolder()
    let path = try home.file("s.json", "precious")
    // Blocks of 512 or 1024 bytes: the file of this network is a hundred times as large.
    let result = try Program.shell(
      "ulimit -f 8; exec \"$PROGRAM\" -c 'net 50 50 2; save s.json force'", home: home)
    #expect(result.status == 1)
    #expect(
      result.error
        == "-c:1: cannot write `s.json`: File too large; nothing was changed\n")
    #expect(try Files.read(path) == Array("precious".utf8))
    #expect(try Program.shell("ls -A", home: home).output == "s.json\n")
  }

  @Test(arguments: [("no", "old"), ("\u{3}", "old"), ("yes", "new")])
  func atATerminalOneIsAskedBeforeAFileIsWrittenOver(_ answer: String, _ expected: String) throws {
    let home = try TemporaryFolder()
    for command in ["save", "record"] {
      let path = try home.file("precious", "old")
      let terminal = try PseudoTerminal.atPrompt(home: home)
      try terminal.send("\(command) precious\r")
      try terminal.waitFor(screenContaining: "`precious` is there already. Write over it?")
      try terminal.send(answer + (answer == "\u{3}" ? "" : "\r"))
      try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
      #expect(try (Files.read(path) == Array("old".utf8)) == (expected == "old"))
    }
  }

  @Test func aTildeIsTheHomeFolder() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(
      ["-c", "save ~/s.json; load ~/s.json; complete load ~/"], home: home)
    #expect(result.status == 0 && result.output.contains("~/s.json"), "\(result)")
    #expect(access(home.path + "/s.json", F_OK) == 0)
    let lesson =
      "<!-- backstep-lesson 1 id=own title=\"One's own\" -->\n# One's own\n\nSome prose.\n"
    _ = try home.file("own.md", lesson)
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("lesson ~/own.md\r")
    try terminal.waitFor(screenContaining: "Some prose.")
  }

  @Test(arguments: [
    (
      "load none.json",
      "-c:1: cannot read `none.json`: No such file or directory; check the name and try again"
    ),
    ("load .", "-c:1: cannot read `.`: it is a folder; check the name and try again"),
    ("save .", "-c:1: cannot write `.`: it is a folder; nothing was changed"),
    (
      "load cut.json",
      "-c:1: `cut.json`, line 1, column 8: the file ends too early; nothing was changed"
    ),
    (
      "load zeros",
      "-c:1: cannot read `zeros`: it is larger than 256 MB; check the name and try again"
    ),
  ])
  func refuses(_ command: String, _ message: String) throws {
    let home = try TemporaryFolder()
    _ = try home.file("cut.json", "{\"W1\":[")
    // A file of holes: a gigabyte of zeros that takes no room.
    truncate(try home.file("zeros", ""), 1 << 30)
    let result = try Program.run(["-c", command], home: home)
    #expect(result == Program.Result(status: 1, output: "", error: message + "\n"))
  }
}
