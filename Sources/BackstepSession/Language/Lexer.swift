/// One piece of an expression and where it starts, counted in characters.
struct Token: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case word(Substring)
    case symbol(String)
    case end
  }
  let kind: Kind
  let offset: Int
}

/// Cuts an expression into tokens.
struct Lexer {
  private static let pairs = ["**", "<=", ">=", "==", "!="]
  private static let singles: Set<Character> = [
    "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "<", ">",
  ]

  /// The tokens of a text, an `.end` last.
  static func tokens(of text: String) throws(SessionError) -> [Token] {
    let characters = text.map { Numbers.plainSigns[$0] ?? $0 }
    var tokens: [Token] = []
    var position = 0
    while position < characters.count {
      let character = characters[position]
      let next = position + 1 < characters.count ? characters[position + 1] : " "
      if character.isWhitespace {
        position += 1
      } else if character.isASCIIDigit || (character == "." && next.isASCIIDigit) {
        let end = endOfNumber(characters, from: position)
        let digits = String(characters[position..<end])
        guard let value = Double(digits) else {
          throw .typing(
            .syntax(SyntaxError(text: text, offset: position, problem: .badNumber(digits))))
        }
        tokens.append(Token(kind: .number(value), offset: position))
        position = end
      } else if character.isLetter && character.isASCII {
        var end = position + 1
        while end < characters.count, characters[end].isASCII,
          characters[end].isLetter || characters[end].isNumber || characters[end] == "_"
        {
          end += 1
        }
        let word = String(characters[position..<end])[...]
        tokens.append(Token(kind: .word(word), offset: position))
        position = end
      } else if pairs.contains(String([character, next])) {
        let pair = String([character, next])
        tokens.append(Token(kind: .symbol(pair == "**" ? "^" : pair), offset: position))
        position += 2
      } else if singles.contains(character) {
        tokens.append(Token(kind: .symbol(String(character)), offset: position))
        position += 1
      } else {
        throw .typing(
          .syntax(
            SyntaxError(text: text, offset: position, problem: .strayCharacter(character))))
      }
    }
    tokens.append(Token(kind: .end, offset: characters.count))
    return tokens
  }

  private static func endOfNumber(_ characters: [Character], from start: Int) -> Int {
    var end = start
    func skipDigits() {
      while end < characters.count, characters[end].isASCIIDigit { end += 1 }
    }
    skipDigits()
    if end < characters.count, characters[end] == "." {
      end += 1
      skipDigits()
    }
    if end < characters.count, characters[end] == "e" || characters[end] == "E" {
      let mark = end
      end += 1
      if end < characters.count, characters[end] == "+" || characters[end] == "-" { end += 1 }
      if end < characters.count, characters[end].isASCIIDigit {
        skipDigits()
      } else {
        end = mark
      }
    }
    return end
  }
}
