import BackstepText

/// The first line of an item of a list.
struct ListItem: Equatable {
  /// `1.` or `1)`; nil for a bullet.
  let number: String?
  let text: String
  /// How far further lines of the item are indented.
  let width: Int

  init?(_ line: String) {
    let indent = MarkdownLine.indent(line)
    let scalars = line.unicodeScalars.drop { $0.isBlank }
    guard indent <= 3, let first = scalars.first else { return nil }
    let mark: Int
    if "-*+".unicodeScalars.contains(first) {
      number = nil
      mark = 1
    } else {
      let digits = scalars.prefix(10).prefix(while: \.isDigit)
      guard (1...9).contains(digits.count), let end = scalars.dropFirst(digits.count).first,
        end == "." || end == ")"
      else { return nil }
      number = String(digits) + String(end)
      mark = digits.count + 1
    }
    let rest = scalars.dropFirst(mark)
    guard rest.isEmpty || rest.first?.isBlank == true else { return nil }
    let blanks = rest.prefix { $0.isBlank }.count
    let isCode = blanks > 4 || blanks == rest.count
    text = String(rest.dropFirst(isCode ? min(1, blanks) : blanks))
    width = indent + mark + (isCode ? 1 : blanks)
  }

  /// Whether the item may begin right under a paragraph: not when it is empty, and a number only
  /// when it is 1, so that a year at the start of a line makes no list.
  var mayInterrupt: Bool {
    !text.isEmpty && (number == nil || number == "1." || number == "1)")
  }
}
