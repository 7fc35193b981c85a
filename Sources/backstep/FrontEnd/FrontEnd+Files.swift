import BackstepSession
import BackstepText
import BackstepView

/// Commands from a pipe, a file or the command line: no prompt, and the first refusal ends it.
extension FrontEnd {
  private static let deepestNesting = 16

  /// Where commands come from.
  enum Source {
    case standardInput
    case text(String), command(String)
    case file(String)
  }

  /// Runs everything from a source: what the program is asked to do, from beginning to end.
  static func run(_ source: Source, _ invocation: Invocation) throws(StartError) -> ExitStatus {
    var front = FrontEnd(invocation)
    if invocation.resumes {
      let last = try LastSession().read()
      front.resume(last.session)
      Output.error.writeLine(last.summary)
    }
    let outcome: Outcome
    switch source {
    case .standardInput, .file("-"):
      ReadAhead.begin()
      var reader = ByteReader(fileDescriptor: STDIN_FILENO)
      outcome = front.run(&reader, named: "stdin")
    case .text(let text):
      front.isCommandLine = true
      var reader = ByteReader(bytes: Array(text.utf8))
      outcome = front.run(&reader, named: "-c")
    case .command(let text):
      front.isCommandLine = true
      outcome = front.watched(text, at: "backstep")
    case .file(let name):
      do throws(FileProblem) {
        var reader = ByteReader(bytes: try Files.read(name))
        outcome = front.run(&reader, named: name)
      } catch {
        throw .unreadable(name: name, error)
      }
    }
    switch outcome {
    case .success, .quit: return front.hasFailed ? .failure : .success
    case .failure: return .failure
    case .interrupted: return .interrupted
    }
  }

  /// Runs the file that a command names.
  mutating func run(_ source: SourceReport) throws(SessionError) -> Outcome {
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

  /// Runs the statements of a line while signals are watched for.
  private mutating func watched(_ line: String, at place: String) -> Outcome {
    let watch = SignalWatch()
    let outcome = take(line, at: place)
    if let signal = watch.caught, signal != SIGINT { SignalWatch.die(of: signal) }
    return outcome
  }

  /// Runs line after line to the end, to the first refusal, or to `quit`.
  private mutating func run(_ reader: inout ByteReader, named name: String) -> Outcome {
    var result = Outcome.success
    while true {
      let outcome: Outcome
      do throws(ByteReader.Failure) {
        guard let line = try reader.next() else { return result }
        let place = "\(name):\(line.number)"
        // Not while waiting for a line: there, Ctrl-C ends the program at once.
        outcome = depth == 0 ? watched(line.text, at: place) : take(line.text, at: place)
      } catch {
        fail(error.words, "", at: "\(name):\(error.line)")
        if case .unreadable = error { return .failure }
        outcome = .failure
      }
      switch outcome {
      case .success: break
      case .failure:
        result = .failure
        if !invocation.keepsGoing { return .failure }
      case .quit, .interrupted: return outcome
      }
    }
  }
}

extension ByteReader.Failure {
  /// A line that is not text, in words.
  var words: ErrorWords {
    switch self {
    case .nul:
      ErrorWords("nul", "the line holds a NUL byte", hint: "is this a text file?")
    case .notUTF8:
      ErrorWords("utf-8", "the line is not UTF-8", hint: "save the file as UTF-8")
    case .tooLong(_, let limit):
      ErrorWords(
        "line-length", "the line is longer than \(limit / 1024 / 1024) MB",
        hint: "is this a file of commands?")
    case .unreadable(_, let code):
      ErrorWords("file", "cannot read on: \(reason(code))", hint: "")
    }
  }
}
