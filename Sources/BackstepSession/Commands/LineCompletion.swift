import Backprop
import BackstepText

/// What could come next at the end of a half-typed line.
package struct LineCompletion {
  private static let separators: Set<Character> = [
    " ", "\t", "+", "-", "*", "/", "^", "(", ")", ",", "<", ">", "=", ";",
  ]

  /// The last, unfinished word of a line.
  package let word: String
  /// Whole words that begin with it, in alphabetical order.
  package let candidates: [String]

  /// - Parameters:
  ///   - marks: The names of moments.
  ///   - lessons: The ids of the lessons there are.
  ///   - files: The files whose names begin with a text, folders with a slash at the end.
  package init(
    _ line: String, in state: State, marks: [String] = [], lessons: () -> [String] = { [] },
    files: (String) -> [String] = { _ in [] }
  ) {
    let command = line.split(separator: ";", omittingEmptySubsequences: false).last ?? ""
    let text = command.drop(while: \.isWhitespace)
    let blank = text.firstIndex(where: \.isWhitespace)
    let name = String(text[..<(blank ?? text.endIndex)])
    let completion = (try? CommandTable.find(name, abbreviations: true))?.completion
    let rest = text[(blank ?? text.startIndex)...]
    var operands: (first: [String], then: [String])?
    switch completion {
    case .files(let first, let then): operands = (first, then)
    case .lessons: operands = (lessons(), [])
    case .marks: operands = (marks + ["epoch"], marks + ["epoch", "of"])
    case nil, .nothing, .names, .conditions, .words, .assignments, .commands, .plots: break
    }
    if blank != nil, let operands {
      let operand = Self.operand(of: rest)
      word = String(operand)
      let isFirst = rest.prefix(upTo: operand.startIndex).allSatisfy(\.isWhitespace)
      let beginning = operand.hasPrefix("\"") ? operand.dropFirst() : operand
      let takesFiles = if case .marks = completion { false } else { isFirst }
      let names = takesFiles ? files(String(beginning)).map(Self.quoted) : []
      candidates = Self.matching(word, isFirst ? operands.first : operands.then) + names
      return
    }
    if case .plots = completion {
      // Behind `to` stands a file.
      let operand = Self.operand(of: rest)
      if rest[..<operand.startIndex].split(whereSeparator: \.isWhitespace).last == "to" {
        word = String(operand)
        candidates = files(String(operand)).map(Self.quoted)
        return
      }
    }
    let start = rest.lastIndex(where: Self.separators.contains).map(rest.index(after:))
    word = String(rest[(start ?? rest.startIndex)...])
    guard blank != nil else {
      candidates = Self.matching(word, CommandTable.all.map(\.name))
      return
    }
    let isFirst = !rest.trimmed.contains(where: \.isWhitespace) && (rest.trimmed == word)
    candidates = Self.matching(
      word, completion.map { Self.offers($0, rest: rest, isFirst: isFirst, state) } ?? [])
  }

  /// The last of the words that blanks part, save those within quotes.
  private static func operand(of text: Substring) -> Substring {
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index].isWhitespace, !isQuoted { start = text.index(after: index) }
    }
    return text[start...]
  }

  /// A name as it has to be typed; the quotes of a folder stay open.
  private static func quoted(_ name: String) -> String {
    guard name.contains(where: { $0.isWhitespace || $0 == ";" || $0 == "#" }) else { return name }
    return "\"" + name + (name.hasSuffix("/") ? "" : "\"")
  }

  private static func offers(
    _ completion: CommandDeclaration.Offer, rest: Substring, isFirst: Bool, _ state: State
  ) -> [String] {
    switch completion {
    case .nothing, .files, .marks, .lessons: return []
    case .conditions:
      guard rest.split(whereSeparator: \.isWhitespace).contains("until") else {
        return ["until", TrainingGoal.watch]
      }
      return offers(.names, rest: rest, isFirst: false, state)
    case .commands: return isFirst ? CommandTable.all.map(\.name) : []
    case .words(let words): return words
    case .plots:
      if isFirst { return Plot.Subject.allCases.map(\.rawValue) }
      return elements(state.shape, Quantity.all(in: state.shape)) + ["to", "braille", "force"]
    case .names:
      return elements(state.shape, Quantity.all(in: state.shape))
        + state.own.map(\.name) + (state.answer.value == nil ? [] : [State.answerName])
        + Function.allCases.map { $0.rawValue + "(" }
    case .assignments:
      if isFirst {
        let settable = Quantity.all(in: state.shape).filter(\.isSettable)
        return elements(state.shape, settable) + Session.settings.map(\.name)
      }
      let word = rest.split { $0.isWhitespace || $0 == "=" }.first.map(String.init) ?? ""
      return Session.settings.first { $0.name == word }?.choices ?? []
    }
  }

  /// Names, and their single entries as long as there are not too many to be of use.
  private static func elements(_ shape: Shape, _ quantities: [Quantity])
    -> [String]
  {
    quantities.flatMap { quantity -> [String] in
      let name = Name(quantity)
      let count = name.count(in: shape)
      let entries = (2...64).contains(count) ? Array(name.entries(in: shape)) : []
      return ([name] + entries).map { $0.text(in: shape) }
    }
  }

  private static func matching(_ word: String, _ candidates: [String]) -> [String] {
    Array(Set(candidates.filter { $0.hasPrefix(word) })).sorted()
  }
}
