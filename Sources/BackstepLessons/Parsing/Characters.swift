extension Unicode.Scalar {
  /// A blank within a line.
  var isBlank: Bool { self == " " || self == "\t" }

  var isLineEnd: Bool { self == "\n" || self == "\r" }

  var isDigit: Bool { ("0"..."9").contains(self) }

  /// An ASCII letter or digit, or `_`.
  var isWordPart: Bool {
    isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }

  /// What may stand in an id: a lower-case letter, a digit or `-`.
  var isIDPart: Bool { isDigit || ("a"..."z").contains(self) || self == "-" }

  /// Whether a terminal could take the scalar as an order, or show text in another order than it
  /// is stored: C0 and C1 controls, line separators, and the overrides of bidirectional text. A tab and
  /// a line feed are not counted.
  var isControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without blanks at either end.
  func trimmingBlanks() -> String {
    var scalars = Substring(self).unicodeScalars
    while scalars.first?.isBlank == true || scalars.first?.isLineEnd == true {
      scalars.removeFirst()
    }
    while scalars.last?.isBlank == true || scalars.last?.isLineEnd == true { scalars.removeLast() }
    return String(scalars)
  }

  /// The text without blanks at its end.
  func trimmingTrailingBlanks() -> String {
    var scalars = Substring(self).unicodeScalars
    while scalars.last?.isBlank == true { scalars.removeLast() }
    return String(scalars)
  }

  /// The lines of the text, by line feeds, however they are joined to carriage returns.
  func splitIntoLines() -> [String] {
    let lines = Substring(self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.map { String($0.last == "\r" ? $0.dropLast() : $0) }
  }
}
