import BackstepSession
import Testing

@testable import BackstepLessons

@Suite struct ProverTests {
  /// A lesson that is true.
  static let sound = """
    <!-- backstep-lesson 1 id=a title="A" seed=3 setup="set lr 0.598; set x 1 0" -->
    # A lesson

    ```backstep
    > print lr
    0.60

    > show net
    seed = 3.0
    > nonsense
    refused
    ```
    <!-- ask id=size kind=number answer=lr tol=0.005 -->
    How much?
    <!-- wrong: -lr "Wrong sign." -->
    <!-- ask id=later kind=number answer=x[0] tol=1% -->
    How much, once x[0] has grown by one?
    <!-- wrong: 1 "That is before." -->
    <!-- solution: set x 2 0 -->
    <!-- ask id=which kind=name answer=d2 -->
    Which is the blame of the output?
    <!-- wrong: d1 "No." -->
    <!-- ask id=way kind=choice answer=b check="lr > 0.5" -->
    Is it more than a half?
    - a) No.
    - b) Yes.
    <!-- wrong: a "Look again." -->
    <!-- do id=raise check="lr > 1" -->
    Raise it.
    <!-- solution: set lr 1.598; print 0 -->
    ```backstep
    > print lr; print x[0]
    1.598
    1.0
    ```
    """

  @Test func provesWhatIsTrue() throws {
    let proof = LessonStage.plain().prove(try lesson(Self.sound))
    #expect(proof.findings.map(\.description) == [])
    #expect(proof.passed)
    #expect(proof.drifts.isEmpty)
    #expect(proof.counts.transcripts == 2)
    #expect(proof.counts.exchanges == 4)
    #expect(proof.counts.questions == 4)
    #expect(proof.counts.tasks == 1)
  }

  @Test func stopsWhenItIsTold() throws {
    var effects = Effects()
    let told = Told()
    effects.isInterrupted = { told.count >= 2 }
    let stage = LessonStage(effects: effects) { _ in
      told.count += 1
      return ""
    }
    let text =
      header + "# A\n\n```backstep\n" + String(repeating: "> step\n...\n", count: 50) + "```\n"
    #expect(stage.prove(try lesson(text)).counts.exchanges == 2)
  }

  private final class Told { var count = 0 }

  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let shown: String
    var testDescription: String { name }

    init(_ name: String, _ old: String, _ new: String, _ shown: String) {
      self.name = name
      self.old = old
      self.new = new
      self.shown = shown
    }
  }

  @Test(arguments: [
    Change(
      "a digit", "0.60\n", "0.61\n",
      "a.md:6: 'print lr' prints something else\n  expected: 0.61\n  found:    0.598"),
    Change(
      "an output too much", "seed = 3.0\n", "",
      "a.md:8: 'show net' prints something else\n  expected: (nothing)\n  found:    seed = 3.0"),
    Change(
      "a failure that is not shown", "refused", "...",
      "a.md:10: 'nonsense' fails: refused"),
    Change(
      "the seed", "seed=3", "seed=4",
      "a.md:9: 'show net' prints something else\n  expected: seed = 3.0\n  found:    seed = 4.0"),
    Change(
      "the setup", "set lr 0.598;", "set lr;", "a.md:1: the setup fails: refused"),
    Change(
      "an answer's sign", "answer=lr tol", "answer=-lr tol",
      "a.md:15: 'size' takes the wrong answer -lr for right"),
    Change(
      "an answer's name", "answer=lr tol", "answer=frob tol",
      "a.md:13: the answer of 'size', frob, cannot be computed: refused"),
    Change(
      "an endless answer", "answer=lr tol", "answer=1/0 tol",
      "a.md:13: 'size' refuses its own answer, 1/0"),
    Change(
      "a tolerance wider than a mistake", "tol=0.005", "tol=2",
      "a.md:15: 'size' takes the wrong answer -lr for right"),
    Change(
      "a tolerance too tight for the screen", "set lr 0.598;", "set lr 0.60049;",
      """
      a.md:13: 'size' refuses 0.6005, which is its answer as shown: it is 0.60049; widen its tol
      """),
    Change(
      "a wrong answer's name", "wrong: -lr", "wrong: -frob",
      "a.md:15: a wrong answer of 'size', -frob, cannot be computed: refused"),
    Change(
      "a prediction without its solution", "<!-- solution: set x 2 0 -->\n", "",
      "a.md:18: 'later' takes the wrong answer 1 for right"),
    Change(
      "a question's solution", "solution: set x 2 0 -->", "solution: sat x 2 0 -->",
      "a.md:19: 'sat x 2 0' fails: refused"),
    Change(
      "an alias as a wrong answer", "wrong: d1 \"No.\"", "wrong: dOut \"No.\"",
      "a.md:22: 'which' takes the wrong answer dOut for right"),
    Change(
      "a choice", "answer=b check=\"lr > 0.5\"", "answer=b check=\"lr > 0.9\"",
      "a.md:23: the answer of 'way' is wrong: lr > 0.9 is false"),
    Change(
      "a choice's mistake", "wrong: a \"Look", "wrong: b \"Look",
      "a.md:27: 'way' takes the wrong answer b for right"),
    Change(
      "a task's condition", "check=\"lr > 1\"", "check=\"lr > 0.1\"",
      "a.md:28: 'raise' asks for nothing: lr > 0.1 is true before anything is done"),
    Change(
      "a task's solution", "set lr 1.598; print 0", "print 0",
      "a.md:30: the solution of 'raise' leaves lr > 1 false"),
    Change(
      "a task's command", "set lr 1.598; print 0", "set lr 1.598; prnt 0",
      "a.md:30: 'prnt 0' fails: refused"),
  ]) func catches(_ change: Change) throws {
    let pieces = Self.sound.splitting(at: change.old)
    try #require(pieces.count == 2, "the lesson must hold the old text once")
    var text = pieces.joined(separator: change.new)
    if change.name.hasPrefix("a tolerance too tight") {
      text = text.splitting(at: "tol=0.005").joined(separator: "tol=0.000001")
    }
    let proof = LessonStage.plain().prove(try lesson(text))
    #expect(!proof.passed)
    #expect(proof.findings.first?.description == change.shown)
  }

  @Test func catchesAMisspeltDirective() {
    let text = Self.sound.splitting(at: "<!-- do ").joined(separator: "<!-- dou ")
    #expect(errors(in: text).hasPrefix("a.md:28: unknown directive 'dou'"))
  }

  @Test(arguments: [
    ("lr > 0.4", true), ("0/0", false), ("0/0 == 0/0", false), ("dOut > 0", false), ("x", false),
  ]) func conditionsHoldAsTheyDoForTraining(_ condition: String, _ holds: Bool) throws {
    let stage = LessonStage.plain()
    let session = try stage.start(nil, []).get()
    #expect(stage.holds(session, condition) == .success(holds))
  }

  @Test func solutionsAreCutAsLinesTypedAre() throws {
    let task = "<!-- do id=t check=1 -->\nX.\n<!-- solution: mark \"a;b\"; forward # and; so on -->"
    guard case .task(let task) = try lesson(header + task).blocks.first else {
      return #expect(Bool(false))
    }
    #expect(task.solution.map(\.text) == ["mark \"a;b\"", "forward"])
  }

  /// A number that its author worked out is held by a check, or by a transcript behind it.
  @Test(arguments: [
    ("answer=0.5", "", false), ("answer=lr", "", true), ("answer=lr*1", "", false),
    ("answer=0.5 check=\"lr == 0.5\"", "", true), ("answer=lr*1", "> print lr*1\n0.5", true),
    ("answer=0.5", "> print 0.4\n0.4", false),
  ]) func anAnswerIsConfirmed(_ ask: String, _ transcript: String, _ isHeld: Bool) throws {
    let fence = transcript.isEmpty ? "" : "```backstep\n\(transcript)\n```\n"
    let text = header + "<!-- ask id=q kind=number \(ask) -->\nHow much?\n\n" + fence
    let proof = LessonStage.plain().prove(try lesson(text))
    #expect(proof.passed == isHeld)
    #expect(
      isHeld
        || proof.findings.map(\.line) == [2]
          && proof.findings[0].description.contains("nothing confirms the answer of 'q'")
    )
  }

  @Test func commandsInAnotherFenceAreSaidToBeNone() {
    for fence in ["```text", "```", "~~~python"] {
      let text = header + "A.\n\n\(fence)\n1\n> forward\n\(fence.prefix(3))\n"
      #expect(errors(in: text).hasPrefix("a.md:6: '> ' in a fence of"), "\(errors(in: text))")
    }
  }

  @Test func grades() throws {
    let stage = LessonStage.plain()
    let session = try stage.start(nil, ["set lr 0.5; set x 1 0"]).get()
    let lesson = try lesson(
      header + """
        <!-- ask id=q kind=number answer=lr tol=0.01 -->
        How much?
        <!-- wrong: -lr "Sign." -->
        <!-- wrong: x[0] "Half of that." -->
        <!-- wrong: unknown "Never." -->
        """)
    guard case .question(let question) = lesson.blocks.first else { return #expect(Bool(false)) }
    let key = try stage.answerKey(of: question, in: session).get()
    #expect(key.right == .numbers([0.5]))
    #expect(key.grade([Reading(.numbers([0.509]))]) == .right)
    #expect(key.grade([Reading(.numbers([0.511]))]) == .wrong(message: nil))
    #expect(key.grade([Reading(.numbers([-0.505]))]) == .wrong(message: "Sign."))
    #expect(key.grade([Reading(.numbers([1]))]) == .wrong(message: "Half of that."))
    #expect(key.grade([Reading(.numbers([.nan]))]) == .wrong(message: nil))
    #expect(key.grade([Reading(.numbers([0.5, 0.5]))]) == .wrong(message: nil))
  }

  @Test func tellsWhatHappens() throws {
    let text = """
      <!-- backstep-lesson 1 id=a title="A" setup="set lr 1" -->
      # A
      ```backstep
      > print 1
      y
      ```
      <!-- ask id=q kind=number answer=lr -->
      How much?
      <!-- solution: set lr 2 -->
      <!-- do id=t check="lr > 1" -->
      Raise it.
      <!-- solution: set lr 2 -->
      """
    let lesson = try lesson(text)
    var events: [LessonEvent] = []
    let proof = LessonStage.plain(printing: "\u{2713}\nx").prove(lesson) { events.append($0) }
    guard case .question(let question) = lesson.blocks[2], case .task(let task) = lesson.blocks[3]
    else { return #expect(Bool(false)) }
    let finding = Finding(
      file: "a.md", line: 5,
      fact: .outputDiffers(command: "print 1", expected: "y", found: "\u{2713}"))
    #expect(proof.findings == [finding])
    #expect(
      events == [
        .prose(Prose(text: "# A", line: 2)), .command("print 1", line: 4),
        .output("\u{2713}\nx"), .finding(finding), .question(question), .answer(.numbers([2])),
        .task(task), .command("set lr 2", line: 12), .output(""),
      ])
  }

  @Test func showsNoOrderToTheTerminal() throws {
    let stage = LessonStage.plain(printing: "\u{1B}]0;x\u{07}")
    var shown: [String] = []
    let proof = stage.prove(try lesson(header + "```backstep\n> print 1\ny\n```\n")) {
      if case .output(let text) = $0 { shown.append(text) }
    }
    #expect(shown == ["\u{FFFD}]0;x\u{FFFD}"])
    #expect(proof.findings.first?.description.unicodeScalars.contains("\u{1B}") == false)
  }
}

extension String {
  /// The pieces between the places where `mark` stands.
  func splitting(at mark: String) -> [String] {
    var pieces: [String] = []
    var rest = Array(unicodeScalars)[...]
    let mark = Array(mark.unicodeScalars)
    var piece = String.UnicodeScalarView()
    while let first = rest.first {
      if rest.starts(with: mark) {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        rest = rest.dropFirst(mark.count)
      } else {
        piece.append(first)
        rest = rest.dropFirst()
      }
    }
    return pieces + [String(piece)]
  }
}
