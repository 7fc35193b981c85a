import BackstepText

/// Markdown as lines of text for a terminal: wrapped, with hanging indents, and lightly styled.
///
/// Whatever the Markdown holds, no unsafe character comes out but line feeds and, when `style` says
/// so, its own.
package struct ProseLayout: Sendable, Equatable {
  /// The columns of the window.
  package var width: Int
  /// How the text looks.
  package var style: ProseStyle

  /// A window is taken to be at least so wide.
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
    let source = markdown.lines.joined(separator: "\n").visible
    let blocks = MarkdownReader.blocks(source).map {
      lines(of: $0, width: max(width, Self.narrowest))
    }
    return Array(blocks.joined(separator: [""]))
  }

  private func lines(of block: MarkdownBlock, width: Int) -> [String] {
    let wrapper = LineWrapper(width: width, style: style)
    switch block {
    case .heading(let level, let text):
      let lines = wrapper.lines(InlineReader.glyphs(text, base: .heading))
      guard level <= style.underlines.count else { return lines }
      let plain = LineWrapper(width: width, style: .plain)
      let longest = plain.lines(InlineReader.glyphs(text)).map { $0.displayWidth }.max() ?? 0
      return lines + [String(repeating: style.underlines[level - 1], count: longest)]
    case .paragraph(let text): return wrapper.lines(InlineReader.glyphs(text))
    case .code(let text): return text.map { $0.isEmpty ? "" : "    " + $0 }
    case .list(let items): return items.flatMap { lines(of: $0, width: width) }
    }
  }

  private func lines(of item: MarkdownBlock.Item, width: Int) -> [String] {
    let mark = (item.mark == "-" ? style.bullet : item.mark) + " "
    let indent = mark.displayWidth
    let lines = LineWrapper(width: max(8, width - indent), style: style)
      .lines(InlineReader.glyphs(item.text))
    let blanks = String(repeating: " ", count: indent)
    return lines.enumerated().map { ($0 == 0 ? mark : blanks) + $1 }
  }
}
