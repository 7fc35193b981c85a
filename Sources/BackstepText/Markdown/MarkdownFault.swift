/// Something that other readers of Markdown would show as more than text, and that lessons do not
/// use.
package enum MarkdownFault: Equatable, Sendable {
  case quotation, table, rule, otherBullet, otherNumber, nestedList, indentedCode, deepHeading
  case link, html, entity, underscore, severalBackticks, threeStars, product

  /// The first fault of a line outside fences.
  ///
  /// - Parameter isFirst: Whether nothing or a blank line stands before it.
  /// - Parameter stars: The stars before it in the same text that are not closed yet.
  package static func find(
    in line: String, isFirst: Bool, after stars: inout OpenStars
  ) -> (fault: Self, column: Int)? {
    if isFirst { stars = OpenStars() }
    let indent = MarkdownLine.indent(line)
    let text = line.trimmed
    if let fault = ofBlock(text, indent: indent, isFirst: isFirst) {
      return (fault, line.unicodeScalars.prefix { $0.isBlank }.count + 1)
    }
    return ofText(Array(line.unicodeScalars), &stars)
  }

  private static func ofBlock(_ text: String, indent: Int, isFirst: Bool) -> Self? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return nil }
    if indent >= 4, isFirst { return .indentedCode }
    if first == ">" { return .quotation }
    if first == "|" { return .table }
    let marks = scalars.filter { !$0.isBlank }
    if "-*_=".unicodeScalars.contains(first), marks.count >= 3,
      marks.allSatisfy({ $0 == first })
    {
      return .rule
    }
    let isBullet = scalars.dropFirst().first?.isBlank == true
    if isBullet, first == "*" || first == "+" { return .otherBullet }
    if indent > 0, MarkdownLine.item(text) != nil { return .nestedList }
    let digits = scalars.prefix(while: \.isDigit)
    let behind = scalars.dropFirst(digits.count)
    if !digits.isEmpty, behind.first == ")", behind.dropFirst().first?.isBlank == true {
      return .otherNumber
    }
    let level = scalars.prefix { $0 == "#" }.count
    let isHeading = scalars.dropFirst(level).first?.isBlank == true
    return (4...6).contains(level) && isHeading ? .deepHeading : nil
  }

  private static func ofText(
    _ scalars: [Unicode.Scalar], _ stars: inout OpenStars
  ) -> (fault: Self, column: Int)? {
    let spans = CodeSpans(scalars)
    func at(_ index: Int) -> Unicode.Scalar {
      scalars.indices.contains(index) ? scalars[index] : " "
    }
    var index = 0
    while index < scalars.count {
      let next = at(index + 1)
      var fault: Self?
      switch scalars[index] {
      case "\\": index += 1
      case "`":
        if next == "`" {
          fault = .severalBackticks
        } else {
          index = (spans.end(at: index) ?? index + 1) - 1
        }
      case "]" where next == "(": fault = .link
      case "<" where next.isWordPart || next == "/": fault = .html
      case "&" where next == "#" || next.isWordPart:
        let name = scalars[(index + 1)...].prefix { $0.isWordPart || $0 == "#" }
        if at(index + 1 + name.count) == ";" { fault = .entity }
      case "_" where !at(index - 1).isWordPart && !next.isBlank: fault = .underscore
      case "*" where next == "*" && at(index + 2) == "*": fault = .threeStars
      case "*":
        let count = next == "*" ? 2 : 1
        if stars.meet(count, between: at(index - 1), and: at(index + count), at(index + count + 1))
        {
          fault = .product
        }
        index += count - 1
      default: break
      }
      if let fault { return (fault, index + 1) }
      index += 1
    }
    return nil
  }
}
