import BackstepLessons
import BackstepSession
import BackstepText
import Testing

@testable import backstep

/// The whole course on a pseudo-terminal, taken by somebody who errs, asks, skips, leaves in the
/// middle, is cut off, and comes back.
@Suite struct WholeCourseTests {
  @Test func isTakenFromTheFirstLessonToTheLast() throws {
    let home = try TemporaryFolder()
    var pupil = try Pupil(home)
    for (number, entry) in try Course(folder: nil).entries.enumerated() {
      try pupil.begin(entry.lesson)
      var stops = 0
      while !pupil.player.isOver {
        stops += 1
        try #require(stops < 1000, "\(entry.lesson.id) has no end")
        if stops == 12, number % 5 == 1 { try pupil.leaveAndComeBack() }
        if stops == 15, number % 5 == 2 { try pupil.isCutOffAndResumes(in: home) }
        try pupil.goOn(skips: stops % 4 == 3)
      }
      try pupil.finish()
    }
    try pupil.expectAllDone()
    withExtendedLifetime(home) {}
  }
}

/// A terminal, and beside it the lesson as it should stand there.
private struct Pupil {
  private var terminal: PseudoTerminal
  private(set) var player: LessonPlayer

  init(_ home: TemporaryFolder) throws {
    terminal = try PseudoTerminal.atPrompt(["--color", "never"], home: home, rows: 200)
    let first = try Course(folder: nil).entries[0].lesson
    player = try LessonPlayer.begin(first, in: LessonStage.world).get()
  }

  private var prompt: String {
    "\(player.lesson.id) \(player.position.stop)/\(player.position.of)>"
  }

  mutating func begin(_ lesson: Lesson) throws {
    player = try LessonPlayer.begin(lesson, in: LessonStage.world).get()
    _ = player.open()
    try terminal.send("lesson \(lesson.id)\r")
    try terminal.waitFor("the beginning of \(lesson.id)") { [prompt] in $0.line.hasSuffix(prompt) }
  }

  /// The next thing to do: an answer, wrong before right, a task, a hint, or Enter.
  mutating func goOn(skips: Bool) throws {
    if let question = player.question {
      if let wrong = question.wrongAnswers.first {
        try type(wrong.answer) { _ = $0.answer(wrong.answer) }
      }
      if !question.hints.isEmpty { try type("hint") { _ = $0.hint() } }
      if skips {
        try type("skip") { _ = $0.skip() }
      } else {
        let answer = typed(question)
        try type(answer) { _ = $0.answer(answer) }
        // Graded in a state to come, an answer in names is worth what it is worth now.
        if player.question?.id == question.id { try type("skip") { _ = $0.skip() } }
      }
    } else if let problem = player.drillProblem {
      try drill(problem, skips: skips)
    } else if case .task(let task) = player.lesson.blocks[player.block],
      !player.progress.solved.contains(task.id), !skips
    {
      for command in task.solution where !player.progress.solved.contains(task.id) {
        try type(command.text) { _ = $0.type(command.text) { Self.run(command.text, &$0) } }
      }
    } else if case .task = player.lesson.blocks[player.block], skips {
      try type("skip") { _ = $0.skip() }
    } else {
      try type("") { _ = $0.next() }
    }
  }

  /// A mistake, a hint, and then the drill given up, or its answers one after the other.
  private mutating func drill(_ problem: DrillProblem, skips: Bool) throws {
    let wrong = "\(WrittenNumber.rounded(problem.mistakes[0].value, digits: 3))"
    try type(wrong) { _ = $0.answer(wrong) }
    try type("hint") { _ = $0.hint() }
    if skips { return try type("skip") { _ = $0.skip() } }
    let block = player.block
    while !player.isOver, player.block == block, let problem = player.drillProblem {
      let right = "\(WrittenNumber.rounded(problem.right, digits: 3))"
      try type(right) { _ = $0.answer(right) }
    }
  }

  /// An answer as somebody types it who has read it off the screen.
  private func typed(_ question: Question) -> String {
    guard let key = try? LessonStage.world.answerKey(of: question, in: player.state).get() else {
      return question.answer
    }
    switch key.right {
    case .numbers(let values):
      guard values.count == 1 else { return question.answer }
      let text = "\(WrittenNumber.rounded(values[0], digits: 4))"
      return question.id.count % 2 == 0 || text.contains("e")
        ? text : text.split(separator: ".").joined(separator: ",")
    case .choice(let key): return question.id.count % 2 == 0 ? "\(key))" : key.uppercased()
    case .name(let name): return name
    }
  }

  mutating func leaveAndComeBack() throws {
    try terminal.send("leave\r")
    try terminal.waitFor("one's own session") { $0.line == "next: forward>" }
    try comeBack()
  }

  mutating func isCutOffAndResumes(in home: TemporaryFolder) throws {
    kill(terminal.process, SIGKILL)
    #expect(try terminal.waitForExit() == 128 + SIGKILL)
    terminal = try PseudoTerminal(backstep: ["--color", "never"], home: home, rows: 200)
    try terminal.waitFor("the reminder") { [id = player.lesson.id] in
      $0.text.contains("You were in the lesson `\(id)`") && $0.line == "next: forward>"
    }
    try comeBack()
  }

  private mutating func comeBack() throws {
    let (lesson, progress) = (player.lesson, player.progress)
    player = try LessonPlayer.begin(lesson, in: LessonStage.world, progress: progress).get()
    _ = player.open()
    try terminal.send("lesson\r")
    try terminal.waitFor("\(lesson.id) again") { [prompt] in $0.line.hasSuffix(prompt) }
  }

  mutating func finish() throws {
    #expect(player.progress.isFinished)
    try terminal.send("leave\r")
    try terminal.waitFor("one's own session") { $0.line == "next: forward>" }
  }

  func expectAllDone() throws {
    try terminal.send("lessons\r")
    try terminal.waitFor("every lesson done") { screen in
      screen.lines.filter { $0.hasSuffix("(done)") }.count == Bundle.lessons.count
    }
  }

  /// Types a line, lets the lesson at hand do the same, and waits until both stand alike.
  private mutating func type(
    _ keys: String, _ act: (inout LessonPlayer) -> Void
  ) throws {
    let shown = terminal.screen.lines
    try terminal.send(keys + "\r")
    act(&player)
    // Keys typed ahead would steer a training that is drawn: each line waits for the prompt after
    // the one before.
    try terminal.waitFor("\(prompt) after `\(keys)`", within: 30) { [prompt] in
      $0.lines != shown && $0.line.hasSuffix(prompt)
    }
  }

  private static func run(_ command: String, _ session: inout Session) -> Bool {
    LessonStage.world.run(&session, command).succeeded
  }
}
