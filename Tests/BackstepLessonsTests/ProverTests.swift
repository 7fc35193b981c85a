import Testing

@testable import BackstepLessons

@Suite struct ProverTests {
  /// A lesson that is true.
  static let sound = """
    <!-- backstep-lesson 1 id=a title="A" seed=3 setup="let a 0.598; let twice 1.196" -->
    # A lesson

    ```backstep
    > show a
    a = 0.60

    > show seed
    seed = 3.0
    > nonsense
    cannot do: nonsense
    ```
    <!-- ask id=size kind=number answer=a tol=0.005 -->
    How much?
    <!-- wrong: -a "Wrong sign." -->
    <!-- ask id=later kind=number answer=a,twice tol=1% -->
    How much, once a has grown by one?
    <!-- wrong: 0.598,1.196 "That is before." -->
    <!-- solution: add a 1 -->
    <!-- ask id=which kind=name answer=double -->
    Which is the double?
    <!-- wrong: a "No." -->
    <!-- ask id=way kind=choice answer=b check="a > 0.5" -->
    Is it more than a half?
    - a) No.
    - b) Yes.
    <!-- wrong: a "Look again." -->
    <!-- do id=raise check="a > 1" -->
    Raise it.
    <!-- solution: add a 1; quiet -->
    ```backstep
    > show a
    a = 1.598
    ```
    """

  @Test func provesWhatIsTrue() throws {
    let proof = Calculator.world.prove(try lesson(Self.sound))
    #expect(proof.findings.map(\.description) == [])
    #expect(proof.passed)
    #expect(proof.drifts.isEmpty)
    #expect(proof.counts.transcripts == 2)
    #expect(proof.counts.exchanges == 4)
    #expect(proof.counts.questions == 4)
    #expect(proof.counts.tasks == 1)
  }

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
      "a digit", "a = 0.60", "a = 0.61",
      "a.md:6: 'show a' prints something else\n  expected: a = 0.61\n  found:    a = 0.598"),
    Change(
      "an output too much", "seed = 3.0\n", "",
      "a.md:8: 'show seed' prints something else\n  expected: (nothing)\n  found:    seed = 3.0"),
    Change(
      "a failure that is not shown", "cannot do: nonsense", "...",
      "a.md:10: 'nonsense' fails: cannot do: nonsense"),
    Change(
      "the seed", "seed=3", "seed=4",
      "a.md:9: 'show seed' prints something else\n  expected: seed = 3.0\n  found:    seed = 4.0"),
    Change(
      "the setup", "let a 0.598;", "let a;", "a.md:1: the setup fails: cannot do: let a"),
    Change(
      "an answer's sign", "answer=a tol", "answer=-a tol",
      "a.md:15: 'size' takes the wrong answer -a for right"),
    Change(
      "an answer's name", "answer=a tol", "answer=b tol",
      "a.md:13: the answer of 'size', b, cannot be computed: no such name: b"),
    Change(
      "an endless answer", "answer=a tol", "answer=inf tol",
      "a.md:13: 'size' refuses its own answer, inf"),
    Change(
      "a tolerance wider than a mistake", "tol=0.005", "tol=2",
      "a.md:15: 'size' takes the wrong answer -a for right"),
    Change(
      "a tolerance too tight for the screen", "let a 0.598;", "let a 0.60049;",
      """
      a.md:13: 'size' refuses 0.6005, which is its answer as shown: it is 0.60049; widen its tol
      """),
    Change(
      "a wrong answer's name", "wrong: -a", "wrong: -z",
      "a.md:15: a wrong answer of 'size', -z, cannot be computed: no such name: z"),
    Change(
      "a prediction without its solution", "<!-- solution: add a 1 -->\n", "",
      "a.md:18: 'later' takes the wrong answer 0.598,1.196 for right"),
    Change(
      "a question's solution", "solution: add a 1 -->", "solution: ad a 1 -->",
      "a.md:19: 'ad a 1' fails: cannot do: ad a 1"),
    Change(
      "an alias as a wrong answer", "wrong: a \"No.\"", "wrong: twice \"No.\"",
      "a.md:22: 'which' takes the wrong answer twice for right"),
    Change(
      "a choice", "answer=b check=\"a > 0.5\"", "answer=b check=\"a > 0.9\"",
      "a.md:23: the answer of 'way' is wrong: a > 0.9 is false"),
    Change(
      "a choice's mistake", "wrong: a \"Look", "wrong: b \"Look",
      "a.md:27: 'way' takes the wrong answer b for right"),
    Change(
      "a task's condition", "check=\"a > 1\"", "check=\"a > 0.1\"",
      "a.md:28: 'raise' asks for nothing: a > 0.1 is true before anything is done"),
    Change(
      "a task's solution", "add a 1; quiet", "quiet",
      "a.md:30: the solution of 'raise' leaves a > 1 false"),
    Change(
      "a task's command", "add a 1; quiet", "add a 1; quite",
      "a.md:30: 'quite' fails: cannot do: quite"),
  ]) func catches(_ change: Change) throws {
    let pieces = Self.sound.splitting(at: change.old)
    try #require(pieces.count == 2, "the lesson must hold the old text once")
    var text = pieces.joined(separator: change.new)
    if change.name.hasPrefix("a tolerance too tight") {
      text = text.splitting(at: "tol=0.005").joined(separator: "tol=0.000001")
    }
    let proof = Calculator.world.prove(try lesson(text))
    #expect(!proof.passed)
    #expect(proof.findings.first?.description == change.shown)
  }

  @Test func catchesAMisspeltDirective() {
    let text = Self.sound.splitting(at: "<!-- do ").joined(separator: "<!-- dou ")
    #expect(errors(in: text).hasPrefix("a.md:28: unknown directive 'dou'"))
  }

  @Test func provesTheAnswerFromTheQuestionsOwnState() throws {
    // The solution of 'later' runs on a copy: the task below it starts from the first state.
    var states: [Double] = []
    var world = Calculator.world
    let holds = world.holds
    world.holds = { state, condition in
      if condition == "a > 1" { states.append(state.values["a"] ?? 0) }
      return holds(state, condition)
    }
    #expect(world.prove(try lesson(Self.sound)).passed)
    #expect(states == [0.598, 0.598 + 1])
  }

  @Test func grades() throws {
    let world = Calculator.world
    let state = Calculator(values: ["a": 0.5, "twice": 1])
    let lesson = try lesson(
      header + """
        <!-- ask id=q kind=number answer=a tol=0.01 -->
        How much?
        <!-- wrong: -a "Sign." -->
        <!-- wrong: twice "Half of that." -->
        <!-- wrong: unknown "Never." -->
        """)
    guard case .question(let question) = lesson.blocks.first else { return #expect(Bool(false)) }
    let key = try world.answerKey(of: question, in: state).get()
    #expect(key.right == .numbers([0.5]))
    #expect(key.grade(.numbers([0.509])) == .right)
    #expect(key.grade(.numbers([0.511])) == .wrong(message: nil))
    #expect(key.grade(.numbers([-0.505])) == .wrong(message: "Sign."))
    #expect(key.grade(.numbers([1])) == .wrong(message: "Half of that."))
    #expect(key.grade(.numbers([.nan])) == .wrong(message: nil))
    #expect(key.grade(.numbers([0.5, 0.5])) == .wrong(message: nil))
  }

  @Test func tellsWhatHappens() throws {
    let text = """
      <!-- backstep-lesson 1 id=a title="A" setup="let a 1" -->
      # A
      ```backstep
      > say \u{2713}|x
      y
      ```
      <!-- ask id=q kind=number answer=a -->
      How much?
      <!-- solution: add a 1 -->
      <!-- do id=t check="a > 1" -->
      Raise it.
      <!-- solution: add a 1 -->
      """
    let lesson = try lesson(text)
    var events: [LessonEvent] = []
    let proof = Calculator.world.prove(lesson) { events.append($0) }
    guard case .question(let question) = lesson.blocks[2], case .task(let task) = lesson.blocks[3]
    else { return #expect(Bool(false)) }
    let finding = Finding(
      file: "a.md", line: 5,
      fact: .outputDiffers(command: "say \u{2713}|x", expected: "y", found: "\u{2713}"))
    #expect(proof.findings == [finding])
    #expect(
      events == [
        .prose(Prose(text: "# A", line: 2)), .command("say \u{2713}|x", line: 4),
        .output("\u{2713}\nx"), .finding(finding), .question(question), .answer(.numbers([2])),
        .task(task), .command("add a 1", line: 12), .output(""),
      ])
  }

  @Test func showsNoOrderToTheTerminal() throws {
    var world = Calculator.world
    world.run = { _, _ in CommandOutcome(output: "\u{1B}]0;x\u{07}") }
    var shown: [String] = []
    let proof = world.prove(try lesson(header + "```backstep\n> x\ny\n```\n")) {
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
