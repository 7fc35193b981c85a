import BackstepSession

extension LessonPlayer {
  /// Enter: the next block, or the next command typed for the learner.
  package mutating func next() -> [PlayEvent] {
    guard !isOver else { return [.over] }
    switch current {
    case .prose, nil: return advance()
    case .transcript: return runNext() ?? advance()
    case .question(let question):
      if isPassable(question.id) { return advance() }
      return isPromptInView ? [.awaitsAnswer(question)] : showAgain()
    case .drill(let drill):
      if isPassable(drill.id) || self.drill == nil { return advance() }
      return isPromptInView ? [.awaitsDrill] : showAgain()
    case .task(let task):
      if isSettled { return advance() }
      guard isPassable(task.id) else {
        return isPromptInView ? [.awaitsDoing(task)] : showAgain()
      }
      return putAside() + solve(task) + advance()
    }
  }

  /// A command that the learner typed: the one that is offered, or something to try.
  ///
  /// - Parameter perform: Runs and shows it; tells whether it changed anything.
  package mutating func type(_ command: String, perform: (inout Session) -> Bool) -> [PlayEvent] {
    if let offered, offered == command, let events = runNext() { return events }
    scrolled()
    var copy = state
    guard perform(&copy) else { return [] }
    tried = copy
    triedCommands.append(command)
    guard !isOver, !isSettled, case .task(let task)? = current else { return [] }
    guard case .success(let holds) = stage.holds(copy, task.check) else { return [] }
    guard holds else { return [.notYet(task, stage.shortfall(copy, task.check))] }
    let typed = triedCommands
    (tried, triedCommands) = (nil, [])
    for command in task.solution { _ = stage.run(&own, command.text) }
    isSettled = true
    progress.settle(task.id, isSolved: true)
    let solution = task.solution.map(\.text)
    return [.done] + (typed == solution ? [] : [.ownSolution(solution)]) + finishIfLast()
  }

  /// An answer to the question at hand.
  package mutating func answer(_ text: String) -> [PlayEvent] {
    guard let question else { return answerDrill(text) }
    let key: AnswerKey
    switch stage.answerKey(of: question, in: own) {
    case .success(let found): key = found
    case .failure(let fault): return [.ungradable(fault)]
    }
    scrolled()
    switch stage.readings(of: text, for: question, in: state) {
    case .failure(let fault): return [.unreadable(question, fault)]
    case .success(let readings):
      switch key.grade(readings) {
      case .right:
        progress.settle(question.id, isSolved: true)
        return [.right] + advance()
      case .wrong(let message):
        tries += 1
        let hasHints = hintsUsed < question.hints.count
        return [.wrong(message: message, hasHints: hasHints)]
      }
    }
  }

  /// The next hint.
  package mutating func hint() -> [PlayEvent] {
    guard !isOver, !isSettled, let hints else { return [.nothingToHint] }
    scrolled()
    guard hintsUsed < hints.count else { return [.noMoreHints] }
    hintsUsed += 1
    return [.hint(hints[hintsUsed - 1], number: hintsUsed, of: hints.count)]
  }

  /// The hints to what is at hand; nil when there is nothing to answer.
  private var hints: [String]? {
    switch current {
    case .question(let question): question.hints.map(\.text)
    case .task(let task): task.hints.map(\.text)
    case .drill: drill?.problem.hints
    case .prose, .transcript, nil: nil
    }
  }

  /// Shows the solution, runs it, and goes on; of a transcript, runs what is left of it.
  package mutating func skip() -> [PlayEvent] {
    guard !isOver else { return [.over] }
    switch current {
    case .prose, nil: return advance()
    case .transcript:
      var events: [PlayEvent] = []
      while let more = runNext() { events += more.filter { !$0.isOffer } }
      return events.isEmpty ? advance() : events
    case .question(let question):
      progress.settle(question.id, isSolved: false)
      let key = try? stage.answerKey(of: question, in: own).get()
      return [.solution(question, key?.right)] + advance()
    case .drill(let drill):
      progress.settle(drill.id, isSolved: false)
      return (self.drill.map { [.drillWorking($0.problem)] } ?? []) + advance()
    case .task(let task):
      if isSettled { return advance() }
      progress.settle(task.id, isSolved: false)
      return putAside() + solve(task) + finishIfLast()
    }
  }

  /// Forgets what was tried here.
  package mutating func again() -> [PlayEvent] {
    let events = putAside()
    return events.isEmpty ? [.ownStateAgain] : events
  }

  /// A block back, to the state in which it began.
  package mutating func back() -> [PlayEvent] {
    let start = stopStart(of: block)
    guard start > 0 || ran > 0 else { return [.atBeginning] }
    (tried, triedCommands) = (nil, [])
    guard ran == 0 else { return enter(start) }
    return enter(stopStart(of: start - 1))
  }

  /// From the beginning, all answers forgotten; that it was finished once stays.
  package mutating func restart() -> [PlayEvent] {
    let wasFinished = progress.isFinished
    progress = LessonProgress()
    progress.isFinished = wasFinished
    (tried, triedCommands) = (nil, [])
    return enter(0)
  }

  /// Runs the next command of the transcript in the lesson's own state; nil when none is left.
  private mutating func runNext() -> [PlayEvent]? {
    guard let command = offered else { return nil }
    var events = putAside()
    let outcome = stage.run(&own, command)
    ran += 1
    events.append(.ran(command, outcome))
    if let offered { events.append(.offer(offered)) }
    return events + (offered == nil ? finishIfLast() : [])
  }

  private mutating func solve(_ task: LessonTask) -> [PlayEvent] {
    isSettled = true
    return task.solution.map { .ran($0.text, stage.run(&own, $0.text)) }
  }

  /// What ends the lesson is shown at once; otherwise Enter goes on.
  private mutating func finishIfLast() -> [PlayEvent] {
    block + 1 == count ? advance() : []
  }

  private func isPassable(_ id: String) -> Bool {
    progress.solved.contains(id) || progress.skipped.contains(id)
  }
}

extension PlayEvent {
  fileprivate var isOffer: Bool {
    if case .offer = self { true } else { false }
  }
}
