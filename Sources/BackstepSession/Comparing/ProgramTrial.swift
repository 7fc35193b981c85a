import Backprop

/// Asks a program case after case, up to the first that it answers wrongly, and looks for the
/// smallest case on which it still does.
package struct ProgramTrial {
  private let program: RunningProgram
  private let seconds: Double
  private let keepsSizes: Bool
  private let isInterrupted: () -> Bool
  private var passedOver: [String] = []
  private var passedOverCount = 0
  private var lastWords = ""

  /// What came of a case.
  package enum Verdict: Equatable, Sendable {
    case agrees(Comparison), differs(Comparison)
    /// An answer that is no step.
    case unreadable(StepFault)
    case silent(ProgramAnswer.Outcome)

    /// Whether another case fails in the same way.
    fileprivate func isLike(_ other: Verdict) -> Bool {
      switch (self, other) {
      case (.differs(let one), .differs(let two)):
        one.mistakes == two.mistakes && one.isEither == two.isEither
      case (.unreadable, .unreadable): true
      case (.silent(let one), .silent(let two)): one == two
      default: false
      }
    }

    fileprivate var isFailure: Bool {
      if case .agrees = self { false } else { true }
    }

    /// Whether it is told what the one thing is that is wrong.
    fileprivate var isExplained: Bool {
      guard case .differs(let comparison) = self else { return false }
      return !comparison.mistakes.isEmpty && !comparison.isEither
    }
  }

  init(
    _ program: RunningProgram, seconds: Double, keepsSizes: Bool,
    isInterrupted: @escaping () -> Bool
  ) {
    (self.program, self.seconds, self.keepsSizes) = (program, seconds, keepsSizes)
    self.isInterrupted = isInterrupted
  }

  /// How many more cases are asked for one that tells what is wrong.
  private static let looksFurther = 20
  /// How many questions shrinking may ask; one that is answered late counts as a tenth of them.
  private static let shrinkingQuestions = 400

  /// - Throws: `.interrupted` when the learner stopped it before anything had failed.
  mutating func run(_ cases: [ProgramCase], command: String) throws(SessionError) -> ProgramReport {
    defer { program.end() }
    var found: (index: Int, verdict: Verdict)?
    var agreed: Comparison?
    var losses: [Loss] = []
    var judged = 0
    for (index, item) in cases.enumerated() {
      if let found, index > found.index + Self.looksFurther { break }
      let verdict = judge(item)
      if verdict == .silent(.interrupted) {
        guard found != nil else { throw .loop(.interrupted) }
        break
      }
      if found == nil { judged += 1 }
      if case .agrees(let comparison) = verdict, found == nil {
        agreed = comparison
        if !losses.contains(comparison.reading.loss) { losses.append(comparison.reading.loss) }
      }
      // Of later failures only one that tells more takes the place of the first.
      guard verdict.isFailure, found == nil || verdict.isExplained else { continue }
      found = (index, verdict)
      if case .differs = verdict, !verdict.isExplained { continue }
      break
    }
    var failure: ProgramReport.Failure?
    if let found { failure = shrunk(cases[found.index], found.verdict, found.index) }
    return ProgramReport(
      command: command, planned: cases.count, judged: judged, agreed: agreed, losses: losses,
      failure: failure,
      passedOver: passedOver, passedOverCount: passedOverCount)
  }

  private mutating func judge(_ item: ProgramCase) -> Verdict {
    if isInterrupted() { return .silent(.interrupted) }
    let answer = program.ask(item.line, seconds)
    if passedOver.isEmpty { passedOver = answer.passedOver }
    passedOverCount += answer.passedOverCount
    lastWords = answer.lastWords
    guard case .line(let line) = answer.outcome else { return .silent(answer.outcome) }
    do throws(JSONProblem) {
      let value = try JSONReader.read(StepFile.quotingNonFinite(Array(line.utf8)))
      do throws(StepFault) {
        let step = try item.step(answeredBy: value)
        let comparison = Comparison([step], isInterrupted: isInterrupted)
        return comparison.agrees ? .agrees(comparison) : .differs(comparison)
      } catch {
        return .unreadable(error)
      }
    } catch {
      return .unreadable(.json(error))
    }
  }

  /// The smallest net, the smallest batch and the roundest numbers that fail in the same way.
  private mutating func shrunk(_ item: ProgramCase, _ verdict: Verdict, _ index: Int)
    -> ProgramReport.Failure
  {
    let (words, sizes) = (lastWords, item.architecture.sizes)
    func failure(_ item: ProgramCase, _ verdict: Verdict, alone: Bool) -> ProgramReport.Failure {
      .init(
        number: index + 1, found: sizes, item: item, verdict: verdict, failsAlone: alone,
        lastWords: words)
    }
    // A command that there is not fails on every case.
    switch verdict {
    case .silent(.notStarted), .silent(.interrupted), .silent(.ended(126)), .silent(.ended(127)):
      return failure(item, verdict, alone: true)
    default: break
    }
    // Whether it fails by itself, or only after the cases before it.
    program.end()
    guard judge(item).isLike(verdict) else { return failure(item, verdict, alone: false) }
    var (best, bestVerdict) = (item, verdict)
    var left = Self.shrinkingQuestions
    var isSmaller = true
    while isSmaller, left > 0 {
      isSmaller = false
      // What is not answered at all seldom depends on how round the numbers are.
      var candidates = best.smaller(keepingSizes: keepsSizes)
      if case .silent = verdict {} else { candidates += best.rounder() }
      for candidate in candidates {
        guard left > 0, !isInterrupted() else { break }
        let verdict = judge(candidate)
        if case .silent(.late) = verdict { left -= Self.shrinkingQuestions / 10 } else { left -= 1 }
        if verdict.isLike(bestVerdict) {
          (best, bestVerdict, isSmaller) = (candidate, verdict, true)
          break
        }
      }
    }
    return failure(best, bestVerdict, alone: true)
  }
}

/// What came of asking a program.
package struct ProgramReport: Sendable {
  /// The command of the shell that starts it.
  package let command: String
  /// How many cases there were, and how many were asked up to the first failure.
  package let planned: Int, judged: Int
  /// The last case that was answered rightly.
  package let agreed: Comparison?
  /// The losses of the cases that were answered rightly.
  package let losses: [Loss]
  package let failure: Failure?
  /// Lines that are no objects: the first of them, and how many.
  package let passedOver: [String]
  package let passedOverCount: Int

  /// The first failure, as small as it could be made.
  package struct Failure: Sendable {
    /// Which case it was, from 1, and the sizes of its net.
    package let number: Int
    package let found: [Int]
    /// The case as shrunk.
    package let item: ProgramCase
    package let verdict: Verdict
    /// Whether it fails also as the first case of a fresh program.
    package let failsAlone: Bool
    package let lastWords: String
  }

  package typealias Verdict = ProgramTrial.Verdict
}
