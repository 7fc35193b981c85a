import BackstepSession

/// The program: reads its arguments and does what they ask.
@main
enum Backstep {
  /// What `--version` says.
  static let version = "0.1.0"

  static func main() {
    // A file that grows too large is an error of write(2), not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ arguments: [String]) -> ExitStatus {
    let invocation: Invocation
    do throws(UsageError) {
      invocation = try Invocation(arguments, style: Folders.environment("BACKSTEP_STYLE"))
    } catch {
      Output.error.write("backstep: \(error.words)\nTry `backstep --help`.\n")
      return .usage
    }
    do throws(StartError) {
      return try run(invocation)
    } catch {
      Output.error.writeLine("backstep: \(error.words)")
      return .failure
    }
  }

  /// - Throws: When there is no session to resume.
  private static func run(_ invocation: Invocation) throws(StartError) -> ExitStatus {
    switch invocation.mode {
    case .help:
      Output.standard.write(Invocation.help)
      return .success
    case .version:
      Output.standard.write("backstep \(version)\n")
      return .success
    case .standardInput:
      return TerminalWindow.isInteractive
        ? try Interactive(invocation).run() : try FrontEnd.run(.standardInput, invocation)
    case .lesson:
      guard TerminalWindow.isInteractive else {
        throw .lessonWithoutTerminal
      }
      return try Interactive(invocation).run()
    case .commands(let text): return try FrontEnd.run(.text(text), invocation)
    case .command(let text): return try FrontEnd.run(.command(text), invocation)
    case .file(let name): return try FrontEnd.run(.file(name), invocation)
    case .complete(let text):
      let completion = LineCompletion(
        text, in: State(), lessons: { Course.ids(in: invocation.lessonFolder) },
        files: Folders.files)
      Output.standard.write(completion.candidates.map { $0 + "\n" }.joined())
      return .success
    case .completions(let shell):
      Output.standard.write(shell.script)
      return .success
    case .manual:
      Output.standard.write(Manual.text)
      return .success
    case .replay(let name): return LessonFiles(invocation).replay(name)
    case .prove(let names, let promote): return LessonFiles(invocation).prove(names, promote)
    }
  }
}

/// How the program ends.
enum ExitStatus: Int32 {
  case success = 0
  /// A command, a check or a lesson failed.
  case failure = 1
  /// The arguments make no sense.
  case usage = 64
  case interrupted = 130
}
