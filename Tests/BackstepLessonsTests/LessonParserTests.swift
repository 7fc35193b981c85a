import BackstepText
import Testing

@testable import BackstepLessons

@Suite struct LessonParserTests {
  static let whole = """
    <!-- backstep-lesson 1 id=forward title="The \\"forward\\" pass"
         seed=7 minutes=5 setup="net 2 3 1; sample 1;" -->
    # The forward pass
    Prose.

    - a list

    ## Next
    ```backstep
    > show a
    a = 0.50

    > list
    ...

    ```
    <!-- ask id=size kind=number answer=-out tol=0.5% -->
    **Predict.** How much?

    A second paragraph, with `<!-- hint: none -->` in code.
    <!-- wrong: out "Wrong
    sign." -->
    <!-- hint: Between
         0 and 1. -->
    <!-- hint: Negative. --><!-- solution: forward; loss -->
    Prose after the question.
    <!-- note: nobody sees this -->
    ```python
    >>> not a command <!-- nor a comment -->
    ```
    <!-- do id=lower check="loss < 0.2" -->
    Lower it.
    <!-- solution:
      nudge
      forward; loss
    -->
    <!-- ask id=way kind=choice answer=b check="loss > 0.2" -->
    Which way?

    - a) Up,
      steeply.
    - b) Down.
    <!-- wrong: a "No." -->

    """

  @Test("The header alone tells what a lesson is called, whatever is wrong behind it")
  func idOfTheHeader() {
    func id(_ text: String) -> String? { LessonParser.id(of: Array(text.utf8)) }
    #expect(id(Self.whole) == "forward")
    #expect(id("<!-- backstep-lesson 1 id=a title=A -->\n<!-- nonsense -->\u{1}") == "a")
    #expect(id("<!-- backstep-lesson 99 id=a title=A -->") == nil)
    #expect(id("<!-- backstep-lesson 1 id=a") == nil)
    #expect(id("# Prose <!-- backstep-lesson 1 id=a title=A -->") == nil)
    #expect(id("") == nil)
  }

  @Test func readsEverything() throws {
    let lesson = try lesson(Self.whole)
    #expect(lesson.id == "forward")
    #expect(lesson.title == "The \"forward\" pass")
    #expect(lesson.seed == 7)
    #expect(lesson.minutes == 5)
    #expect(lesson.setup == ["net 2 3 1", "sample 1"])
    #expect(lesson.formatVersion == 1)
    #expect(lesson.file == "a.md")
    #expect(
      lesson.blocks == [
        .prose(Prose(text: "# The forward pass\nProse.\n\n- a list", line: 3)),
        .prose(Prose(text: "## Next", line: 8)),
        .transcript(
          Transcript(
            line: 9, closingLine: 16, fence: Fence(mark: "`", length: 3, indent: 0),
            exchanges: [
              Exchange(
                command: "show a", line: 10, expected: [ExpectedLine(text: "a = 0.50", line: 11)]),
              Exchange(command: "list", line: 13, expected: [ExpectedLine(text: "...", line: 14)]),
            ])),
        .question(
          Question(
            id: "size", line: 17, kind: .number, answer: "-out", tolerance: .relative(0.005),
            check: nil, choices: [],
            prompt: Prose(
              text: "**Predict.** How much?\n\n"
                + "A second paragraph, with `<!-- hint: none -->` in code.", line: 18),
            wrongAnswers: [WrongAnswer(answer: "out", message: "Wrong sign.", line: 21)],
            hints: [
              Hint(text: "Between\n0 and 1.", line: 23), Hint(text: "Negative.", line: 25),
            ],
            solution: [
              SolutionCommand(text: "forward", line: 25), SolutionCommand(text: "loss", line: 25),
            ])),
        .prose(
          Prose(
            text: "Prose after the question.\n"
              + "```python\n>>> not a command <!-- nor a comment -->\n```", line: 26)),
        .task(
          LessonTask(
            id: "lower", line: 31, check: "loss < 0.2", unmet: nil,
            prompt: Prose(text: "Lower it.", line: 32),
            hints: [],
            solution: [
              SolutionCommand(text: "nudge", line: 34),
              SolutionCommand(text: "forward", line: 35), SolutionCommand(text: "loss", line: 35),
            ])),
        .question(
          Question(
            id: "way", line: 37, kind: .choice, answer: "b", tolerance: .standard,
            check: "loss > 0.2",
            choices: [Choice(key: "a", text: "Up, steeply."), Choice(key: "b", text: "Down.")],
            prompt: Prose(text: "Which way?\n\n- a) Up,\n  steeply.\n- b) Down.", line: 38),
            wrongAnswers: [WrongAnswer(answer: "a", message: "No.", line: 43)], hints: [],
            solution: [])),
      ])
  }

  @Test func readsByteOrderMarkCarriageReturnsAndNoLastLineEnd() throws {
    let plain = try lesson(Self.whole)
    let windows = Self.whole.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n").dropLast(1)
    #expect(try lesson("\u{FEFF}" + windows) == plain)
  }

  @Test(arguments: [
    ("0.005", Tolerance.absolute(0.005)), ("1%", .relative(0.01)), ("0", .absolute(0)),
    (".5", .absolute(0.5)), ("1e-3", .absolute(0.001)),
  ]) func readsTolerances(_ text: String, _ expected: Tolerance) {
    #expect(LessonParser.tolerance(text) == expected)
  }

  @Test(arguments: ["", "%", "-1", "nan", "inf", "0x1", "1 %", "a%", "1e999", "+1"])
  func refusesTolerances(_ text: String) {
    #expect(LessonParser.tolerance(text) == nil)
  }

  @Test(arguments: [
    ("plain", "plain"), ("> x", "\\> x"), (">", "\\>"), ("\\> x", "\\\\> x"), (">x", ">x"),
    ("\\x", "\\x"), ("\\\\>", "\\\\\\>"),
  ]) func escapesOutputsThatLookLikeCommands(_ output: String, _ written: String) {
    #expect(TranscriptLine.written(output) == written)
    #expect(TranscriptLine.command(written) == nil)
    #expect(TranscriptLine.output(written) == output)
  }
}
