extension Unicode.Scalar {
  /// A blank within a line.
  package var isBlank: Bool { self == " " || self == "\t" }

  /// A line feed or a carriage return.
  package var isLineEnd: Bool { self == "\n" || self == "\r" }

  /// `0` to `9`.
  package var isDigit: Bool { ("0"..."9").contains(self) }

  /// An ASCII letter or digit, or `_`.
  package var isWordPart: Bool {
    isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
}

extension StringProtocol {
  /// Without the white space at both ends.
  package var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// Without the white space at the end.
  package var trimmedAtEnd: String {
    var scalars = Substring(self).unicodeScalars
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// With a capital at its head.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Whether there is nothing but white space.
  package var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// The lines, by line feeds, each without a carriage return at its end.
  package var lines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String(String.UnicodeScalarView($0.last == "\r" ? $0.dropLast() : $0))
    }
  }
}

extension Collection<UInt8> {
  /// How many bytes at the beginning are a byte order mark, which says nothing.
  package var byteOrderMarkLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}

extension Int {
  /// So many of a thing: `1 input`, `2 inputs`.
  package func counting(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
