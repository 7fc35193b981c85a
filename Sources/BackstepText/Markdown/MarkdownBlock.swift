/// A piece of Markdown.
package enum MarkdownBlock: Equatable, Sendable {
  case heading(level: Int, text: String)
  case paragraph(String)
  case code([String])
  /// The items of a list, each with its mark, `-` or `1.`.
  case list([Item])

  /// An item of a list.
  package struct Item: Equatable, Sendable {
    package let mark: String
    package internal(set) var text: String
  }
}
