import BackstepSession
import BackstepText
import BackstepView

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A session, and where its reports and errors go: what typing, pipes and files have in common.
struct Runner {
  /// How a command line ended.
  enum Outcome {
    case success, failure, quit, interrupted
    /// Something that only somebody at the keyboard can ask for.
    case request(LessonRequest, command: String)
  }

  private(set) var session: Session
  var options: ViewOptions
  let isJSON: Bool
  let keepsGoing: Bool
  /// The last command that ran, for a blank line to repeat.
  private(set) var last: Command?
  /// Whether a command that did what it was asked told of a failure, as `check` does.
  private(set) var hasFailed = false
  private let effects: Effects
  private let watch: TrainingWatch
  let invocation: Invocation
  private var depth = 0
  var recording: Recording?
  /// Whether a lesson is played; what happens in it is not the recording's.
  var isInLesson = false
  /// Whether the last text written took more than a line; nil before the first.
  private var lastWasPage: Bool?

  private static let deepestNesting = 16

  init(_ invocation: Invocation) {
    let watch = TrainingWatch(invocation)
    effects = Effects(
      readFile: { name throws(FileProblem) in try Files.read(name) },
      replaceFile: { name, bytes throws(FileProblem) in try Files.replace(name, with: bytes) },
      bundledData: BundledData.text,
      isInterrupted: SignalWatch.isInterrupted, watchTraining: watch.watcher)
    self.watch = watch
    self.invocation = invocation
    session = Session(State(settings: invocation.settings))
    options = invocation.viewOptions
    isJSON = invocation.isJSON
    keepsGoing = invocation.keepsGoing
  }

  /// Goes on with a session from before.
  mutating func resume(_ session: Session) { self.session = session }

  /// Runs the commands of a line. Somebody must be watching for signals meanwhile.
  ///
  /// - Parameters:
  ///   - line: Commands, separators and comments.
  ///   - place: Where it stands, as `FILE:LINE`; nil for one typed on a terminal, which may also
  ///     be abbreviated.
  mutating func run(_ line: String, at place: String?) -> Outcome {
    var result = Outcome.success
    for text in Statements.split(line) {
      switch perform(text, at: place) {
      case .success: break
      case .failure:
        result = .failure
        if !keepsGoing || place == nil { return .failure }
      case .quit: return .quit
      case .interrupted: return .interrupted
      case .request(let request, let command): return .request(request, command: command)
      }
    }
    return result
  }

  /// Runs the last command again, when it is one that a blank line repeats.
  mutating func repeatLast() -> Outcome {
    guard let last, last.declaration.isRepeatable else { return .success }
    return perform(last.text, at: nil)
  }

  private mutating func perform(_ text: String, at place: String?) -> Outcome {
    do throws(SessionError) {
      let command = try Command(text, abbreviations: place == nil)
      last = command
      // Afterwards the terminal is as it was before.
      defer { watch.end() }
      let report = try session.perform(command, effects)
      if case .source(let source) = report.body { return try run(source) }
      if case .lesson(let request) = report.body {
        return try perform(request, report, at: place)
      }
      show(report, at: place)
      record(command, report)
      if report.hasFailed { hasFailed = true }
      if case .quit = report.body { return .quit }
      return place != nil && SignalWatch.isInterrupted() ? .interrupted : .success
    } catch {
      if let command = try? Command(text, abbreviations: place == nil) { record(command, nil) }
      fail(ErrorWords(error), text, at: place)
      return .failure
    }
  }

  /// What another runner, a copy of this one, has come to.
  mutating func takeOver(_ other: Runner) { self = other }

  /// Says why a request was refused.
  func refuse(_ error: SessionError, _ text: String) { fail(ErrorWords(error), text, at: nil) }

  private mutating func run(_ source: SourceReport) throws(SessionError) -> Outcome {
    guard depth < Self.deepestNesting else { throw .file(.nestedTooDeep(Self.deepestNesting)) }
    return run(file: source.bytes, named: source.name)
  }

  /// Runs what a file holds, under the watch for signals that there already is.
  @discardableResult
  mutating func run(file bytes: [UInt8], named name: String) -> Outcome {
    depth += 1
    defer { depth -= 1 }
    var reader = ByteReader(bytes: bytes)
    return run(&reader, named: name)
  }

  /// Runs line after line to the end, to the first refusal, or to `quit`.
  mutating func run(_ reader: inout ByteReader, named name: String) -> Outcome {
    var result = Outcome.success
    while true {
      let outcome: Outcome
      do throws(ByteReader.Failure) {
        guard let line = try reader.next() else { return result }
        let place = "\(name):\(line.number)"
        if depth == 0 {
          // Not while waiting for a line: there, Ctrl-C ends the program at once.
          let watch = SignalWatch()
          outcome = run(line.text, at: place)
          if let signal = watch.caught, signal != SIGINT { SignalWatch.die(of: signal) }
        } else {
          outcome = run(line.text, at: place)
        }
      } catch {
        fail(error.words, "", at: "\(name):\(error.line)")
        if case .unreadable = error { return .failure }
        outcome = .failure
      }
      switch outcome {
      case .success: break
      case .failure:
        result = .failure
        if !keepsGoing { return .failure }
      case .quit:
        if case .failure = result { return .failure }
        return .quit
      case .interrupted: return .interrupted
      case .request: return .failure
      }
    }
  }

  /// Writes a report. Where no prompt stands between them, pages of more than a line are kept
  /// apart by a blank one.
  private mutating func show(_ report: Report, at place: String?) {
    // A terminal that is gone takes nothing, and trying would end the program before the session
    // is kept.
    guard place != nil || !SignalWatch.hasHungUp else { return }
    guard !isJSON else { return Output.standard.writeLine(JSONView().text(of: report)) }
    let text = TextView(options).text(of: report)
    guard !text.isEmpty else { return }
    let isPage = text.utf8.contains(0x0A)
    if place != nil, let wasPage = lastWasPage, wasPage || isPage {
      Output.standard.write("\n")
    }
    lastWasPage = isPage
    Output.standard.writeLine(text)
  }

  /// Says what went wrong: for programs on standard output, for people on standard error.
  private func fail(_ words: ErrorWords, _ text: String, at place: String?) {
    if isJSON {
      let name = text.prefix { !$0.isWhitespace }
      Output.standard.writeLine(JSONView().text(of: words, command: String(name.prefix(80))))
      if place == nil { return }
    }
    // For scripts one line, however long; for a person the words unbroken.
    guard let place else {
      return Output.error.writeLine(words.lines(width: options.width).joined(separator: "\n"))
    }
    let label = place.spelledOut + ": "
    Output.error.writeLine(label + words.lines.joined(separator: "\n"))
  }
}
