// Text from outside never reaches a terminal as it is: files, names and what is typed may hold
// what a terminal obeys. Which scalars those are is said here and nowhere else.

extension Unicode.Scalar {
  /// Whether a terminal could obey the scalar, or show the text around it other than it is stored:
  /// control and format characters (among them the overrides of bidirectional text) and the
  /// separators of lines and paragraphs.
  ///
  /// The two joiners are none of them, since scripts and emoji need them.
  package var isUnsafe: Bool {
    if value < 0x7F { return value < 0x20 }
    if value == 0x200C || value == 0x200D { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether there is anything unsafe in it.
  package var hasUnsafe: Bool {
    // Most text is plain, and looked through at once.
    utf8.contains { $0 < 0x20 || $0 >= 0x7F } && unicodeScalars.contains(where: \.isUnsafe)
  }

  /// With something else in the place of every unsafe scalar.
  package func replacingUnsafe(_ other: (Unicode.Scalar) -> String) -> String {
    guard hasUnsafe else { return String(self) }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isUnsafe {
        result += other(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// With U+FFFD for what is unsafe, on as many lines as it has: tabs and line feeds stay.
  package var visible: String {
    replacingUnsafe { $0 == "\t" || $0 == "\n" ? String($0) : "\u{FFFD}" }
  }

  /// With U+FFFD for what is unsafe, on one line: blanks for tabs and line feeds.
  package var visibleLine: String {
    replacingUnsafe { $0 == "\t" || $0 == "\n" ? " " : "\u{FFFD}" }
  }

  /// With what is unsafe spelled as a program would, `\u{1b}`, and not without end.
  package var spelledOut: String {
    Substring(Substring(self).unicodeScalars.prefix(2000)).replacingUnsafe {
      "\\u{\(String($0.value, radix: 16))}"
    }
  }

  /// Without what is unsafe.
  package var withoutUnsafe: String { replacingUnsafe { _ in "" } }
}
