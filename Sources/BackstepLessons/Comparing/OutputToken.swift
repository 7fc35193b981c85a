import BackstepText

/// A line of output taken apart: numbers, which are compared as numbers, and all else.
enum OutputToken: Sendable, Equatable {
  case number(WrittenNumber)
  case other(Unicode.Scalar)
  /// `...` in an expected line: any text.
  case elision

  /// Takes a line apart. Only an expected line has elisions; in what was found, dots are dots.
  static func tokens(of line: String, elides: Bool) -> [OutputToken] {
    let scalars = Array(line.trimmedAtEnd.unicodeScalars)
    var tokens: [OutputToken] = []
    var position = 0
    while position < scalars.count {
      if elides, isElision(scalars, at: position) {
        tokens.append(.elision)
        position += 3
      } else if let end = numberEnd(in: scalars, at: position),
        let number = WrittenNumber(String(String.UnicodeScalarView(scalars[position..<end])))
      {
        tokens.append(.number(number))
        position = end
      } else {
        tokens.append(.other(scalars[position]))
        position += 1
      }
    }
    return tokens
  }

  /// Whether an expected token and one that was found go together.
  func matches(_ found: OutputToken) -> Bool {
    switch (self, found) {
    case (.number(let expected), .number(let found)): expected.matches(found)
    case (.other(let expected), .other(let found)): expected == found
    default: false
    }
  }

  private static func isElision(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
    position + 3 <= scalars.count && scalars[position..<(position + 3)].allSatisfy { $0 == "." }
  }

  /// Where a number that begins at `start` ends. Digits within a word, as in `W1`, are no number,
  /// and neither is a sign between two operands.
  private static func numberEnd(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    if start > 0, isOperandEnd(scalars[start - 1]) { return nil }
    return WrittenNumber.end(in: scalars, at: start)
  }

  private static func isOperandEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isWordPart || scalar == "]" || scalar == ")" || scalar.properties.isAlphabetic
  }
}

extension WrittenNumber {
  /// Whether it is a value as a screen shows it.
  func shows(_ value: Double) -> Bool {
    guard let shown = self.value else { return false }
    return (shown - value).magnitude <= (unit ?? 0) / 2 + 4 * value.magnitude.ulp
  }

  /// Whether a number that was found, rounded to the digits written here, is this one. A number
  /// halfway between two is both. A whole number is met only by itself; minus zero is zero.
  func matches(_ found: WrittenNumber) -> Bool {
    if text == found.text { return true }
    guard let value, let other = found.value else { return false }
    guard let unit else { return found.unit == nil && value == other && value.magnitude < 0x1p53 }
    let slack = 4 * max(value.magnitude, other.magnitude).ulp
    return (value - other).magnitude <= unit / 2 + slack
  }
}
