import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// Lessons in files and in the bundle, played and proved without anybody at the keyboard.
struct LessonFiles {
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// Plays a lesson through; it fails when what comes out differs from what is written.
  func replay(_ name: String) -> ExitStatus {
    guard let lesson = load(name)?.lesson else { return .failure }
    let voice = Voice(invocation.firstSettings.style)
    let layout = PlayWords(options: voice.options(invocation.viewOptions)).layout
    let pause = TerminalWindow.outputIsTerminal ? invocation.pause : 0
    let clock = LessonClock()
    let world = LessonStage.world(isInterrupted: clock.isOver)
    let proof = world.prove(lesson) { event in
      guard !SignalWatch.isInterrupted(), !invocation.isJSON else { return }
      let lines = Self.lines(event, layout)
      for line in lines { Output.standard.writeLine(line) }
      if !lines.isEmpty { Stopwatch.sleep(pause) }
    }
    guard !SignalWatch.isInterrupted() else { return .interrupted }
    if clock.hasStopped(lesson) { return .failure }
    for finding in proof.findings { Output.error.writeLine(finding.description) }
    return proof.passed ? .success : .failure
  }

  private static func lines(_ event: LessonEvent, _ layout: ProseLayout) -> [String] {
    switch event {
    case .prose(let prose): layout.lines(prose.text) + [""]
    case .question(let question): layout.lines(question.prompt.text) + [""]
    case .task(let task): layout.lines(task.prompt.text) + [""]
    case .drill(let problem): layout.lines(problem.prompt) + [""]
    case .answer: []
    case .command(let command, _): ["> " + command.spelledOut]
    case .output(let output): output.isEmpty ? [""] : [output, ""]
    case .finding: []
    }
  }

  /// Proves files, or without any the bundled course; says what is not true, and counts.
  func prove(_ names: [String], _ promote: Bool) -> ExitStatus {
    var total = Proof.Counts()
    var failures = 0
    var names = names
    if names.isEmpty, let folder = invocation.lessonFolder {
      do throws(FileProblem) {
        names = try Course.files(in: folder)
      } catch {
        Output.error.writeLine("backstep: cannot read \(folder.spelledOut): \(error.words)")
        return .failure
      }
    }
    let bundled = names.isEmpty && invocation.lessonFolder == nil ? Bundle.lessons : []
    let count = names.isEmpty ? bundled.count : names.count
    for name in names {
      guard let (lesson, bytes) = load(name) else {
        failures += 1
        continue
      }
      let clock = LessonClock()
      let world = LessonStage.world(isInterrupted: clock.isOver)
      var proof = world.prove(lesson)
      if clock.hasStopped(lesson) {
        failures += 1
        continue
      }
      if promote, !proof.drifts.isEmpty, rewrite(name, proof.promoted(bytes, of: lesson)) {
        guard let again = load(name)?.lesson else { return .failure }
        Output.standard.writeLine("\(name.spelledOut): \(proof.drifts.count) outputs rewritten")
        proof = LessonStage.world.prove(again)
      }
      failures += report(proof)
      total += proof.counts
    }
    for (name, bytes) in bundled {
      guard let lesson = parse(bytes, name) else {
        failures += 1
        continue
      }
      let proof = LessonStage.world.prove(lesson)
      failures += report(proof)
      total += proof.counts
    }
    Output.standard.writeLine(
      "proved \(count - failures) of \(count): "
        + [
          total.transcripts.counting("transcript"), total.exchanges.counting("command"),
          total.questions.counting("question"), total.tasks.counting("task"),
          total.drills > 0 ? total.drills.counting("drill") : nil,
        ].compactMap(\.self).joined(separator: ", "))
    return failures == 0 ? .success : .failure
  }

  /// 1 when a lesson is not true, after saying where.
  private func report(_ proof: Proof) -> Int {
    for finding in proof.findings { Output.error.writeLine(finding.description) }
    return proof.passed ? 0 : 1
  }

  private func load(_ name: String) -> (lesson: Lesson, bytes: [UInt8])? {
    do throws(FileProblem) {
      let bytes = try Files.read(name)
      return parse(bytes, name).map { ($0, bytes) }
    } catch {
      Output.error.writeLine("backstep: cannot read \(name.spelledOut): \(error.words)")
      return nil
    }
  }

  private func parse(_ bytes: [UInt8], _ name: String) -> Lesson? {
    do throws(LessonErrors) {
      return try LessonParser.parse(bytes, file: name)
    } catch {
      Output.error.writeLine(error.description)
      return nil
    }
  }

  private func rewrite(_ name: String, _ bytes: [UInt8]) -> Bool {
    do throws(FileProblem) {
      try Files.replace(name, with: bytes)
      return true
    } catch {
      Output.error.writeLine("backstep: cannot write \(name.spelledOut): \(error.words)")
      return false
    }
  }
}

/// What a lesson that nobody sits at may take in time, as a whole.
private struct LessonClock {
  private static let limit = 60.0
  private let end = Stopwatch.seconds + Self.limit

  /// Whether its commands are to stop.
  func isOver() -> Bool { SignalWatch.isInterrupted() || Stopwatch.seconds > end }

  /// Whether it took too long, after saying so.
  func hasStopped(_ lesson: Lesson) -> Bool {
    guard Stopwatch.seconds > end else { return false }
    Output.error.writeLine(
      "\(lesson.file.spelledOut): stopped, because it takes more than \(Int(Self.limit)) seconds")
    return true
  }
}
