import BackstepText

/// Shows a text on a terminal a screen at a time: Enter or the space bar goes on, `q` or Ctrl-C
/// leaves the rest out.
///
/// The sequences used: CSI K, erase to the end of the line.
enum Pager {
  static func show(_ text: String) {
    let window = TerminalWindow.size()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var rest = lines[...]
    // A line is left for the prompt that follows, and one for ours.
    guard let end = end(of: rest, window), end < rest.endIndex, !TerminalWindow.isDumb,
      let keys = TrainingKeys.begin()
    else { return Output.standard.writeLine(text) }
    defer { keys.end() }
    while !rest.isEmpty {
      let window = TerminalWindow.size()
      let end = self.end(of: rest, window) ?? rest.endIndex
      Output.standard.writeLine(rest[..<end].joined(separator: "\n"))
      rest = rest[end...]
      guard !rest.isEmpty else { return }
      let left = rest.count == 1 ? "1 more line" : "\(rest.count) more lines"
      let questions = [
        "-- \(left): Enter goes on, q stops --", "-- \(left): Enter, q --", "-- more --",
      ]
      let question = questions.first { $0.displayWidth < window.columns } ?? ""
      Output.standard.write(question)
      let goesOn = goesOn(keys)
      Output.standard.write("\r\u{1B}[K")
      guard goesOn else { return }
    }
  }

  /// Where a screen of lines ends; nil for a window too low for that.
  private static func end(
    of lines: ArraySlice<Substring>, _ window: (columns: Int, rows: Int)
  ) -> Int? {
    guard window.rows >= 8, window.columns >= 20 else { return nil }
    var left = window.rows - 1
    return lines.firstIndex { line in
      left -= max(1, (Flow.visibleWidth(line) + window.columns - 1) / window.columns)
      return left < 0
    } ?? lines.endIndex
  }

  private static func goesOn(_ keys: TrainingKeys) -> Bool {
    while !SignalWatch.isInterrupted() {
      let pressed = keys.pressed(within: -1)
      if pressed.last == .quit { return false }
      // Words that came at once were meant for the prompt, and their end is no answer.
      if pressed.contains(.other) { continue }
      for key in pressed {
        switch key {
        case .enter, .space, .down: return true
        case .quit: return false
        case .up, .other: break
        }
      }
    }
    return false
  }
}
