import BackstepText

/// Reads numbers as learners write them.
enum Numbers {
  /// Signs as pages and books print them, and as they are typed.
  static let plainSigns: [Character: Character] = [
    "\u{2212}": "-", "\u{00D7}": "*", "\u{22C5}": "*", "\u{00B7}": "*", "\u{00F7}": "/",
  ]

  /// Numbers separated by blanks or commas, with or without brackets.
  static func list(_ text: String) throws(SessionError) -> [Double] {
    var result: [Double] = []
    let separators: Set<Character> = [",", "[", "]", "(", ")", "="]
    for word in text.split(whereSeparator: { $0.isWhitespace || separators.contains($0) }) {
      result.append(try one(String(word)))
    }
    return result
  }

  /// How many rows numbers stand in, each in brackets of its own within others: `[[0,1],[1,1]]`; nil
  /// where they do not.
  static func rows(_ text: String) -> Int? {
    let brackets = text.filter { "[]".contains($0) }
    guard brackets.hasPrefix("[["), brackets.hasSuffix("]]") else { return nil }
    let inner = brackets.dropFirst().dropLast()
    let rows = inner.count / 2
    return String(inner) == String(repeating: "[]", count: rows) ? rows : nil
  }

  /// A seed: a whole number of 64 bits.
  static func seed(_ word: String) throws(SessionError) -> UInt64 {
    guard let seed = UInt64(word) else { throw .typing(.notAWholeNumber(word, atLeast: 0)) }
    return seed
  }

  /// One finite number.
  static func one(_ word: String) throws(SessionError) -> Double {
    let digits =
      word.hasPrefix("+")
      ? String(word.dropFirst())
      : word.hasPrefix("\u{2212}") ? "-" + word.dropFirst() : word
    let starts: Set<Character> = ["-", ".", "n", "N", "i", "I"]
    guard let first = digits.first, first.isASCIIDigit || starts.contains(first),
      !digits.contains("x"), !digits.contains("X"), let value = Double(digits)
    else { throw .typing(.notANumber(word)) }
    guard value.isFinite else { throw .typing(.notFinite(word)) }
    return value
  }
}
