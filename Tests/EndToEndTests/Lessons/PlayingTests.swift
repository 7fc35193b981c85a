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
    try terminal.type("set W1[0][0] 9", shows: "W1[0][0]", at: "small 1/6>")
    try terminal.type("", shows: "what you tried is put aside", at: "small 1/6>")
    #expect(terminal.screen.text.contains("> forward"))
    try terminal.type("", shows: "What is the guess?", at: "small 2/6>")
    try terminal.type("-out", shows: "That is the wrong sign.", at: "small 2/6>")
    try terminal.type("1e9", shows: "Not quite.", at: "small 2/6>")
    try terminal.type("hint", shows: "Hint 1 of 2: It is called out.", at: "small 2/6>")
    try terminal.type("fowrard", shows: "did you mean `forward`?", at: "small 2/6>")
    try terminal.type("", shows: "What is the guess?", at: "small 2/6>")
    try terminal.type("out", shows: "`out` is what is asked for.", at: "small 2/6>")
    try terminal.type("lesson", shows: "What is the guess?", at: "small 2/6>")
    try terminal.type("0,8449", shows: "Right.", at: "small 3/6>")
    try terminal.type("", shows: "Can it be 1?", at: "small 4/6>")
    kill(terminal.process, SIGKILL)
    #expect(try terminal.waitForExit() == 128 + SIGKILL)

    terminal = try Self.start(home, [])
    try terminal.waitFor("the greeting") { $0.line == "next: forward>" }
    #expect(terminal.screen.text.contains("You were in the lesson `small`"))
    try terminal.send("lessons\r")
    try terminal.waitFor(screenContaining: "7  small   2 min  A small lesson  (in progress)")
    try terminal.type("lesson 7", shows: "You were at 4 of 6", at: "small 4/6>")
    try terminal.type("b", shows: "Try again.", at: "small 4/6>")
    try terminal.type("a", shows: "Raise lr above 1.", at: "small 5/6>")
    try terminal.type(
      "set lr 0.9", shows: "Not yet: `lr` is 0.9, and has to be above 1.", at: "small 5/6>")
    try terminal.type("skip", shows: "> set lr 2", at: "small 5/6>")
    try terminal.type("", shows: "That was the lesson: 2 solved, 1 skipped.", at: "small 6/6>")
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
