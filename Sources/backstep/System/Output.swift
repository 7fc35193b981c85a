import BackstepText

/// A way out of the program. Nothing is held back: what is written is there before the next read,
/// and the two ways never overtake each other.
struct Output {
  static let standard = Output(descriptor: STDOUT_FILENO)
  static let error = Output(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Writes all of a text.
  ///
  /// Where standard output takes no more, there is nobody left to work for. A terminal that is gone
  /// counts as the signal that tells of it, so that a session can still be kept; otherwise the
  /// program says so and ends.
  func write(_ text: String) {
    // Messages hold names from outside, and nothing that a terminal is to obey.
    var text = descriptor == STDERR_FILENO ? text.visible : text
    let code = text.withUTF8 {
      writeAll(
        UnsafeRawBufferPointer($0), to: descriptor,
        by: descriptor == STDOUT_FILENO ? ReadAhead.write : writePatiently)
    }
    guard code != 0, descriptor == STDOUT_FILENO, !SignalWatch.hasHungUp else { return }
    if code == EIO { raise(SIGHUP) }
    guard !SignalWatch.hasHungUp else { return }
    Output.error.write("backstep: cannot write: \(reason(code))\n")
    exit(ExitStatus.failure.rawValue)
  }

  func writeLine(_ text: String) { write(text + "\n") }

  /// Lines for a person: on a terminal what is wider than the window is broken between words, where
  /// the terminal would break within them.
  func tell(_ text: String) {
    guard isatty(descriptor) == 1 else { return writeLine(text) }
    let width = TerminalWindow.size().columns
    func broken(_ line: String) -> [String] {
      guard Flow.visibleWidth(line) > width else { return [line] }
      let isProse = !line.hasPrefix(" ") && !line.contains("   ")
      return isProse ? Flow.wrap(line, width: width) : Flow.folded(line, width: width)
    }
    writeLine(text.lines.flatMap(broken).joined(separator: "\n"))
  }
}
