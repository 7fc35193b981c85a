import BackstepText

/// Cuts a line into commands: at each `;`, up to a `#`, neither of which counts within quotes.
package enum Statements {
  /// The commands of a line, blanks trimmed, empty ones left out.
  package static func split(_ line: some StringProtocol) -> [String] {
    parts(line).filter { !$0.isEmpty }
  }

  /// The same with the empty ones; never none.
  package static func parts(_ line: some StringProtocol) -> [String] {
    cut(line).parts.map { trimmed(String($0)) }
  }

  /// A command without the blanks around it; a blank at the end of what is to be completed stays,
  /// since behind it another word begins.
  static func trimmed(_ text: String) -> String {
    let trimmed = text.trimmed
    let word = trimmed.prefix { !$0.isWhitespace }
    guard word == CommandDeclaration.complete.name, word.endIndex < trimmed.endIndex,
      text.last?.isWhitespace == true
    else { return trimmed }
    return trimmed + " "
  }

  /// The parts as they stand, never none, and whether a comment is behind the last.
  static func cut<Text: StringProtocol>(_ line: Text)
    -> (parts: [Text.SubSequence], hasComment: Bool)
  {
    var parts: [Text.SubSequence] = []
    var start = line.startIndex
    var quote: Character?
    var before: Character?
    for index in line.indices {
      let character = line[index]
      switch character {
      case "\n", "\r\n", "\r",
        ";" where quote == nil:
        parts.append(line[start..<index])
        start = line.index(after: index)
        (quote, before) = (nil, nil)
        continue
      case "#" where quote == nil: return (parts + [line[start..<index]], true)
      case _ where character == quote: quote = nil
      case "\"" where quote == nil: quote = character
      case "'" where quote == nil && before?.isWhitespace == true: quote = character
      default: break
      }
      before = character
    }
    return (parts + [line[start...]], false)
  }
}
