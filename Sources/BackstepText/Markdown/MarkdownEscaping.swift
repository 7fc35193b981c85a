extension String {
  /// The text as Markdown that shows it as it is: a backslash before what would be a mark. What stands
  /// between backticks stays code.
  package var asMarkdown: String { escaped(inTable: false) }

  /// Likewise in a cell of a table, which a bar would end in code too.
  var asMarkdownCell: String { escaped(inTable: true) }

  private func escaped(inTable: Bool) -> String {
    let scalars = Array(unicodeScalars)
    let spans = CodeSpans(scalars)
    var result = String.UnicodeScalarView()
    var position = 0
    while position < scalars.count {
      if let end = spans.end(at: position) {
        for scalar in scalars[position..<end] {
          if inTable, scalar == "|" { result.append("\\") }
          result.append(scalar)
        }
        position = end
        continue
      }
      if "\\`*_[]<>&#|~".unicodeScalars.contains(scalars[position]) { result.append("\\") }
      result.append(scalars[position])
      position += 1
    }
    return String(result)
  }
}
