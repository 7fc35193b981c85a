import BackstepText

/// Takes Markdown apart into blocks; every line is looked at a constant number of times.
struct MarkdownReader {
  private let lines: ArraySlice<String>
  private var index: Int
  private var blocks: [MarkdownBlock] = []
  private var paragraph: [String] = []

  /// The blocks of some lines.
  static func blocks(_ lines: ArraySlice<String>) -> [MarkdownBlock] {
    var reader = MarkdownReader(lines: lines)
    reader.read()
    return reader.blocks
  }

  private init(lines: ArraySlice<String>) {
    self.lines = lines
    index = lines.startIndex
  }

  private mutating func read() {
    while index < lines.endIndex {
      let line = lines[index]
      if line.isBlank {
        endParagraph()
        index += 1
      } else if CommentReader.starts(line) {
        endParagraph()
        skipComment()
      } else if let fence = FenceReader.opening(line) {
        endParagraph()
        readFence(fence.fence)
      } else if let heading = MarkdownLine.heading(line) {
        endParagraph()
        blocks.append(.heading(level: heading.level, text: heading.text))
        index += 1
      } else if let level = underline(line) {
        let text = paragraph.joined(separator: "\n")
        paragraph = []
        blocks.append(.heading(level: level, text: text))
        index += 1
      } else if MarkdownLine.isRule(line) {
        endParagraph()
        blocks.append(.rule)
        index += 1
      } else if let item = ListItem(line), paragraph.isEmpty || item.mayInterrupt {
        endParagraph()
        readItem(item)
      } else if MarkdownLine.indent(line) <= 3, line.trimmed.hasPrefix(">") {
        endParagraph()
        readQuote()
      } else if line.trimmed.hasPrefix("|") {
        endParagraph()
        readTable()
      } else if paragraph.isEmpty, MarkdownLine.indent(line) >= 4 {
        readIndentedCode()
      } else {
        paragraph.append(Self.withoutIndent(line))
        index += 1
      }
    }
    endParagraph()
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    blocks.append(.paragraph(paragraph.joined(separator: "\n")))
    paragraph = []
  }

  /// The level of the heading that a line of `=` or `-` makes of the paragraph above it.
  private func underline(_ line: String) -> Int? {
    let text = line.trimmed
    guard !paragraph.isEmpty, MarkdownLine.indent(line) <= 3 else { return nil }
    if text.utf8.allSatisfy({ $0 == 0x3D }) { return 1 }
    return text.utf8.allSatisfy { $0 == 0x2D } ? 2 : nil
  }

  private mutating func skipComment() {
    while index < lines.endIndex {
      let closes = lines[index].containsCommentEnd
      index += 1
      if closes { return }
    }
  }

  private mutating func readFence(_ fence: Fence) {
    var code: [String] = []
    index += 1
    while index < lines.endIndex, !FenceReader.closes(lines[index], fence) {
      code.append(FenceReader.content(lines[index], in: fence))
      index += 1
    }
    index += 1
    blocks.append(.code(code))
  }

  private mutating func readIndentedCode() {
    var code: [String] = []
    while index < lines.endIndex {
      let line = lines[index]
      guard MarkdownLine.indent(line) >= 4 || line.isBlank else { break }
      code.append(MarkdownLine.dedented(line, by: 4))
      index += 1
    }
    while code.last?.isBlank == true { code.removeLast() }
    blocks.append(.code(code))
  }

  private mutating func readTable() {
    var rows: [String] = []
    while index < lines.endIndex, lines[index].trimmed.hasPrefix("|") {
      rows.append(lines[index].trimmed)
      index += 1
    }
    blocks.append(.verbatim(rows))
  }

  private mutating func readQuote() {
    var inner: [String] = []
    while index < lines.endIndex {
      let text = Self.withoutIndent(lines[index])
      guard text.hasPrefix(">") else { break }
      let rest = text.unicodeScalars.dropFirst()
      inner.append(String(rest.first == " " ? rest.dropFirst() : rest))
      index += 1
    }
    blocks.append(.quote(inner))
  }

  /// An item goes on with lines that are indented as far as its text, and with plain lines right
  /// under its text.
  private mutating func readItem(_ item: ListItem) {
    var inner = [item.text]
    index += 1
    while index < lines.endIndex {
      let line = lines[index]
      if line.isBlank {
        inner.append("")
      } else if MarkdownLine.indent(line) >= item.width {
        inner.append(MarkdownLine.dedented(line, by: item.width))
      } else if inner.last?.isEmpty == false, !MarkdownLine.beginsBlock(line) {
        inner.append(line.trimmed)
      } else {
        break
      }
      index += 1
    }
    let isSeparated = inner.count > 1 && inner.last?.isEmpty == true
    while inner.count > 1, inner.last?.isEmpty == true { inner.removeLast() }
    blocks.append(.item(number: item.number, inner, isTight: !endsLoosely))
    endsLoosely = isSeparated
  }

  /// Whether the item before ended with a blank line.
  private var endsLoosely = false

  private static func withoutIndent(_ line: String) -> String {
    String(line.unicodeScalars.drop { $0.isBlank })
  }
}

extension String {
  fileprivate var containsCommentEnd: Bool {
    var dashes = 0
    for byte in utf8 {
      if byte == 0x3E, dashes >= 2 { return true }
      dashes = byte == 0x2D ? dashes + 1 : 0
    }
    return false
  }
}
