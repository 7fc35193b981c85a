import BackstepSession
import BackstepText

extension LessonStage {
  /// Proves a lesson by playing it from its beginning: every transcript matches; every question
  /// takes its own answer and refuses each wrong one; every task is undone before its solution and
  /// done after it.
  ///
  /// Playing it is also how a lesson is replayed: `observe` is told of everything in order, while
  /// it happens, and what was played is what is written exactly when the proof has passed.
  package func prove(_ lesson: Lesson, observe: (LessonEvent) -> Void = { _ in }) -> Proof {
    withoutActuallyEscaping(observe) { observe in
      var run = ProofRun(stage: self, lesson: lesson, observe: observe)
      run.play()
      return run.proof
    }
  }
}

/// One playing of a lesson.
private struct ProofRun {
  let stage: LessonStage
  let lesson: Lesson
  let observe: (LessonEvent) -> Void
  var proof = Proof()
  /// Numbers that authors worked out, waiting for a transcript that shows them.
  var unconfirmed: [(question: Question, values: [Double])] = []

  mutating func play() {
    var state: Session
    switch stage.start(lesson.seed, lesson.setup) {
    case .success(let fresh): state = fresh
    case .failure(let fault):
      report(.setupFailed(message: fault.message), line: 1)
      return
    }
    for block in lesson.blocks {
      if stage.isInterrupted { return }
      switch block {
      case .prose(let prose): observe(.prose(prose))
      case .transcript(let transcript): prove(transcript, &state)
      case .question(let question): prove(question, in: state)
      case .task(let task): prove(task, &state)
      case .drill(let drill): prove(drill)
      }
    }
    for (question, _) in unconfirmed {
      report(.answerUnconfirmed(id: question.id, answer: question.answer), line: question.line)
    }
  }

  private mutating func report(_ fact: Finding.Fact, line: Int) {
    let finding = Finding(file: lesson.file, line: line, fact: fact)
    proof.findings.append(finding)
    observe(.finding(finding))
  }

  private func run(_ command: String, line: Int, _ state: inout Session) -> CommandOutcome {
    observe(.command(command, line: line))
    let outcome = stage.run(&state, command)
    observe(.output(outcome.output.visible))
    return outcome
  }

  /// Runs the commands of a solution; one that fails is a finding.
  private mutating func solve(
    _ commands: [SolutionCommand], _ state: inout Session, isShown: Bool
  ) {
    for command in commands {
      let outcome =
        isShown
        ? run(command.text, line: command.line, &state) : stage.run(&state, command.text)
      guard !outcome.succeeded else { continue }
      let message = outcome.output.trimmed.visibleLine
      report(.commandFailed(command: command.text, message: message), line: command.line)
    }
  }

  // MARK: Transcripts

  private mutating func prove(_ transcript: Transcript, _ state: inout Session) {
    proof.counts.transcripts += 1
    for exchange in transcript.exchanges {
      if stage.isInterrupted { return }
      proof.counts.exchanges += 1
      let outcome = run(exchange.command, line: exchange.line, &state)
      let output = outcome.output
      confirm(by: output)
      if let mismatch = OutputComparison.firstMismatch(of: exchange, found: output) {
        proof.drifts.append(Drift(line: exchange.line, output: output))
        let fact = Finding.Fact.outputDiffers(
          command: exchange.command, expected: mismatch.expected, found: mismatch.found)
        report(fact, line: mismatch.line)
      } else if !outcome.succeeded, exchange.elidesEverything {
        let message = output.trimmed.visibleLine
        report(.commandFailed(command: exchange.command, message: message), line: exchange.line)
      }
    }
  }

  // MARK: Questions

  private mutating func prove(_ question: Question, in state: Session) {
    proof.counts.questions += 1
    observe(.question(question))
    var solved = state
    solve(question.solution, &solved, isShown: false)
    let id = question.id
    switch stage.answer(question.answer, to: question, in: solved) {
    case .failure(let fault):
      let fact = Finding.Fact.answerUnknown(
        id: id, answer: question.answer, message: fault.message)
      report(fact, line: question.line)
    case .success(let right):
      observe(.answer(right))
      proveRight(right, of: question)
      proveWrong(question, right: right, in: solved)
      if case .numbers(let values) = right, question.check == nil,
        case .failure = stage.canonicalName(solved, question.answer)
      {
        unconfirmed.append((question, values))
      }
    }
    if let check = question.check, holds(check, id: id, line: question.line, in: solved) == false {
      report(.checkFailed(id: id, check: check), line: question.line)
    }
  }

  /// Strikes out the answers whose numbers an output shows.
  private mutating func confirm(by output: String) {
    guard !unconfirmed.isEmpty else { return }
    let shown = output.lines.flatMap { line in
      OutputToken.tokens(of: line, elides: false).compactMap { token in
        if case .number(let number) = token { number } else { nil }
      }
    }
    unconfirmed.removeAll { item in
      item.values.allSatisfy { value in shown.contains { $0.shows(value) } }
    }
  }

  /// A number must be taken as it is, and as the screen shows it.
  private mutating func proveRight(_ right: Answer, of question: Question) {
    guard question.tolerance.accepts(right, for: right) else {
      report(.answerRefused(id: question.id, answer: question.answer), line: question.line)
      return
    }
    guard case .numbers(let values) = right else { return }
    for value in values {
      let shown = WrittenNumber.rounded(value, digits: 4)
      guard !question.tolerance.accepts(shown, for: value) else { continue }
      let fact = Finding.Fact.answerTooExact(
        id: question.id, shown: "\(shown)", value: "\(value)")
      report(fact, line: question.line)
      return
    }
  }

  private mutating func proveWrong(_ question: Question, right: Answer, in state: Session) {
    for wrong in question.wrongAnswers {
      switch stage.answer(wrong.answer, to: question, in: state) {
      case .failure(let fault):
        let fact = Finding.Fact.wrongUnknown(
          id: question.id, wrong: wrong.answer, message: fault.message)
        report(fact, line: wrong.line)
      case .success(let answer):
        guard question.tolerance.accepts(answer, for: right) else { continue }
        report(.wrongAccepted(id: question.id, wrong: wrong.answer), line: wrong.line)
      }
    }
  }

  // MARK: Drills

  /// Several questions of a drill: each takes its own answer, as it is and with the digits that are
  /// asked for, and refuses and names each usual mistake.
  private mutating func prove(_ drill: LessonDrill) {
    proof.counts.drills += 1
    for number in 1...Self.drillQuestions {
      if stage.isInterrupted { return }
      let problem: DrillProblem
      do throws(SessionError) { problem = try drill.problem(number, in: lesson) } catch {
        report(
          .drillFails(id: drill.id, message: stage.fault(error).message), line: drill.line)
        return
      }
      if number == 1 {
        observe(.drill(problem))
        observe(.answer(.numbers([problem.right])))
      }
      if let unjust = problem.unjustAnswers.first {
        let fact = Finding.Fact.drillUnjust(
          id: drill.id, question: problem.id, answer: "\(unjust)")
        report(fact, line: drill.line)
        return
      }
    }
  }

  private static let drillQuestions = 12

  // MARK: Tasks

  private mutating func prove(_ task: LessonTask, _ state: inout Session) {
    proof.counts.tasks += 1
    observe(.task(task))
    let before = holds(task.check, id: task.id, line: task.line, in: state)
    if before == true {
      report(.taskAlreadyDone(id: task.id, check: task.check), line: task.line)
    }
    solve(task.solution, &state, isShown: true)
    // A condition that cannot be tested has been reported.
    if before != nil, holds(task.check, id: task.id, line: task.line, in: state) == false {
      report(.taskNotDone(id: task.id, check: task.check), line: task.solutionLine)
    }
  }

  /// Whether a condition is true; nil, and a finding, when that cannot be told.
  private mutating func holds(
    _ check: String, id: String, line: Int, in state: Session
  ) -> Bool? {
    switch stage.holds(state, check) {
    case .success(let isTrue): return isTrue
    case .failure(let fault):
      report(.conditionUnknown(id: id, check: check, message: fault.message), line: line)
      return nil
    }
  }
}

extension Exchange {
  /// Whether every line of the output, if there is one, may be anything.
  var elidesEverything: Bool {
    !expected.isEmpty && expected.allSatisfy { $0.elidesLines || $0.text.isEmpty }
  }
}

extension LessonTask {
  /// Where the solution begins.
  var solutionLine: Int { solution.first?.line ?? line }
}
