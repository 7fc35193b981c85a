/// What stands behind a command's name.
package struct Arguments: Sendable {
  /// All of it, as typed.
  package let text: String
  /// Cut at blanks, the quotes taken off.
  package let words: [String]
  /// The error for words that are not of the command's form.
  let usageError: SessionError

  /// Cuts a text into words; a quoted one may contain blanks.
  init(_ text: String, of declaration: CommandDeclaration) throws(SessionError) {
    var words: [String] = []
    // Appended to in place: a line may be a megabyte long.
    var current = ""
    var isWord = false
    var quoted = false
    for character in text {
      if character == "\"" {
        quoted.toggle()
        isWord = true
      } else if character.isWhitespace && !quoted {
        if isWord { words.append(current) }
        current = ""
        isWord = false
      } else {
        current.append(character)
        isWord = true
      }
    }
    guard !quoted else { throw .typing(.unclosedQuote) }
    if isWord { words.append(current) }
    self.text = text
    self.words = words
    usageError = .typing(.usage(command: declaration.name, usage: declaration.usage))
  }

  /// An optional count, 1 when left out.
  func count(atMost limit: Int) throws(SessionError) -> Int {
    guard words.count <= 1 else { throw usageError }
    guard let word = words.first else { return 1 }
    return try Self.count(word, atMost: limit)
  }

  /// A whole number from 1 to a limit.
  static func count(_ word: String, atMost limit: Int) throws(SessionError) -> Int {
    guard let count = Int(word) else {
      if word.allSatisfy(\.isASCIIDigit) {
        throw .typing(.outOfRange(word, of: "number", .whole(1...limit)))
      }
      throw .typing(.notAWholeNumber(word, atLeast: 1))
    }
    guard (1...limit).contains(count) else {
      throw .typing(.outOfRange(word, of: "number", .whole(1...limit)))
    }
    return count
  }

  /// No words at all.
  func none() throws(SessionError) {
    guard words.isEmpty else { throw usageError }
  }
}

/// Reads numbers as learners write them.
enum Numbers {
  /// Numbers separated by blanks or commas, with or without brackets.
  static func list(_ text: String) throws(SessionError) -> [Double] {
    var result: [Double] = []
    let separators: Set<Character> = [",", "[", "]", "(", ")", "="]
    for word in text.split(whereSeparator: { $0.isWhitespace || separators.contains($0) }) {
      result.append(try one(String(word)))
    }
    return result
  }

  /// One finite number.
  static func one(_ word: String) throws(SessionError) -> Double {
    let digits = word.hasPrefix("+") ? String(word.dropFirst()) : word
    let starts: Set<Character> = ["-", ".", "n", "N", "i", "I"]
    guard let first = digits.first, first.isASCIIDigit || starts.contains(first),
      !digits.contains("x"), !digits.contains("X"), let value = Double(digits)
    else { throw .typing(.notANumber(word)) }
    guard value.isFinite else { throw .typing(.notFinite(word)) }
    return value
  }
}
