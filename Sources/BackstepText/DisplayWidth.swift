extension Character {
  /// The columns that the character takes on a terminal: two for East Asian wide characters and
  /// emoji, none for combining marks, one for all else. It may be made of several scalars.
  package var displayWidth: Int {
    if isASCII { return 1 }
    var width = 0
    for scalar in unicodeScalars {
      if scalar.value == 0xFE0F { width = 2 }
      width = max(width, scalar.displayWidth)
    }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// The main blocks of Unicode's East Asian Width classes W and F.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF,
    0x20000...0x3FFFD,
  ]
}

extension StringProtocol {
  /// The columns of a text without unsafe characters.
  package var displayWidth: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.displayWidth }
  }

  /// With blanks behind it up to a width.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }

  /// With blanks before it up to a width.
  package func paddedAtStart(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - displayWidth)) + self
  }

  /// As much of its beginning as so many columns take.
  package func prefix(columns: Int) -> String {
    var left = columns
    return String(
      prefix { character in
        left -= character.displayWidth
        return left >= 0
      })
  }

  /// Within so many columns, with `...` for what is cut off.
  package func shortened(to columns: Int) -> String {
    displayWidth <= columns ? String(self) : prefix(columns: Swift.max(1, columns - 3)) + "..."
  }
}
