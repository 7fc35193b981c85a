/// A line of output taken apart: numbers, which are compared as numbers, and all else.
enum OutputToken: Sendable, Equatable {
  case number(OutputNumber)
  case other(Unicode.Scalar)
  /// `...` in an expected line: any text.
  case elision

  /// Takes a line apart. Only an expected line has elisions; in what was found, dots are dots.
  static func tokens(of line: String, elides: Bool) -> [OutputToken] {
    let scalars = Array(line.trimmingTrailingBlanks().unicodeScalars)
    var tokens: [OutputToken] = []
    var position = 0
    while position < scalars.count {
      if elides, isElision(scalars, at: position) {
        tokens.append(.elision)
        position += 3
      } else if let end = numberEnd(in: scalars, at: position) {
        let text = String(String.UnicodeScalarView(scalars[position..<end]))
        tokens.append(.number(OutputNumber(text)))
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
    func digits(from position: Int) -> Int {
      var end = position
      while end < scalars.count, scalars[end].isDigit { end += 1 }
      return end
    }
    func at(_ position: Int) -> Unicode.Scalar? {
      position < scalars.count ? scalars[position] : nil
    }
    var position = start
    if at(position) == "-" || at(position) == "+" || at(position) == "\u{2212}" { position += 1 }
    let whole = digits(from: position)
    var end = whole
    if at(whole) == "." {
      let decimals = digits(from: whole + 1)
      if decimals > whole + 1 { end = decimals }
    }
    guard end > position else { return nil }
    if at(end) == "e" || at(end) == "E" {
      let sign = at(end + 1) == "-" || at(end + 1) == "+" ? 1 : 0
      let exponent = digits(from: end + 1 + sign)
      if exponent > end + 1 + sign { end = exponent }
    }
    return end
  }

  private static func isOperandEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isWordPart || scalar == "]" || scalar == ")" || scalar.properties.isAlphabetic
  }
}

/// A number as it is written.
struct OutputNumber: Sendable, Equatable {
  let text: String
  /// Nil when it is too long to be read as one; it is then compared as text.
  let value: Double?
  /// What a one in the last written digit is worth; nil for a whole number, which is exact.
  let unit: Double?

  init(_ text: String) {
    self.text = text
    let ascii = String(text.map { $0 == "\u{2212}" ? "-" : $0 })
    guard text.utf8.count <= 64, let value = Double(ascii), value.isFinite else {
      self.value = nil
      unit = nil
      return
    }
    self.value = value
    let parts = ascii.lowercased().split(separator: "e")
    let mantissa = parts[0]
    let decimals = mantissa.firstIndex(of: ".").map { mantissa[$0...].utf8.count - 1 }
    if parts.count == 1, decimals == nil {
      unit = nil
    } else {
      let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
      unit = Double("1e\(exponent - (decimals ?? 0))") ?? 0
    }
  }

  /// Whether a number that was found, rounded to the digits written here, is this one. A number
  /// halfway between two is both. A whole number is met only by itself; minus zero is zero.
  func matches(_ found: OutputNumber) -> Bool {
    if text == found.text { return true }
    guard let value, let other = found.value else { return false }
    guard let unit else { return found.unit == nil && value == other && value.magnitude < 0x1p53 }
    let slack = 4 * max(value.magnitude, other.magnitude).ulp
    return (value - other).magnitude <= unit / 2 + slack
  }
}
