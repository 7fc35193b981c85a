import BackstepText

/// The first place at which an output is not as expected.
package struct OutputMismatch: Sendable, Equatable {
  /// The line of the lesson: that of the expected line, or the last line before what came too much.
  package let line: Int
  /// The expected line; nil when the output went on after its end.
  package let expected: String?
  /// The line that was found; nil when there is none that could be meant.
  package let found: String?
}

/// Holds the output of a command against what a lesson expects of it.
///
/// A number in the expected text matches to the digits written: what was found, rounded to as many
/// decimals, equals it. A whole number, and all other text, matches exactly. `...` stands for any
/// text within a line and, alone on a line, for any number of lines. Blanks at the end of a line
/// and blank lines at the end do not count.
package enum OutputComparison {
  /// Where `found` first departs from what the exchange expects; nil when it does not.
  package static func firstMismatch(of exchange: Exchange, found: String) -> OutputMismatch? {
    let lines = self.lines(of: found)
    let parts = exchange.expected.indices
      .split(omittingEmptySubsequences: false) { exchange.expected[$0].elidesLines }
      .map(Array.init)
    return firstMismatch(of: exchange, parts: parts, lines: lines)
  }

  /// The lines of an output, as they are compared: control characters made visible, blanks at the
  /// end of a line and blank lines at the end taken off.
  static func lines(of output: String) -> [String] {
    var lines = output.lines.map { $0.visible.trimmedAtEnd }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func firstMismatch(
    of exchange: Exchange, parts: [[Int]], lines: [String]
  ) -> OutputMismatch? {
    let patterns = exchange.expected.map { LinePattern($0.text) }
    let tokens = lines.map { OutputToken.tokens(of: $0, elides: false) }
    func isMatch(_ expected: Int, _ found: Int) -> Bool {
      tokens.indices.contains(found) && patterns[expected].matches(tokens[found])
    }
    func mismatch(_ expected: Int?, _ found: Int?) -> OutputMismatch {
      let line = expected.map { exchange.expected[$0].line }
      return OutputMismatch(
        line: line ?? exchange.expected.last?.line ?? exchange.line,
        expected: expected.map { exchange.expected[$0].text },
        found: found.flatMap { lines.indices.contains($0) ? lines[$0] : nil })
    }
    let first = parts.first ?? []
    for (line, expected) in first.enumerated() where !isMatch(expected, line) {
      return mismatch(expected, line)
    }
    guard parts.count > 1, let last = parts.last else {
      return lines.count > first.count ? mismatch(nil, first.count) : nil
    }
    var position = first.count
    let end = lines.count - last.count
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      let place = Elision.place(
        of: part, in: Array(lines.indices), from: position, to: end, by: isMatch)
      guard let place else { return mismatch(part[0], nil) }
      position = place + part.count
    }
    guard position <= end else { return mismatch(last.first, nil) }
    for (offset, expected) in last.enumerated() where !isMatch(expected, end + offset) {
      return mismatch(expected, end + offset)
    }
    return nil
  }
}
