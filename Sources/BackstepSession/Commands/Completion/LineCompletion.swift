import Backprop
import BackstepText

/// What could come next at the end of a half-typed line.
package struct LineCompletion {
  /// What a candidate takes the place of: the last, unfinished word.
  package let word: String
  /// What the word could become, whole.
  package let candidates: [String]
  /// How the command is used, where nothing is typed behind its name yet.
  package let usage: [String]

  /// - Parameters:
  ///   - marks: The names of moments.
  ///   - lessons: The ids of the lessons there are.
  ///   - files: The files whose names begin with a text, folders with a slash at the end.
  package init(
    _ line: String, in state: State, marks: [String] = [],
    lessons: @escaping () -> [String] = { [] },
    files: @escaping (String) -> [String] = { _ in [] }
  ) {
    self.init(
      line, in: CompletionWorld(state: state, marks: marks, lessons: lessons, files: files))
  }

  /// - Parameter isWithinLine: Whether the line is the operand of a command, as `complete` has one.
  ///   Of yet another line within it nothing is offered, however many there are.
  init(_ line: String, in world: CompletionWorld, isWithinLine: Bool = false) {
    let (parts, hasComment) = Statements.cut(line)
    guard let last = parts.last, !hasComment else {
      (word, candidates, usage) = ("", [], [])
      return
    }
    let text = last.drop(while: \.isWhitespace)
    let name = text.prefix { !$0.isWhitespace }
    let rest = text[name.endIndex...]
    let declaration = try? CommandTable.find(String(name), abbreviations: true)
    let found: CompletionWorld.Found
    if rest.isEmpty {
      let commands = CommandTable.all.map(\.name).filter { $0.hasPrefix(name) }.sorted()
      // A calculation needs no command at a terminal.
      found = commands.isEmpty ? world.expression(text) : (name, commands)
    } else if isWithinLine, case .line? = declaration?.completion {
      found = (text[text.endIndex...], [])
    } else if let declaration {
      found = world.found(declaration.completion, Operands(rest))
    } else {
      found = world.knows(text) ? world.expression(text) : (text[text.endIndex...], [])
    }
    let isBare = !rest.isEmpty && rest.allSatisfy(\.isWhitespace)
    word = String(found.word)
    candidates = found.candidates
    usage = isBare ? declaration?.usage ?? [] : []
  }
}

/// What stands behind a command's name, cut into words; the last is unfinished, and may be empty.
struct Operands {
  let text: Substring
  /// The finished ones.
  let whole: [Substring]
  /// The last one.
  let last: Substring

  init(_ text: Substring) {
    self.text = text
    var whole: [Substring] = []
    var start = text.startIndex
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" && index == start {
        quote = character
      } else if quote == nil, character.isWhitespace {
        if start < index { whole.append(text[start..<index]) }
        start = text.index(after: index)
      }
    }
    (self.whole, last) = (whole, text[start...])
  }

  private init(_ text: Substring, _ whole: [Substring], _ last: Substring) {
    (self.text, self.whole, self.last) = (text, whole, last)
  }

  /// Without the first so many.
  func dropFirst(_ count: Int) -> Operands { Operands(text, Array(whole.dropFirst(count)), last) }
}
