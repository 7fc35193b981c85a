/// What stands behind a command's name.
package struct Arguments: Sendable {
  /// All of it, as typed.
  package let text: String
  /// Cut at blanks, the quotes taken off.
  package let words: [String]
  /// The error for words that are not of the command's form.
  let usageError: SessionError

  /// Cuts a text into words; a quoted one may contain blanks. A single quote counts only where a
  /// word begins.
  init(_ text: String, usageError: SessionError) throws(SessionError) {
    var words: [String] = []
    // Appended to in place: a line may be a megabyte long.
    var current = ""
    var isWord = false
    var quoted = false
    var isSingle = false
    for character in text {
      if isSingle {
        if character == "'" { isSingle = false } else { current.append(character) }
      } else if character == "'", !isWord {
        (isSingle, isWord) = (true, true)
      } else if character == "\"" {
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
    guard !quoted, !isSingle else { throw .typing(.unclosedQuote) }
    if isWord { words.append(current) }
    self.text = text
    self.words = words
    self.usageError = usageError
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

  /// What is given a value, and the words of the value: `lr 0.3`, `lr = 0.3`, `lr=0.3`.
  func assignment() throws(SessionError) -> (name: String, value: Arguments) {
    let (name, rest) = try nameAndRest()
    let value = rest.first == "=" ? rest.dropFirst() : rest
    return (name, try Arguments(String(value).trimmed, usageError: usageError))
  }

  /// A name, and the text behind the `=` that must follow it: `target = 0.1`.
  func definition() throws(SessionError) -> (name: String, text: String) {
    let (name, rest) = try nameAndRest()
    let text = rest.dropFirst()
    guard rest.first == "=", text.first != "=", !text.allSatisfy(\.isWhitespace) else {
      throw usageError
    }
    return (name, String(text))
  }

  private func nameAndRest() throws(SessionError) -> (name: String, rest: Substring) {
    let name = text.prefix { !$0.isWhitespace && $0 != "=" }
    guard !name.isEmpty else { throw usageError }
    return (String(name), text.dropFirst(name.count).drop(while: \.isWhitespace))
  }

  /// No words at all.
  func none() throws(SessionError) {
    guard words.isEmpty else { throw usageError }
  }

  /// The one file name; one with blanks stands in quotes.
  func file() throws(SessionError) -> String {
    guard words.count == 1, !words[0].isEmpty else { throw usageError }
    return words[0]
  }

  /// The name of a file to be written, and whether it may be written over.
  ///
  /// - Parameter words: Where it stands; nil where nothing else does.
  func newFile(_ words: ArraySlice<String>? = nil) throws(SessionError)
    -> (name: String, isForced: Bool)
  {
    let words = words ?? self.words[...]
    guard let name = words.first, !name.isEmpty, words.count == 1 || words.dropFirst() == ["force"]
    else { throw usageError }
    return (name, words.count == 2)
  }
}
