import BackstepText

/// Recognises the lines that open and close a block of code.
enum FenceReader {
  /// An opening fence and the words after it.
  struct Opening {
    let fence: Fence
    let info: String

    /// The first word, which names the language.
    var language: String {
      String(info.unicodeScalars.prefix { !$0.isBlank })
    }
  }

  /// The fence that a line opens, or nil.
  static func opening(_ line: some StringProtocol) -> Opening? {
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
  static func closes(_ line: some StringProtocol, _ fence: Fence) -> Bool {
    let text = line.trimmed
    return MarkdownLine.indent(line) <= 3 && text.utf8.count >= fence.length
      && text.allSatisfy { $0 == fence.mark }
  }

  /// Whether a line would open a transcript if it were not indented so far that it is no fence.
  static func isIndentedTranscript(_ line: some StringProtocol) -> Bool {
    guard MarkdownLine.indent(line) > 3, let fence = opening(line.trimmed) else {
      return false
    }
    return fence.language == LessonFormat.language
  }

  /// A line within a fence, without the blanks that the fence itself has before it.
  static func content(_ line: String, in fence: Fence) -> String {
    let blanks = line.utf8.prefix(fence.indent).prefix { $0 == 0x20 }.count
    return blanks == 0 ? line : String(line.utf8.dropFirst(blanks)) ?? line
  }
}
