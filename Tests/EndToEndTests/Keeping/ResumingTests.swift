import Testing

@testable import backstep

@Suite struct ResumingTests {
  private static func path(_ home: TemporaryFolder) -> String {
    home.path + "/state/backstep/last.json"
  }

  private static func isThere(_ home: TemporaryFolder) -> Bool { access(path(home), F_OK) == 0 }

  private static func epoch(_ home: TemporaryFolder) throws -> String {
    let result = try Program.backstep(["--resume", "-c", "print epoch"], home: home).run()
    #expect(result.error.hasPrefix("Resumed from 20"))
    return result.output
  }

  /// A terminal session in which `train 7` has just run.
  private static func trained(_ home: TemporaryFolder) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("train 7\r")
    try terminal.waitFor(screenContaining: "accuracy")
    try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
    return terminal
  }

  @Test(arguments: ["quit\r", "\u{4}"])
  func leavingKeepsTheSession(_ keys: String) throws {
    let home = try TemporaryFolder()
    let terminal = try Self.trained(home)
    try terminal.send(keys)
    #expect(try terminal.waitForExit() == 0)
    #expect(try Self.epoch(home) == "7\n")
    var status = stat()
    #expect(stat(Self.path(home), &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(home.path + "/state", &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func signalsKeepTheSession(_ signal: Int32) throws {
    let home = try TemporaryFolder()
    let terminal = try Self.trained(home)
    kill(terminal.process, signal)
    #expect(try terminal.waitForExit() == 128 + signal)
    #expect(try Self.epoch(home) == "7\n")
  }

  @Test func aSignalDuringTrainingKeepsTheWholeEpochs() throws {
    let home = try TemporaryFolder()
    let terminal = try Self.trained(home)
    try terminal.send("train 1000000000\r")
    try terminal.waitFor("the line being taken") { $0.line == "" }
    kill(terminal.process, SIGTERM)
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
    #expect(Self.isThere(home))
  }

  @Test func aWindowClosedDuringThePictureKeepsTheWholeEpochs() throws {
    let home = try TemporaryFolder()
    let terminal = try Self.trained(home)
    try terminal.send("train 1000000000\r")
    try terminal.waitFor(screenContaining: "q or Ctrl-C stops", within: 30)
    try terminal.hangUp()
    let epoch = try Self.epoch(home).filter(\.isNumber)
    #expect(Int(epoch).map { $0 > 7 } == true, "\(epoch)")
  }

  /// Long after the last command, and soon after it.
  @Test(arguments: [7, 8]) func aKilledProgramLosesNothingButTheLastSeconds(_ epochs: Int) throws {
    let home = try TemporaryFolder()
    let terminal = try Self.trained(home)
    if epochs == 8 { try terminal.send("train 1\rprint 40+2\r") }
    let deadline = Deadline(after: 30)
    // The second change is kept later than the first, while nobody types.
    while try !Self.isThere(home) || Self.epoch(home) != "\(epochs)\n" {
      try #require(!deadline.hasPassed)
    }
    kill(terminal.process, SIGKILL)
    _ = try terminal.waitForExit()
    #expect(try Self.epoch(home) == "\(epochs)\n")
  }

  @Test func whatCannotBeKeptIsSaidOnce() throws {
    let home = try TemporaryFolder()
    _ = try home.file("state", "a file where a folder should be")
    for keys in ["quit\r", "\u{4}"] {
      let terminal = try Self.trained(home)
      try terminal.send(keys)
      try terminal.waitFor(screenContaining: "`quit` again leaves without it")
      try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
      try terminal.send(keys)
      #expect(try terminal.waitForExit() == 0)
    }
  }

  @Test func aHomeThatIsNotThereIsNotMade() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(
      home: home, environment: ["HOME": home.path + "/a/b", "XDG_STATE_HOME": ""])
    try terminal.send("step\rquit\r")
    try terminal.waitFor(screenContaining: "there is no home folder")
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(access(home.path + "/a", F_OK) != 0)
  }

  @Test func goesOnAtATerminal() throws {
    let home = try TemporaryFolder()
    var terminal = try Self.trained(home)
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
    terminal = try PseudoTerminal(backstep: ["--resume"], home: home)
    try terminal.waitFor(screenContaining: "epoch 7, time 1; next: forward.")
    try terminal.send("train 1\rquit\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(try Self.epoch(home) == "8\n")
  }

  @Test func whoOnlyLooksInKeepsTheLastSession() throws {
    let home = try TemporaryFolder()
    var terminal = try Self.trained(home)
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
    terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("show\rquit\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(try Self.epoch(home) == "7\n")
  }

  @Test func batchRunsKeepNothing() throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep(["-c", "train 3; quit"], home: home).run()
    #expect(result.status == 0)
    #expect(!Self.isThere(home))
  }

  @Test func saysWhyItCannot() throws {
    let home = try TemporaryFolder()
    var result = try Program.backstep(["--resume", "-c", "show"], home: home).run()
    #expect(result.status == 1 && result.output == "")
    #expect(
      result.error
        == "backstep: there is no session to resume yet: leaving one at a terminal keeps it\n")
    mkdir(home.path + "/state", 0o700)
    mkdir(home.path + "/state/backstep", 0o700)
    _ = try home.file("state/backstep/last.json", "{\"format\":\"backstep session\",\"version\":9}")
    result = try Program.backstep(["--resume", "-c", "show"], home: home).run()
    #expect(result.status == 1 && result.output == "")
    #expect(result.error.hasSuffix("is of version 9, and this backstep knows 1\n"))
    let terminal = try PseudoTerminal.atPrompt(["--resume"], home: home)
    try terminal.waitFor(screenContaining: "this is a fresh session")
    result = try Program.backstep(["--resume", "--seed", "3"], home: home).run()
    #expect(result.status == 64)
  }
}
