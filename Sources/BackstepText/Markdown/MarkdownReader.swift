/// The Markdown that lessons are written in, a part of CommonMark, which any viewer shows alike:
///
/// - Headings `# Title`, `## Title`, `### Title`, and paragraphs, kept apart by blank lines.
/// - Lists: items `- text` or `1. text` from the first column, further lines of an item indented.
/// - Fences of three or more backticks or tildes around code, which stays as it is.
/// - Within a text `code` between backticks, `*emphasis*`, `**bold**`, and a backslash before a
///   mark that is meant as itself.
///
/// `MarkdownFault` tells what else CommonMark would take for more than text; here it is text.
package struct MarkdownReader {
  private var blocks: [MarkdownBlock] = []
  private var paragraph: [String] = []

  /// The blocks of a text.
  package static func blocks(_ text: String) -> [MarkdownBlock] {
    var reader = MarkdownReader()
    reader.read(text.lines[...])
    return reader.blocks
  }

  private mutating func read(_ lines: ArraySlice<String>) {
    var lines = lines
    while let line = lines.popFirst() {
      if line.isBlank {
        endParagraph()
      } else if let opening = FenceReader.opening(line) {
        endParagraph()
        let code = lines.prefix { !FenceReader.closes($0, opening.fence) }
        blocks.append(.code(code.map { FenceReader.content($0, in: opening.fence) }))
        lines = lines.dropFirst(code.count + 1)
      } else if let heading = MarkdownLine.heading(line) {
        endParagraph()
        blocks.append(.heading(level: heading.level, text: heading.text))
      } else if let item = MarkdownLine.item(line), paragraph.isEmpty || item.mark == "-" {
        endParagraph()
        let more = lines.prefix { !$0.isBlank && MarkdownLine.indent($0) > 0 }
        lines = lines.dropFirst(more.count)
        add(
          MarkdownBlock.Item(
            mark: item.mark,
            text: ([item.text] + more.map(\.trimmed)).joined(separator: "\n")))
      } else {
        paragraph.append(line.trimmed)
      }
    }
    endParagraph()
  }

  /// Items belong together while nothing else stands between them but blank lines.
  private mutating func add(_ item: MarkdownBlock.Item) {
    if case .list(let items)? = blocks.last {
      blocks[blocks.count - 1] = .list(items + [item])
    } else {
      blocks.append(.list([item]))
    }
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    blocks.append(.paragraph(paragraph.joined(separator: "\n")))
    paragraph = []
  }
}
