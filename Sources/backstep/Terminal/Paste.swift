import BackstepText

/// Pasted text on its way into the line.
enum Paste {
  /// The text as one line: its lines joined with `;`, blank ones left out, control characters
  /// dropped and tabs made blanks.
  static func oneLine(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // Joined to the lines that follow, a comment would swallow them.
    let isOne = lines.dropFirst().allSatisfy { $0.allSatisfy(\.isWhitespace) }
    let cleaned = lines.map { line -> String in
      let code = isOne ? line : line.prefix { $0 != "#" }
      return isOne ? clean(code) : Prompt.removed(from: clean(code).trimmed)
    }
    return cleaned.filter { !$0.isEmpty }.joined(separator: ";")
  }

  /// The lines of the text that are not blank.
  static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { clean($0).trimmed }.filter { !$0.isEmpty }
  }

  private static func clean(_ text: Substring) -> String {
    String(text.map { $0 == "\t" ? " " : $0 }).withoutUnsafe
  }
}

/// Lines that are kept aside because the window does not hold them as one.
struct HeldLines {
  /// Enter and Ctrl-C, and those that change nothing: Ctrl-L, Ctrl-Z, and a paste, which adds to
  /// the lines.
  static let keys: Set<Unicode.Scalar> = ["\r", "\n", "\u{3}", "\u{C}", "\u{1A}", "\0"]

  private(set) var lines: [String] = []

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(_ more: [String]) { lines += more }

  /// What stands in the place of the prompt meanwhile.
  var prompt: String {
    guard lines.count == 1 else {
      return "\(lines.count) lines pasted: Enter runs them, Ctrl-C forgets them "
    }
    return "a line of \(lines[0].count) characters: Enter runs it, Ctrl-C forgets it "
  }
}
