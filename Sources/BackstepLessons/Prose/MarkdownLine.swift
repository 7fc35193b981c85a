import BackstepText

/// What a single line of Markdown says about itself.
enum MarkdownLine {
  /// The blanks before the text, a tab reaching to the next multiple of four.
  static func indent(_ line: some StringProtocol) -> Int {
    var columns = 0
    for scalar in line.unicodeScalars {
      if scalar == " " {
        columns += 1
      } else if scalar == "\t" {
        columns += 4 - columns % 4
      } else {
        break
      }
    }
    return columns
  }

  /// The level of a heading such as `## Title` and its text.
  static func heading(_ line: some StringProtocol) -> (level: Int, text: String)? {
    guard indent(line) <= 3 else { return nil }
    let text = line.trimmed
    let level = text.utf8.prefix(7).prefix { $0 == 0x23 }.count
    guard (1...6).contains(level) else { return nil }
    let rest = text.unicodeScalars.dropFirst(level)
    guard rest.isEmpty || rest.first?.isBlank == true else { return nil }
    var title = Substring(rest).trimmed.unicodeScalars
    let marks = title.reversed().prefix { $0 == "#" }.count
    if marks == title.count || title.dropLast(marks).last?.isBlank == true {
      title.removeLast(marks)
    }
    return (level, String(title).trimmed)
  }

  static func isHeading(_ line: some StringProtocol) -> Bool {
    heading(line) != nil
  }

  /// Whether a line is a rule across the page: three or more of `-`, `*` or `_`.
  static func isRule(_ line: String) -> Bool {
    let marks = line.unicodeScalars.filter { !$0.isBlank }
    guard indent(line) <= 3, marks.count >= 3, let mark = marks.first else { return false }
    return "-*_".unicodeScalars.contains(mark) && marks.allSatisfy { $0 == mark }
  }

  /// Whether a line begins something else than the rest of a paragraph.
  static func beginsBlock(_ line: String) -> Bool {
    isHeading(line) || isRule(line) || FenceReader.opening(line) != nil
      || CommentReader.starts(line) || ListItem(line)?.mayInterrupt == true
      || ListItem(line)?.number != nil || line.trimmed.hasPrefix(">")
  }

  /// A line without so many columns of its indent.
  static func dedented(_ line: String, by columns: Int) -> String {
    let indent = indent(line)
    let text = String(line.unicodeScalars.drop { $0.isBlank })
    return String(repeating: " ", count: max(0, indent - columns)) + text
  }
}
