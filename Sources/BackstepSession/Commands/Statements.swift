import BackstepText

/// Cuts a line into commands: at each `;`, up to a `#`, neither of which counts within quotes.
package enum Statements {
  /// The commands of a line, blanks trimmed, empty ones left out.
  package static func split(_ line: some StringProtocol) -> [String] {
    parts(line).filter { !$0.isEmpty }
  }

  /// The same with the empty ones; never none.
  package static func parts(_ line: some StringProtocol) -> [String] {
    var result: [String] = []
    var current = ""
    var quoted = false
    var isSingle = false
    scan: for character in line {
      switch character {
      case "'" where isSingle || !quoted && current.last?.isWhitespace == true:
        isSingle.toggle()
        current.append(character)
      case "\"" where !isSingle:
        quoted.toggle()
        current.append(character)
      case ";" where !quoted && !isSingle: finish()
      case "#" where !quoted && !isSingle: break scan
      case "\n", "\r\n", "\r": finish()
      default: current.append(character)
      }
    }
    finish()
    return result

    func finish() {
      result.append(current.trimmed)
      current = ""
      isSingle = false
    }
  }
}
