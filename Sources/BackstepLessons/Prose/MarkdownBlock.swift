/// A piece of Markdown; what stands in an item or a quotation is Markdown again.
enum MarkdownBlock: Equatable {
  case heading(level: Int, text: String)
  case paragraph(String)
  /// Lines that stay as they are: tables.
  case verbatim([String])
  case code([String])
  case rule
  case quote([String])
  /// An item of a list; the number is as written, `1.`, or nil for a bullet.
  case item(number: String?, [String], isTight: Bool)

  /// Whether no blank line separates the block from the one before it: two items of a tight list.
  func isTight(after previous: MarkdownBlock) -> Bool {
    guard case .item(let number, _, let isTight) = self,
      case .item(let previousNumber, _, _) = previous
    else { return false }
    return isTight && (number == nil) == (previousNumber == nil)
  }
}
