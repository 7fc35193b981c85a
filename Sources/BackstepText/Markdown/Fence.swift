/// Recognises the lines that open and close a block of code.
package enum FenceReader {
  /// An opening fence and the words after it.
  package struct Opening {
    package let fence: Fence
    package let info: String

    /// The first word, which names the language.
    package var language: String {
      String(info.unicodeScalars.prefix { !$0.isBlank })
    }
  }

  /// The fence that a line opens, or nil.
  package static func opening(_ line: some StringProtocol) -> Opening? {
    let scalars = Substring(line).unicodeScalars
    let indent = scalars.prefix { $0 == " " }.count
    let rest = scalars.dropFirst(indent)
    guard indent <= 3, let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let length = rest.prefix { $0 == mark }.count
    let info = Substring(rest.dropFirst(length)).trimmed
    guard length >= 3, mark == "~" || !info.unicodeScalars.contains("`") else { return nil }
    return Opening(fence: Fence(mark: Character(mark), length: length, indent: indent), info: info)
  }

  /// Whether a line closes a fence: at least as many marks, and nothing else.
  package static func closes(_ line: some StringProtocol, _ fence: Fence) -> Bool {
    let text = line.trimmed
    return MarkdownLine.indent(line) <= 3 && text.utf8.count >= fence.length
      && text.allSatisfy { $0 == fence.mark }
  }

  /// A line within a fence, without the blanks that the fence itself has before it.
  package static func content(_ line: String, in fence: Fence) -> String {
    let blanks = line.utf8.prefix(fence.indent).prefix { $0 == 0x20 }.count
    return blanks == 0 ? line : String(line.utf8.dropFirst(blanks)) ?? line
  }
}

/// The marks around a block of code.
package struct Fence: Sendable, Equatable {
  /// A backtick or a tilde.
  package let mark: Character
  /// How many of them, at least three.
  package let length: Int
  /// How many blanks stand before them, at most three.
  package let indent: Int

  package init(mark: Character, length: Int, indent: Int) {
    (self.mark, self.length, self.indent) = (mark, length, indent)
  }
}
