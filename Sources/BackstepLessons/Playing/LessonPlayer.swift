import BackstepSession

/// A lesson in the hands of a learner: what is shown next, and what becomes of what is typed.
///
/// A value: every input changes it and tells in events what there is to show. The lesson has a
/// state of its own, which only its own commands change; what the learner tries happens in a copy.
package struct LessonPlayer {
  /// The lesson.
  package let lesson: Lesson
  /// How far the learner is.
  package internal(set) var progress: LessonProgress
  /// The block that is shown.
  package internal(set) var block = 0
  /// Wrong answers to the question at hand.
  package internal(set) var tries = 0
  /// Hints given to it.
  package internal(set) var hintsUsed = 0
  /// Whether the last word has been shown.
  package internal(set) var isOver = false

  let stage: LessonStage
  /// The lesson's own state.
  var own: Session
  /// What the learner made of it, when they tried something.
  var tried: Session?
  /// The commands that were tried.
  var triedCommands: [String] = []
  /// Whether the question or task at hand is the last thing that was shown.
  var isPromptInView = false
  /// Commands of the transcript at hand that have run.
  var ran = 0
  /// The drill at hand.
  var drill: DrillRun?
  /// Whether the task at hand is done, and Enter goes on.
  var isSettled = false
  /// The lesson's own state as blocks began.
  var beginnings: LessonBeginnings

  /// A lesson at its beginning.
  package static func begin(
    _ lesson: Lesson, in stage: LessonStage, progress: LessonProgress = LessonProgress()
  ) -> Result<LessonPlayer, StageFault> {
    stage.start(lesson.seed, lesson.setup).map { state in
      LessonPlayer(
        lesson: lesson, progress: progress, stage: stage, own: state,
        beginnings: LessonBeginnings(state, room: stage.room))
    }
  }

  /// The stop and the number of them, from 1, for the prompt.
  package var position: (stop: Int, of: Int) { (stops(upTo: block), stops(upTo: count - 1)) }

  /// The state in which the next command is tried.
  package var state: Session { tried ?? drill?.problem.before ?? own }

  /// The command that Enter types.
  package var offered: String? {
    guard case .transcript(let transcript)? = current, ran < transcript.exchanges.count else {
      return nil
    }
    return transcript.exchanges[ran].command
  }

  /// The question that waits for an answer.
  package var question: Question? {
    guard !isOver, case .question(let question)? = current else { return nil }
    return question
  }

  /// The question of a drill that waits for an answer.
  package var drillProblem: DrillProblem? { isOver ? nil : drill?.problem }

  var count: Int { lesson.blocks.count }
  var current: LessonBlock? { lesson.blocks.indices.contains(block) ? lesson.blocks[block] : nil }

  /// Shows where the lesson begins, or goes on from where it was left.
  package mutating func open() -> [PlayEvent] {
    let place = progress.place.block(in: lesson) ?? 0
    guard place > 0 else { return enter(0) }
    // The prose before a transcript says what its commands are for.
    let events = enter(stopStart(of: place))
    return [.resumed(stop: position.stop, of: position.of)] + events
  }

  /// Shows once more what the learner is at: a page, a question, a task, the command that is next.
  package mutating func showAgain() -> [PlayEvent] {
    guard !isOver, let current else { return [.over] }
    isPromptInView = true
    switch current {
    case .prose(let prose): return [.prose(prose)]
    case .transcript:
      var events: [PlayEvent] = offered.map { [.offer($0)] } ?? []
      if case .prose(let prose) = lesson.blocks[stopStart(of: block)] {
        events.insert(.prose(prose), at: 0)
      }
      return events
    case .question(let question): return [.question(question)]
    case .task(let task): return [.task(task)]
    case .drill: return drill.map { [$0.question] } ?? []
    }
  }

  /// Something else has been shown since.
  package mutating func scrolled() { isPromptInView = false }

  /// Goes to a block and shows it. Prose and the transcript under it are one stop.
  mutating func enter(_ index: Int) -> [PlayEvent] {
    guard index < count else { return finish() }
    block = index
    (ran, tries, hintsUsed, isSettled, isOver) = (0, 0, 0, false, false)
    drill = nil
    isPromptInView = true
    let (start, state) = beginnings.nearest(to: index)
    own = state
    for passed in start..<index {
      pass(passed)
      // What was cut short is no state of the lesson.
      if stage.isInterrupted { return enter(passed) }
      beginnings.keep(own, at: passed + 1)
    }
    progress.place = LessonPlace(of: index, in: lesson)
    switch lesson.blocks[index] {
    case .prose(let prose):
      var events: [PlayEvent] = [.prose(prose)]
      if index + 1 == count {
        events += finish()
      } else if case .transcript = lesson.blocks[index + 1] {
        beginnings.keep(own, at: index + 1)
        events += enter(index + 1)
      }
      return events
    case .transcript: return offered.map { [.offer($0)] } ?? []
    case .question(let question): return [.question(question)]
    case .task(let task): return [.task(task)]
    case .drill(let drill): return begin(drill)
    }
  }

  /// Leaves a block behind without showing it.
  private mutating func pass(_ index: Int) {
    switch lesson.blocks[index] {
    case .prose, .question, .drill: break
    case .transcript(let transcript):
      for exchange in transcript.exchanges { _ = stage.run(&own, exchange.command) }
    case .task(let task): for command in task.solution { _ = stage.run(&own, command.text) }
    }
  }

  /// The first block of the stop that a block belongs to.
  func stopStart(of index: Int) -> Int {
    guard index > 0, index < count, case .transcript = lesson.blocks[index],
      case .prose = lesson.blocks[index - 1]
    else { return index }
    return index - 1
  }

  /// How many stops begin at a block or before it.
  private func stops(upTo index: Int) -> Int {
    lesson.blocks.indices.prefix(index + 1).count { stopStart(of: $0) == $0 }
  }

  /// On to the block behind this one.
  mutating func advance() -> [PlayEvent] {
    if block + 1 == count { return finish() }
    beginnings.keep(own, at: block + 1)
    return putAside() + enter(block + 1)
  }

  /// Puts aside what was tried, and says so if there was anything.
  mutating func putAside() -> [PlayEvent] {
    defer { (tried, triedCommands) = (nil, []) }
    return tried == nil ? [] : [.ownStateAgain]
  }

  private mutating func finish() -> [PlayEvent] {
    let (solved, skipped) = (progress.solved.count, progress.skipped.count)
    isOver = true
    drill = nil
    // Opened again, the lesson begins anew.
    progress = LessonProgress()
    progress.isFinished = true
    return [.finished(solved: solved, skipped: skipped)]
  }
}
