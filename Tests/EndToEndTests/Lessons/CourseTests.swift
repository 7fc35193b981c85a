import BackstepLessons
import BackstepSession
import Testing

@testable import backstep

/// Every bundled lesson, played by somebody who errs, asks for hints, and gets there.
@Suite struct CourseTests {
  private static func course() throws -> Course { try Course(folder: nil) }

  @Test func everyBundledFileIsALesson() throws {
    let course = try Self.course()
    #expect(course.problems == [])
    #expect(course.entries.count == Bundle.lessons.count)
    #expect(Set(course.entries.map(\.lesson.id)).count == course.entries.count)
  }

  @Test func everyLessonCanBePlayedToItsEnd() throws {
    for entry in try Self.course().entries {
      let lesson = entry.lesson
      var player = try LessonPlayer.begin(lesson, in: LessonStage.world).get()
      _ = player.open()
      var presses = 0
      while !player.isOver {
        presses += 1
        try #require(presses < 10_000, "\(lesson.id) has no end")
        if let question = player.question {
          try Self.answer(question, &player)
        } else if case .task(let task) = lesson.blocks[player.block],
          !player.progress.solved.contains(task.id)
        {
          Self.carryOut(task, &player)
        } else if let problem = player.drillProblem {
          Self.drill(problem, &player)
        } else {
          _ = player.next()
        }
      }
      #expect(player.progress.isFinished)
    }
  }

  /// Errs in every way that the drill knows of, asks for all hints, and answers.
  private static func drill(_ problem: DrillProblem, _ player: inout LessonPlayer) {
    // Only in the first of its questions, or it would never end.
    if problem.id.hasSuffix("-1") {
      for _ in problem.hints { _ = player.hint() }
      #expect(player.hint() == [.noMoreHints])
      for mistake in problem.mistakes {
        let events = player.answer("\(mistake.value)")
        #expect(
          events.contains {
            if case .drillWrong(_, let fault) = $0 { fault.code == mistake.code } else { false }
          }, "\(problem.id), \(mistake): \(events)")
      }
    }
    let events = player.answer("\(problem.right)")
    #expect(
      events.contains { if case .drillRight(problem, _, _) = $0 { true } else { false } },
      "\(problem.id): \(events)")
  }

  private static func answer(_ question: Question, _ player: inout LessonPlayer) throws {
    let world = LessonStage.world
    let key = try world.answerKey(of: question, in: player.state).get()
    for mistake in key.mistakes {
      let events = player.answer(text(mistake.answer))
      let message = mistake.source.message
      #expect(
        events.contains {
          if case .wrong(let words, _) = $0 { words != nil } else { false }
        }, "\(question.id), \(message): \(events)")
    }
    for _ in question.hints { _ = player.hint() }
    #expect(player.hint() == [.noMoreHints])
    let events = player.answer(text(key.right))
    #expect(events.first == .right, "\(question.id): \(events)")
    // Whatever comes next, the question is behind.
    if events.first != .right { _ = player.skip() }
  }

  private static func carryOut(_ task: LessonTask, _ player: inout LessonPlayer) {
    for command in task.solution {
      let events = player.type(command.text) { LessonStage.world.run(&$0, command.text).succeeded }
      if player.progress.solved.contains(task.id) {
        #expect(events.first == .done)
        return
      }
    }
    Issue.record("\(task.id) is not done by its solution")
    _ = player.skip()
  }

  /// An answer as somebody types it.
  private static func text(_ answer: Answer) -> String {
    switch answer {
    case .numbers(let values):
      values.count == 1 ? "\(values[0])" : "\(values)"
    case .choice(let key): key
    case .name(let name): name
    }
  }
}
