/// Text that a terminal shows and never obeys.
enum VisibleText {
  /// The text with every control character replaced; tabs and line feeds stay.
  static func block(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isControl) else { return text }
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(scalar.isControl ? "\u{FFFD}" : scalar) }
    return String(visible)
  }

  /// The same on one line, tabs and line feeds becoming blanks.
  static func line(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in block(text).unicodeScalars {
      visible.append(scalar == "\t" || scalar == "\n" ? " " : scalar)
    }
    return String(visible)
  }
}
