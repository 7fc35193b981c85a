import BackstepText

/// Markdown as lines of text for a terminal: wrapped, with hanging indents, and lightly styled.
///
/// Headings, paragraphs, lists, quotations, rules, tables and code of any language are known; HTML
/// comments vanish. Whatever the Markdown holds, no control character comes out but line feeds
/// and, when `style` says so, its own.
package struct ProseLayout: Sendable, Equatable {
  /// The columns of the window.
  package var width: Int
  /// How the text looks.
  package var style: ProseStyle

  /// Lists and quotations within each other, beyond which their marks are text.
  private static let deepest = 12
  /// A window is taken to be at least so wide, and the text of an item half of that.
  private static let narrowest = 16

  /// Makes a layout for a window.
  package init(width: Int, style: ProseStyle = .plain) {
    self.width = width
    self.style = style
  }

  /// The Markdown as one text, without a line feed at its end.
  package func text(_ markdown: String) -> String {
    lines(markdown).joined(separator: "\n")
  }

  /// The Markdown as lines.
  package func lines(_ markdown: String) -> [String] {
    let source = markdown.lines.map { $0.visible }
    let room = max(width, Self.narrowest)
    return lines(of: MarkdownReader.blocks(source[...]), width: room, depth: 0)
  }

  private func lines(of blocks: [MarkdownBlock], width: Int, depth: Int) -> [String] {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, !block.isTight(after: blocks[index - 1]) { lines.append("") }
      lines += self.lines(of: block, width: width, depth: depth)
    }
    return lines
  }

  private func lines(of block: MarkdownBlock, width: Int, depth: Int) -> [String] {
    let wrapper = LineWrapper(width: width, style: style)
    switch block {
    case .heading(let level, let text):
      let lines = wrapper.lines(InlineReader.glyphs(text, base: .heading))
      guard level <= style.underlines.count else { return lines }
      let plain = LineWrapper(width: width, style: .plain)
      let longest = plain.lines(InlineReader.glyphs(text)).map { $0.displayWidth }.max() ?? 0
      return lines + [String(repeating: style.underlines[level - 1], count: longest)]
    case .paragraph(let text): return wrapper.lines(InlineReader.glyphs(text))
    case .verbatim(let text): return text
    case .code(let text): return text.map { $0.isEmpty ? "" : "    " + $0 }
    case .rule: return [String(repeating: style.rule, count: min(width, 40))]
    case .quote(let text):
      let inner = inside(text, width: width - 2, depth: depth)
      return inner.map { ("\(style.quote) " + $0).trimmedAtEnd }
    case .item(let number, let text, _):
      let mark = (number ?? style.bullet) + " "
      let indent = mark.displayWidth
      let inner = inside(text, width: width - indent, depth: depth)
      let blanks = String(repeating: " ", count: indent)
      guard let first = inner.first else { return [mark.trimmedAtEnd] }
      return [mark + first] + inner.dropFirst().map { $0.isEmpty ? "" : blanks + $0 }
    }
  }

  private func inside(_ lines: [String], width: Int, depth: Int) -> [String] {
    let room = max(width, Self.narrowest / 2)
    guard depth < Self.deepest else {
      let text = lines.joined(separator: "\n")
      return LineWrapper(width: room, style: style).lines(InlineReader.glyphs(text))
    }
    return self.lines(of: MarkdownReader.blocks(lines[...]), width: room, depth: depth + 1)
  }
}
