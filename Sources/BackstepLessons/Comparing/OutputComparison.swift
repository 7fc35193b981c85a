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
    let patterns = exchange.expected.map { LinePattern($0.text) }
    let tokens = lines.map { OutputToken.tokens(of: $0, elides: false) }
    let parts = exchange.expected.indices
      .split(omittingEmptySubsequences: false) { exchange.expected[$0].elidesLines }
      .map(Array.init)
    guard let place = Elision.mismatch(parts, tokens, by: { patterns[$0].matches($1) }) else {
      return nil
    }
    let expected = place.expected.map { exchange.expected[$0] }
    return OutputMismatch(
      line: expected?.line ?? exchange.expected.last?.line ?? exchange.line,
      expected: expected?.text,
      found: place.found.flatMap { lines.indices.contains($0) ? lines[$0] : nil })
  }

  /// The lines of an output, as they are compared: control characters made visible, blanks at the
  /// end of a line and blank lines at the end taken off.
  static func lines(of output: String) -> [String] {
    var lines = output.lines.map { $0.visible.trimmedAtEnd }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
