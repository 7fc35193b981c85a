import BackstepSession
import BackstepText
import Testing

@testable import BackstepLessons

@Suite struct RecorderTests {
  @Test func writesALesson() {
    var recorder = LessonRecorder(title: "My *first* run", seed: 7, setup: ["set lr 0.5"])
    recorder.record("show a", output: "a = 0.5\n")
    recorder.record("  ", output: "nothing")
    recorder.record("quiet", output: "")
    #expect(recorder.count == 2)
    #expect(
      recorder.text == """
        <!-- backstep-lesson 1 id=my-first-run title="My *first* run" seed=7 setup="set lr 0.5" -->
        # My \\*first\\* run

        ```backstep
        > show a
        a = 0.5
        > quiet
        ```

        """)
  }

  @Test func commentsBecomeProse() throws {
    var recorder = LessonRecorder(title: "R", seed: nil)
    recorder.note("# First a look")
    recorder.note("#at the *rate*.")
    recorder.record("print lr", output: "0.5")
    recorder.note("## Then more")
    recorder.note("#")
    recorder.note("# Of it.")
    #expect(
      recorder.text == """
        <!-- backstep-lesson 1 id=r title="R" -->
        # R

        First a look
        at the *rate*.

        ```backstep
        > print lr
        0.5
        ```

        ## Then more

        Of it.

        """)
    #expect(LessonStage.plain().prove(try lesson(recorder.text)).passed)
  }

  @Test(arguments: [
    "plain", "0.5 -1e-05 3 nan", "...", "a ... b", "```", "````|~~~", "> quiet|>", "\\> x|\\\\>",
    "<!-- hint: x -->", "<!-- unclosed", "# heading", " indented |  more", "|", "a||b||",
    "1e999 12345678901234567890", "\u{1B}[31mred", "\u{202E}x", "漢字 é",
  ]) func provesAtOnce(_ output: String) throws {
    var recorder = LessonRecorder(title: "R", seed: nil)
    let output = output.split(separator: "|").joined(separator: "\n")
    let stage = LessonStage.plain(printing: output)
    var session = try stage.start(nil, []).get()
    for command in ["set lr 3", "print 1", "show settings", "nonsense", "print " + output] {
      recorder.record(command, output: stage.run(&session, command).output)
    }
    let proof = stage.prove(try lesson(recorder.text))
    #expect(proof.findings.map(\.description) == [])
    #expect(proof.counts.exchanges == 5)
  }

  @Test(arguments: [
    ("\"quoted\" \\ --> <!-- `x`", "quoted-x"), ("", "recording"), ("日本", "recording"),
    ("a\nb\u{07}", "a-b"), ("-- A --", "a"), ("#1 #", "1"),
  ]) func writesAHeaderForEveryTitle(_ title: String, _ id: String) throws {
    let recorder = LessonRecorder(title: title, seed: 18_446_744_073_709_551_615, setup: [title])
    let lesson = try lesson(recorder.text)
    #expect(lesson.id == id)
    #expect(lesson.title == recorder.title)
    #expect(lesson.seed == UInt64.max)
    let visible = title.visibleLine.trimmed
    #expect(lesson.setup == Statements.split(visible))
  }
}
