import Testing

@testable import backstep

/// `train` on a terminal: the picture, the keys, and the terminal afterwards.
@Suite struct WatchingTests {
  private func start(
    _ home: TemporaryFolder, columns: Int = 80, rows: Int = 24,
    _ environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal.atPrompt(
      ["--digits", "17"], home: home, environment: environment, columns: columns, rows: rows)
  }

  private func isPlain(_ terminal: PseudoTerminal) -> Bool {
    let modes = terminal.modes
    return modes.signals && modes.lines && modes.echo
  }

  @Test func thePictureShowsPausesSteersAndGoes() throws {
    let terminal = try start(TemporaryFolder())
    try terminal.send("train 1000000000\r")
    try terminal.waitFor(screenContaining: "q or Ctrl-C stops", within: 30)
    #expect(terminal.screen.text.contains("o y = 0   x y = 1"))
    try terminal.send(" ")
    try terminal.waitFor(screenContaining: "paused")
    try terminal.send("\u{1B}[A")
    try terminal.waitFor(screenContaining: "lr 0.625")
    try terminal.send("\u{1B}OA")
    try terminal.waitFor(screenContaining: "lr 0.781")
    try terminal.send("q")
    try terminal.waitFor(screenContaining: "Stopped by you after epoch")
    #expect(!terminal.screen.text.contains("q or Ctrl-C stops"))
    #expect(terminal.screen.text.contains("lr was changed on the way: 0.781"))
    try terminal.send("print lr\r")
    try terminal.waitFor("the learning rate") { $0.lines.contains("0.781") }
  }

  @Test func theWeightsAreTheSameWithAPictureAndWithout() throws {
    let home = try TemporaryFolder()
    let script = "set every 20; train 200; print W2[0]"
    let terminal = try start(home)
    try terminal.send(script + "\r")
    let piped = try Program.backstep(["--digits", "17", "-c", script], home: home).run()
    let weight = try #require(piped.output.split(separator: "\n").last.map(String.init))
    try terminal.waitFor("the weight \(weight)", within: 30) { $0.lines.contains(weight) }
    #expect(piped.output.contains("\nepoch 20   mean loss 0.2"))
    #expect(piped.output.contains("\nepoch 200   mean loss 0.2"))
  }

  /// Twelve drawings, and the last one stays above the report.
  @Test func aWatchedRunIsSlowedDownAndItsPictureStays() throws {
    let home = try TemporaryFolder()
    let terminal = try start(home)
    try terminal.send("train 12 watch; print W2[0]\r")
    try terminal.waitFor(screenContaining: "slowed down to be watched", within: 30)
    try terminal.waitFor(screenContaining: "accuracy 50 %", within: 30)
    try terminal.waitFor("a prompt") { $0.line.hasPrefix("next: forward>") }
    let screen = terminal.screen.text
    #expect(screen.contains("train   epoch 12 of 12") && screen.contains("o y = 0   x y = 1"))
    #expect(!screen.contains("slowed down") && !screen.contains("Up and Down"))
    #expect(!screen.contains("mean loss\n"))
    let piped = try Program.backstep(
      ["--digits", "17", "-c", "train 12; print W2[0]"], home: home
    ).run()
    let weight = try #require(piped.output.split(separator: "\n").last.map(String.init))
    #expect(terminal.screen.lines.contains(weight))
  }

  @Test(arguments: ["q", "\u{3}"])
  func aWatchedRunStopsWhenAsked(_ key: String) throws {
    let terminal = try start(TemporaryFolder())
    try terminal.send("train 1000000 watch\r")
    try terminal.waitFor(screenContaining: "slowed down to be watched", within: 30)
    try terminal.send(key)
    try terminal.waitFor(screenContaining: "Stopped by you after epoch", within: 30)
    #expect(terminal.screen.text.contains("o y = 0   x y = 1"))
  }

  @Test func inAPipeAWatchedRunIsTrainedTheSame() throws {
    let home = try TemporaryFolder()
    func run(_ script: String) throws -> Program.Result {
      try Program.backstep(["--digits", "17", "-c", script], home: home).run()
    }
    let watched = try run("train 300 watch; print W2[0]")
    let plain = try run("train 300; print W2[0]")
    #expect(watched.output.split(separator: "\n").last == plain.output.split(separator: "\n").last)
    #expect(watched.output.contains("`watch` needs a terminal"))
    #expect(!watched.output.contains("\u{1B}") && !plain.output.contains("`watch`"))
  }

  @Test func aSignalLeavesTheTerminalAsItWas() throws {
    let home = try TemporaryFolder()
    let program = try Program.backstep(["-c", "train 1000000000"], home: home)
    let terminal = try PseudoTerminal(program.spawn)
    #expect(isPlain(terminal))
    try terminal.waitFor("keys taken at once", within: 30) { _ in !terminal.modes.lines }
    kill(terminal.process, SIGTERM)
    _ = try terminal.waitForExit(within: 30)
    #expect(isPlain(terminal))
  }

  @Test func quitFromOutsideLeavesTheTerminalAsItWas() throws {
    let terminal = try start(TemporaryFolder())
    try terminal.send("train 1000000000\r")
    try terminal.waitFor(screenContaining: "q or Ctrl-C stops", within: 30)
    kill(terminal.process, SIGQUIT)
    #expect(try terminal.waitForExit(within: 30) == 128 + SIGQUIT)
    #expect(isPlain(terminal))
    #expect(!terminal.screen.text.contains("q or Ctrl-C stops"))
  }

  /// By Ctrl-Z, by a signal that can be answered, and by one that cannot.
  @Test(arguments: [nil, SIGTSTP, SIGSTOP])
  func stoppedAndContinuedTheKeysWork(_ signal: Int32?) throws {
    let home = try TemporaryFolder()
    let environment = testEnvironment(home: home).merging(["PS1": "shell> "]) { $1 }
    let shell = Spawn(
      executable: "/bin/sh", arguments: ["-i"], environment: environment,
      workingDirectory: home.path)
    let terminal = try PseudoTerminal(shell)
    try terminal.waitFor(screenContaining: "shell>")
    try terminal.send("\(Program.backstep)\r")
    try terminal.waitFor(screenContaining: "next: forward>")
    let program = terminal.foreground
    try terminal.send("train 1000000000\r")
    try terminal.waitFor(screenContaining: "q or Ctrl-C stops", within: 30)
    if let signal { kill(program, signal) } else { try terminal.send("\u{1A}") }
    try terminal.waitFor("the shell") { $0.line.hasPrefix("shell>") }
    if signal != SIGSTOP {
      #expect(isPlain(terminal))
      #expect(!terminal.screen.text.contains("q or Ctrl-C stops"))
    }
    try terminal.send("fg\r")
    try terminal.waitFor("the picture again") {
      $0.text.contains("q or Ctrl-C stops") && !$0.line.hasPrefix("shell>")
    }
    try terminal.waitFor("keys taken at once") { _ in !terminal.modes.lines }
    try terminal.send("q")
    try terminal.waitFor(screenContaining: "Stopped by you after epoch")
    try terminal.waitFor("a prompt") { $0.line.hasPrefix("next: forward>") }
  }

  @Test func ctrlCStopsTheWholeLine() throws {
    let terminal = try start(TemporaryFolder())
    try terminal.send("train 1000000000; print 40+2; set lr 0.125\r")
    try terminal.waitFor(screenContaining: "q or Ctrl-C stops", within: 30)
    try terminal.send("\u{3}")
    try terminal.waitFor(
      screenContaining: "Interrupted: `print 40+2; set lr 0.125` did not run.", within: 30)
    try terminal.send("print lr\r")
    try terminal.waitFor("the old rate") { $0.lines.contains("0.5") }
    #expect(!terminal.screen.lines.contains("42"))
  }

  @Test func aSmallWindowGetsALineAndADumbTerminalToo() throws {
    let small = try start(TemporaryFolder(), columns: 40, rows: 8)
    try small.send("train 1000000000\r")
    try small.waitFor("one line", within: 30) {
      $0.text.contains("epoch ") && $0.text.contains("loss ")
    }
    #expect(!small.screen.text.contains("Up and Down"))
    try small.send("q")
    // Its report is longer than the window, and shown a screen at a time.
    try small.waitFor(screenContaining: " epochs of xor")
    let dumb = try start(TemporaryFolder(), ["TERM": "dumb"])
    try dumb.send("train 1000000000\r")
    try dumb.waitFor("one line", within: 30) { $0.text.contains(", loss ") }
    try dumb.send("\u{3}")
    try dumb.waitFor(screenContaining: "Stopped by you", within: 30)
  }

  @Test func nothingIsDrawnIntoAPipeOrIntoJSON() throws {
    let home = try TemporaryFolder()
    let piped = try Program.backstep(["-c", "train 3000"], home: home).run()
    #expect(!piped.output.contains("\u{1B}") && piped.output.hasPrefix("train   3000 epochs"))
    let json = try Program.backstep(["--json", "-c", "set every 10; train 100"], home: home).run()
    #expect(json.output.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    ("\u{1B}[A", [TrainingKeys.Key.up]), ("\u{1B}OB", [.down]), (" q", [.space, .quit]),
    ("Q", [.quit]), ("\u{1B}", []), ("\u{1B}[C\u{1B}[D", []),
    ("\r\nab\u{1B}[A", [.enter, .enter, .other, .other, .up]),
    ("\u{1B}[", []),
  ])
  func keys(bytes: String, keys: [TrainingKeys.Key]) {
    #expect(TrainingKeys.keys(in: Array(bytes.utf8)) == keys)
  }

  @Test func looksComeEveryFewMillisecondsAndDrawingsSeldom() {
    var pace = TrainingPace(start: 0, .free)
    // Epochs of a microsecond: the number between looks doubles until they are 8 ms apart.
    var now = 0.0
    for _ in 0..<30 {
      now += Double(pace.epochsUntilNext(after: 0, done: 0)) * 1e-6
      pace.look(at: now)
    }
    #expect(abs(pace.epochsUntilNext(after: 0, done: 0) - 8000) <= 1)
    #expect(!pace.isTimeToDraw(at: 0.2) && pace.isTimeToDraw(at: 0.26))
    pace.drew(from: 0.26, to: 0.27)
    #expect(!pace.isTimeToDraw(at: 0.56) && pace.isTimeToDraw(at: 0.58))
    pace.drew(from: 0.6, to: 0.6001)
    #expect(!pace.isTimeToDraw(at: 0.65) && pace.isTimeToDraw(at: 0.6502))
  }

  @Test(arguments: [
    (TrainingPace.Rhythm.every(10), 5000, 500), (.stretched(over: 5000), 5000, 100),
    (.stretched(over: 101), 101, 51), (.stretched(over: 3), 3, 3),
    (.growing, 4484, 142), (.growing, 1_000_000, 253),
  ])
  func aWatchedRunHasItsDrawings(rhythm: TrainingPace.Rhythm, epochs: Int, drawings: Int) {
    let pace = TrainingPace(start: 0, rhythm)
    var (done, count) = (0, 0)
    while done < epochs {
      done += pace.epochsUntilNext(after: done, done: done)
      count += 1
    }
    #expect(count == drawings)
    #expect(pace.wait(at: -0.05) == 0.05 && pace.isTimeToDraw(at: 0))
  }
}
