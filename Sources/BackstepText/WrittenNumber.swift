/// A number as it is written: its digits, and what a one in the last of them is worth.
package struct WrittenNumber: Equatable, Sendable {
  /// As written.
  package let text: String
  /// Nil when it is too long to be read as one, or too large.
  package let value: Double?
  /// Whether it has a decimal point.
  package let hasPoint: Bool
  /// The power of ten that its last digit counts; nil for a whole number without an exponent,
  /// which is exact.
  package let lastPlace: Int?

  /// No power of ten beyond this one is told from it: both are 0 or infinite.
  private static let farthest = 100_000

  /// Reads a text that is a number and nothing else: `12`, `-0.5`, `.5`, `5.`, `1.5e-3`; the minus
  /// may be U+2212.
  package init?(_ text: some StringProtocol) {
    let scalars = Array(text.unicodeScalars)
    guard let end = Self.end(in: scalars, at: 0) else { return nil }
    let isOpen = end == scalars.count - 1 && scalars[end] == "." && !scalars.contains("e")
    guard end == scalars.count || isOpen, isOpen ? !scalars[..<end].contains(".") : true else {
      return nil
    }
    self.text = String(text)
    let ascii = String(String.UnicodeScalarView(scalars.map { $0 == "\u{2212}" ? "-" : $0 }))
    let read = ascii.utf8.count <= 64 ? Double(ascii + (isOpen ? "0" : "")) : nil
    value = read.flatMap { $0.isFinite ? $0 : nil }
    let mark = scalars.firstIndex { $0 == "e" || $0 == "E" }
    let mantissa = scalars[..<(mark ?? scalars.count)]
    let point = mantissa.firstIndex(of: ".")
    hasPoint = point != nil
    guard point != nil || mark != nil else {
      lastPlace = nil
      return
    }
    let decimals = point.map { min(Self.farthest, mantissa.endIndex - $0 - 1) } ?? 0
    lastPlace = (mark.map { Self.exponent(scalars[($0 + 1)...]) } ?? 0) - decimals
  }

  /// What a one in the last digit is worth; nil for a whole number, which is exact.
  package var unit: Double? {
    lastPlace.map { Double("1e\($0)") ?? ($0 < 0 ? 0 : .infinity) }
  }

  /// Where a number that begins at `start` ends; nil when none begins there. A point that no digit
  /// follows is not part of it.
  package static func end(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    func at(_ position: Int) -> Unicode.Scalar? {
      position < scalars.count ? scalars[position] : nil
    }
    func digits(from position: Int) -> Int {
      var end = position
      while at(end)?.isDigit == true { end += 1 }
      return end
    }
    let isSigned = at(start) == "-" || at(start) == "+" || at(start) == "\u{2212}"
    let first = start + (isSigned ? 1 : 0)
    let whole = digits(from: first)
    var end = whole
    if at(whole) == "." {
      let decimals = digits(from: whole + 1)
      if decimals > whole + 1 { end = decimals }
    }
    guard end > first else { return nil }
    if at(end) == "e" || at(end) == "E" {
      let sign = at(end + 1) == "-" || at(end + 1) == "+" ? 1 : 0
      let exponent = digits(from: end + 1 + sign)
      if exponent > end + 1 + sign { end = exponent }
    }
    return end
  }

  /// An exponent; one that is farther than any is the farthest.
  private static func exponent(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    let isNegative = scalars.first == "-"
    let size = scalars.reduce(0) { size, scalar in
      scalar.isDigit ? min(farthest, 10 * size + Int(scalar.value - 0x30)) : size
    }
    return isNegative ? -size : size
  }

  /// A number as a screen of so many significant digits shows it; a whole number is shown whole.
  package static func rounded(_ value: Double, digits count: Int) -> Double {
    guard value.isFinite, value != value.rounded() || value.magnitude >= 1e15,
      let written = WrittenNumber("\(value.magnitude)"), let last = written.lastPlace
    else { return value }
    let mantissa = written.text.unicodeScalars.prefix { $0 != "e" }.filter(\.isDigit)
    let digits = mantissa.drop { $0 == "0" }
    guard count > 0, digits.count > count else { return value }
    let next = digits.dropFirst(count).first ?? "0"
    let kept = digits.prefix(count).reduce(0) { 10 * $0 + Int($1.value - 0x30) }
    let size = Double("\(kept + (next >= "5" ? 1 : 0))e\(last + digits.count - count)")
    return size.map { value < 0 ? -$0 : $0 } ?? value
  }
}
