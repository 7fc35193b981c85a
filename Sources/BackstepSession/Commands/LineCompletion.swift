import Backprop
import BackstepText

/// What could come next at the end of a half-typed line.
package enum LineCompletion {
  private static let separators: Set<Character> = [
    " ", "\t", "+", "-", "*", "/", "^", "(", ")", ",", "<", ">", "=", ";",
  ]

  /// Whole words that begin with the last, unfinished word of a line, in alphabetical order.
  package static func candidates(for line: String, in state: State) -> [String] {
    let command = line.split(separator: ";", omittingEmptySubsequences: false).last ?? ""
    let text = command.drop(while: \.isWhitespace)
    guard let blank = text.firstIndex(where: \.isWhitespace) else {
      return matching(String(text), CommandTable.all.map(\.name))
    }
    let name = String(text[..<blank])
    guard let declaration = try? CommandTable.find(name, abbreviations: true) else { return [] }
    let rest = text[blank...]
    let start = rest.lastIndex(where: separators.contains).map(rest.index(after:))
    let word = String(rest[(start ?? rest.startIndex)...])
    let isFirst = !rest.trimmed.contains(where: \.isWhitespace) && (rest.trimmed == word)
    return matching(word, offers(declaration.completion, rest: rest, isFirst: isFirst, state))
  }

  private static func offers(
    _ completion: CommandDeclaration.Offer, rest: Substring, isFirst: Bool, _ state: State
  ) -> [String] {
    switch completion {
    case .nothing, .files: return []
    case .commands: return isFirst ? CommandTable.all.map(\.name) : []
    case .words(let words): return words
    case .names:
      return elements(state.architecture, Quantity.all(in: state.architecture))
        + Function.allCases.map { $0.rawValue + "(" }
    case .assignments:
      if isFirst {
        let settable = Quantity.all(in: state.architecture).filter(\.isSettable)
        return elements(state.architecture, settable) + Session.settings.map(\.name)
      }
      let word = rest.split { $0.isWhitespace || $0 == "=" }.first.map(String.init) ?? ""
      return Session.settings.first { $0.name == word }?.choices ?? []
    }
  }

  /// Names, and their single entries as long as there are not too many to be of use.
  private static func elements(_ architecture: Architecture, _ quantities: [Quantity])
    -> [String]
  {
    quantities.flatMap { quantity -> [String] in
      let name = Name(quantity)
      let count = name.count(in: architecture)
      let entries = (2...64).contains(count) ? Array(name.entries(in: architecture)) : []
      return ([name] + entries).map { $0.text(in: architecture) }
    }
  }

  private static func matching(_ word: String, _ candidates: [String]) -> [String] {
    Array(Set(candidates.filter { $0.hasPrefix(word) })).sorted()
  }
}
