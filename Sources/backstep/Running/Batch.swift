import BackstepSession

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Commands from a pipe, a file or the command line: no prompt, and the first refusal ends it.
struct Batch {
  private var runner: Runner

  /// - Throws: When the session to resume is not there or cannot be read.
  init(_ invocation: Invocation) throws(FileProblem) {
    runner = Runner(invocation)
    guard invocation.resumes else { return }
    let last = try LastSession().read()
    runner.resume(last.session)
    Output.error.writeLine(last.summary)
  }

  /// Runs what a descriptor delivers, each line as soon as it is there.
  consuming func run(descriptor: Int32, _ name: String) -> ExitStatus {
    var reader = ByteReader(fileDescriptor: descriptor)
    let outcome = runner.run(&reader, named: name)
    return status(of: outcome)
  }

  /// Runs a text.
  consuming func run(_ text: String, _ name: String) -> ExitStatus {
    var reader = ByteReader(bytes: Array(text.utf8))
    let outcome = runner.run(&reader, named: name)
    return status(of: outcome)
  }

  /// Runs a file; `-` is standard input.
  consuming func run(file name: String) -> ExitStatus {
    if name == "-" { return run(descriptor: STDIN_FILENO, "stdin") }
    do throws(FileProblem) {
      var reader = ByteReader(bytes: try Files.read(name))
      let outcome = runner.run(&reader, named: name)
      return status(of: outcome)
    } catch {
      Output.error.writeLine("backstep: cannot read \(name): \(error.reason)")
      return .failure
    }
  }

  private func status(of outcome: Runner.Outcome) -> ExitStatus {
    switch outcome {
    case .success, .quit: runner.hasFailed ? .failure : .success
    case .failure, .request: .failure
    case .interrupted: .interrupted
    }
  }
}
