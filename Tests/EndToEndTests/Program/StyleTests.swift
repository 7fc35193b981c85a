import BackstepLessons
import BackstepSession
import Testing

@testable import backstep

/// Styles of the whole program: options, the environment, lessons, a terminal.
@Suite struct StyleTests {
  @Test func theOptionGoesBeforeTheEnvironment() throws {
    let plain = "b2: 0.8655\n"
    #expect(try Program.run(["--style", "plain", "-c", "show b2"]).output == plain)
    #expect(
      try Program.run(["-c", "show b2"], environment: ["BACKSTEP_STYLE": "plain"]).output == plain)
    #expect(
      try Program.run(["--style=csv", "-c", "show b2"], environment: ["BACKSTEP_STYLE": "plain"])
        .output == "name,value\nb2,0.8655454022268414\n")
    #expect(
      try Program.run(["-c", "show b2"], environment: ["BACKSTEP_STYLE": ""]).output
        == Program.run(["-c", "show b2"]).output)
  }

  @Test func aStyleThatIsNoneIsRefusedInWords() throws {
    for (arguments, environment, name) in [
      (["--style", "prose"], [:], "--style"), ([], ["BACKSTEP_STYLE": "prose"], "BACKSTEP_STYLE"),
    ] {
      let run = try Program.run(arguments, environment: environment)
      #expect(run.status == 64)
      #expect(
        run.error.contains("\(name) takes text, plain, markdown or csv, not `prose`"), "\(run)")
    }
    let set = try Program.run(["-c", "set style prose"])
    #expect(set.status == 1 && set.error.contains("`text`, `plain`, `markdown` or `csv`"), "\(set)")
  }

  @Test(arguments: ["plain", "csv", "markdown"])
  func lessonsAreProvedInText(_ style: String) throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    let lesson = root.joined(separator: "/") + "/lessons/01-forward.md"
    let proof = try Program.run(["prove", lesson], environment: ["BACKSTEP_STYLE": style])
    #expect(proof.status == 0 && proof.error.isEmpty, "\(proof.error)")
  }

  @Test(arguments: OutputStyle.allCases)
  func onlyAScreenGetsColorInAReplay(_ style: OutputStyle) throws {
    let home = try TemporaryFolder()
    let lesson = try home.file(
      "a.md", "<!-- backstep-lesson 1 id=a title=\"A\" -->\n# A\n\nSome **prose**.\n")
    let run = try Program.run(["replay", lesson, "--color", "always", "--style", style.rawValue])
    #expect(run.status == 0 && run.output.contains("\u{1B}") == (style == .text), "\(run)")
  }

  @Test func aRecordingIsInText() throws {
    let home = try TemporaryFolder()
    let run = try Program.backstep(["--style", "plain"], home: home).run(
      input: "record r.md\nsample 1\nforward\nset style csv\nevaluate\nrecord off\n")
    #expect(run.status == 0 && run.error.isEmpty, "\(run)")
    let proof = try Program.backstep(["prove", "r.md"], home: home).run()
    #expect(proof.status == 0, "\(proof)")
    #expect(
      try Program.shell("cat r.md", home: home).output.contains("z1[0] = 0.4058*0 + 0.04087*1"))
  }

  @Test func listsAreTablesToo() throws {
    let lessons = try Program.run(["--style", "csv", "-c", "lessons"]).output.split(separator: "\n")
    #expect(lessons.first == "lesson,id,time,title,progress")
    #expect(lessons.dropFirst().first?.hasPrefix("1,forward,") == true)
    let drills = try Program.run(["--style", "markdown", "-c", "drill list"]).output
    #expect(drills.hasPrefix("| topic | right | of |"), "\(drills)")
    let spoken = try Program.run(["--style", "plain", "-c", "lessons"]).output
    #expect(spoken.hasPrefix("lesson 1: forward, "), "\(spoken)")
  }

  @Test func listsOfLessonsSayTheSameAsOnAScreen() throws {
    #expect(Course([]).table([:]) == ["There are no lessons."])
    var progress = LessonProgress()
    (progress.solved, progress.isFinished) = (["size"], true)
    let rows = try Course(folder: nil).table(["forward": progress])
    #expect(rows.contains { $0.contains("in progress, done before") }, "\(rows)")
  }

  /// However colored the terminal is and however wide, what is said of an answer is for its reader.
  @Test(arguments: OutputStyle.allCases)
  func drillsInALessonAreInItsStyle(_ style: OutputStyle) throws {
    var invocation = Invocation()
    (invocation.color, invocation.width, invocation.style) = (.always, 20, style)
    let front = FrontEnd(invocation)
    let problem = try DrillProblem.draw(.adam, seed: 1, number: 1)
    let fault = try #require(problem.grade(try problem.readings(of: "1e9")).fault)
    let words = PlayWords(options: front.shown).lines([
      .drillWrong(problem, fault), .drillRight(problem, inRow: 1, of: 2),
    ])
    let isScreen = style == .text
    #expect(words.contains { $0.contains("\u{1B}") } == isScreen, "\(words)")
    let refusal = words.firstIndex { $0.contains("Try again") }
    #expect((refusal == 1) == (style == .plain), "\(words)")
  }

  @Test func messagesAreHeardToo() throws {
    let run = try Program.run(["--style", "plain"], input: "print W9*2\n")
    #expect(run.status == 1)
    #expect(run.error.hasPrefix("stdin:1: there is no W9 in this network"), "\(run.error)")
    #expect(run.error.contains("Look at its character 1."), "\(run.error)")
  }

  /// Nothing is drawn or drawn again, and long lines are broken between words.
  @Test func atATerminalItIsSaid() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      backstep: ["--style", "plain", "--color", "always"], home: home, columns: 60, rows: 20)
    try terminal.waitFor("a prompt in words") { $0.line == "next is forward:" }
    try terminal.send("sample 1\r")
    try terminal.waitFor(screenContaining: "x equals 0 and 1, y equals 1")
    try terminal.send("show data\r")
    try terminal.waitFor(screenContaining: "sample 3: x 1 and 1, y 0")
    try terminal.send("bug random\r")
    try terminal.waitFor("a bug in words") { $0.line == "bug unknown, next is forward:" }
    try terminal.send("set every 1; train 2\r")
    try terminal.waitFor(screenContaining: "epoch 2: mean loss")
    withExtendedLifetime(home) {}
  }

  @Test func whatWasKeptIsResumedInTheStyleAskedForNow() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("set style csv\r")
    try terminal.waitFor(screenContaining: "text → csv")
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
    func resumed(_ environment: [String: String]) throws -> String {
      try Program.backstep(
        ["--resume", "-c", "show b2"], home: home, environment: environment
      ).run().output
    }
    #expect(try resumed([:]) == "name,value\nb2,0.8655454022268414\n")
    #expect(try resumed(["BACKSTEP_STYLE": "plain"]) == "b2: 0.8655\n")
  }
}
