import Testing

@testable import backstep

/// Lessons as a person takes them, on a pseudo-terminal.
@Suite struct PlayingTests {
  private static let lesson = """
    <!-- backstep-lesson 1 id=small title="A small lesson" minutes=2 setup="net 2 3 1; sample 1" -->
    # Small

    Here is the *guess*.

    ```backstep
    > forward
    ...
    ```

    <!-- ask id=size kind=number answer=out -->
    What is the guess?
    <!-- wrong: -out "That is the wrong sign." -->
    <!-- hint: It is called out. -->
    <!-- hint: Type `1*out`. -->

    It is.

    <!-- ask id=fate kind=choice answer=a check="out < 1" -->
    Can it be 1?

    - a) no
    - b) yes

    <!-- do id=lower check="lr > 1" -->
    Raise lr above 1.
    <!-- solution: set lr 2 -->

    That was all.
    """

  private static func folder(_ text: String = lesson) throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    _ = try home.file("07-small.md", text)
    return home
  }

  private static func start(_ home: TemporaryFolder, _ arguments: [String] = ["lesson", "small"])
    throws -> PseudoTerminal
  {
    try PseudoTerminal(
      backstep: arguments + ["--lessons", home.path, "--color", "never"], home: home)
  }

  /// Types a line at a prompt, and waits for the text and for the prompt after it.
  private static func type(
    _ keys: String, _ terminal: PseudoTerminal, shows text: String, at position: String
  ) throws {
    try terminal.send(keys + "\r")
    try terminal.waitFor("\(text), then \(position)> (after \(keys))") {
      $0.text.contains(text) && $0.line == "small \(position)>"
    }
  }

  @Test func thePlayingLessonIsTrue() throws {
    let home = try Self.folder()
    let result = try Program.backstep(["prove", "--lessons", home.path], home: home).run()
    #expect(result.error == "" && result.status == 0)
  }

  /// A lesson that is none of the course, with a lesson left behind: the last one is gone on with.
  @Test func aLessonOfAFileIsPlayed() throws {
    let home = try Self.folder()
    let mark = try #require(Self.lesson.firstRange(of: "id=small"))
    let other =
      Self.lesson[..<mark.lowerBound] + "id=other" + Self.lesson[mark.upperBound...]
    let file = try home.file("other.md", String(other))
    var terminal = try PseudoTerminal(backstep: ["lesson", file, "--color", "never"], home: home)
    try terminal.waitFor("the first prompt") { $0.line == "other 1/6>" }
    try terminal.send("leave\r")
    try terminal.waitFor("the way back") {
      $0.text.contains("Your own session is here again.") && $0.line == "next: forward>"
    }
    try terminal.send("lesson nothing.md\r")
    try terminal.waitFor(screenContaining: "cannot read `nothing.md`")
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)

    // Two lessons are begun; the one left last is named.
    for id in ["07-small.md", "other.md"] {
      terminal = try PseudoTerminal(
        backstep: ["lesson", String(id.dropFirst(id.hasPrefix("07") ? 3 : 0).dropLast(3))]
          + ["--lessons", home.path, "--color", "never"], home: home)
      try terminal.waitFor("a prompt") { $0.line.hasSuffix(" 1/6>") }
      try terminal.send("\r")
      try terminal.waitFor("what it ran") {
        $0.text.contains("> forward") && $0.line.hasSuffix(">")
      }
      try terminal.send("\r")
      try terminal.waitFor("the question") { $0.line.hasSuffix(" 2/6>") }
      try terminal.send("quit\r")
      _ = try terminal.waitForExit()
    }
    terminal = try Self.start(home, [])
    try terminal.waitFor("the greeting") { $0.text.contains("You were in the lesson `other`") }
  }

  @Test func isPlayedRightWrongAndWithHintsKilledAndResumed() throws {
    let home = try Self.folder()
    var terminal = try Self.start(home)
    try terminal.waitFor("the first prompt") { $0.line == "small 1/6>" }
    #expect(terminal.screen.text.contains("Enter types: forward"))
    try Self.type("set W1[0][0] 9", terminal, shows: "W1[0][0]", at: "1/6")
    try Self.type("", terminal, shows: "what you tried is put aside", at: "1/6")
    #expect(terminal.screen.text.contains("> forward"))
    try Self.type("", terminal, shows: "What is the guess?", at: "2/6")
    try Self.type("-out", terminal, shows: "That is the wrong sign.", at: "2/6")
    try Self.type("1e9", terminal, shows: "Not quite.", at: "2/6")
    try Self.type("hint", terminal, shows: "Hint 1 of 2: It is called out.", at: "2/6")
    try Self.type("fowrard", terminal, shows: "did you mean `forward`?", at: "2/6")
    try Self.type("", terminal, shows: "What is the guess?", at: "2/6")
    try Self.type("out", terminal, shows: "`out` is what is asked for.", at: "2/6")
    try Self.type("lesson", terminal, shows: "What is the guess?", at: "2/6")
    try Self.type("0,8449", terminal, shows: "Right.", at: "3/6")
    try Self.type("", terminal, shows: "Can it be 1?", at: "4/6")
    kill(terminal.process, SIGKILL)
    #expect(try terminal.waitForExit() == 128 + SIGKILL)

    terminal = try Self.start(home, [])
    try terminal.waitFor("the greeting") { $0.line == "next: forward>" }
    #expect(terminal.screen.text.contains("You were in the lesson `small`"))
    try terminal.send("lessons\r")
    try terminal.waitFor(screenContaining: "7  small   2 min  A small lesson  (in progress)")
    try Self.type("lesson 7", terminal, shows: "You were at 4 of 6", at: "4/6")
    try Self.type("b", terminal, shows: "Try again.", at: "4/6")
    try Self.type("a", terminal, shows: "Raise lr above 1.", at: "5/6")
    try Self.type(
      "set lr 0.9", terminal, shows: "Not yet: `lr` is 0.9, and has to be above 1.", at: "5/6")
    try Self.type("skip", terminal, shows: "> set lr 2", at: "5/6")
    try Self.type("", terminal, shows: "That was the lesson: 2 solved, 1 skipped.", at: "6/6")
    try terminal.send("\r")
    try terminal.waitFor("one's own session again") {
      $0.text.contains("Left `small`") && $0.line == "next: forward>"
    }
    try terminal.send("lessons\r")
    try terminal.waitFor(screenContaining: "A small lesson  (done)")
    withExtendedLifetime(home) {}
  }

  @Test func leavingGivesOnesOwnSessionBack() throws {
    let home = try Self.folder()
    let terminal = try Self.start(home, [])
    try terminal.waitFor("a prompt") { $0.line == "next: forward>" }
    try terminal.send("set lr 0.125; forward; lesson sm; forward; back; leave; print lr\r")
    try terminal.waitFor("the own rate") { $0.lines.contains("0.125") && $0.line == "next: loss>" }
    try terminal.send("lesson smal\r")
    try terminal.waitFor("the lesson") { $0.line == "small 1/6>" }
    try terminal.send("leave\r")
    try terminal.waitFor("left") { $0.line == "next: loss>" }
    try terminal.send("lesson smell\r")
    try terminal.waitFor(screenContaining: "did you mean `small`?")
    try terminal.send("hint\r")
    try terminal.waitFor(screenContaining: "there is none now")
    withExtendedLifetime(home) {}
  }

  @Test func aBrokenProgressFileStopsNothing() throws {
    let home = try Self.folder()
    mkdir(home.path + "/state", 0o700)
    mkdir(home.path + "/state/backstep", 0o700)
    _ = try home.file("state/backstep/progress", "\u{1B}[31m\u{0}small at=\nsmall at=gone+1\n")
    let terminal = try Self.start(home)
    try terminal.waitFor("the first prompt") { $0.line == "small 1/6>" }
    withExtendedLifetime(home) {}
  }
}
