import BackstepLessons
import BackstepSession
import BackstepView
import Glibc

// Feeds libFuzzer's inputs to one of the program's readers. It is built only where it is asked for:
//
//     BACKSTEP_FUZZER=1 swift build -c release --scratch-path .build/fuzzer --product Fuzzer \
//         -Xswiftc -sanitize=fuzzer
//     BACKSTEP_READER=session .build/fuzzer/release/Fuzzer -max_total_time=600 CORPUS
//
// A crash, a trap, or an input that takes more than a few seconds ends it, and is written to a file.

/// What the bytes are read as.
private enum Reader: String, CaseIterable {
  case commands, expression, lesson, table, session, step

  func take(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    switch self {
    case .commands: for statement in Statements.split(text) { perform(statement, [1]) }
    case .expression: perform("print " + text, [])
    case .lesson: _ = try? LessonParser.parse(bytes, file: "a.md")
    case .table: perform("data t.csv", bytes)
    case .session:
      perform("load f", bytes)
      perform("step 4", [])
      perform("train 1", [])
    case .step: perform("compare f", bytes)
    }
  }

  private static let view = TextView(ViewOptions(width: 60))

  /// Runs a command in one session after the other, until it grows, and shows what it reports.
  private func perform(_ text: String, _ file: [UInt8]) {
    var questions = 0
    let world = Effects(
      readFile: { _ throws(FileProblem) in file },
      isInterrupted: {
        questions += 1
        return questions > 200
      }, trainingLimit: TrainingLimit(epochs: 3, work: 100_000),
      memoryLimit: MemorySize(bytes: 1 << 20))
    do throws(SessionError) {
      let report = try held.perform(text, abbreviations: true, world)
      _ = Self.view.text(of: report)
      _ = JSONView().text(of: report)
    } catch {
      _ = ErrorWords(error).lines
    }
    if held.state.architecture.parameterCount > 500 { held = Session() }
  }
}

private let reader =
  getenv("BACKSTEP_READER").flatMap { Reader(rawValue: String(cString: $0)) } ?? .commands
private nonisolated(unsafe) var held = Session()

/// libFuzzer's driver, for a program with a main of its own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main struct Fuzzer {
  static func main() {
    var count = CommandLine.argc
    var words = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &words) { bytes, count in
        // A fresh session each time, so that an input that is found can be found again; but for
        // expressions, which change nothing.
        if reader != .expression { held = Session() }
        reader.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}
