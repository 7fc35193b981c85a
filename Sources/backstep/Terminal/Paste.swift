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
      let text = String(code.map { $0 == "\t" ? " " : $0 }).withoutUnsafe
      return isOne ? text : text.trimmed
    }
    return cleaned.filter { !$0.isEmpty }.joined(separator: ";")
  }
}
