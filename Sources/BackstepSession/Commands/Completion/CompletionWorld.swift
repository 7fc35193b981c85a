import Backprop
import BackstepText

/// What a line is completed from.
struct CompletionWorld {
  /// The unfinished word, and what it could become.
  typealias Found = (word: Substring, candidates: [String])

  let state: State
  let marks: [String]
  let lessons: () -> [String]
  let files: (String) -> [String]

  func found(_ offer: CommandDeclaration.Offer, _ operands: Operands) -> Found {
    let word = operands.last
    func words(_ words: [String]) -> Found { (word, Self.beginning(with: word, words)) }
    func calculated(_ names: [IndexedName], and more: [String] = []) -> Found {
      expression(operands.text, names, and: more)
    }
    switch offer {
    case .nothing: return (word, [])
    case .words(let choices): return words(choices)
    case .marks: return words(marks)
    case .lessons: return words(lessons())
    case .names: return (word, names { _ in true }.completions(of: word))
    case .parameters:
      return (word, names { $0.sibling(.value) == $0 }.completions(of: word))
    case .computed: return (word, names { $0.stage != nil }.completions(of: word))
    case .watched: return words(state.watches.map { $0.text(in: state.shape) })
    case .frozen: return words(state.frozenNames.map { $0.text(in: state.shape) })
    case .expression: return expression(operands.text)
    case .conditions:
      guard operands.whole.contains("until") else { return words(["until", TrainingGoal.watch]) }
      return calculated(ofTraining, and: Self.functions)
    case .condition: return calculated(ofTraining, and: Self.functions)
    case .comparisons where operands.whole.first == "all":
      return calculated(ofTraining, and: Self.functions)
    case .comparisons:
      let all = operands.whole.isEmpty ? ["all"] : []
      return calculated(known, and: Self.functions + all)
    case .assignments: return assignment(operands)
    case .definition:
      return operands.text.contains("=")
        ? expression(operands.text) : words(state.own.map(\.name))
    case .topics:
      let text = operands.text.drop(while: \.isWhitespace)
      let titles = state.topicTitles + ["all", "topics"]
      let isIndexed = text.contains("[")
      return (
        text,
        isIndexed
          ? names { _ in true }.completions(of: text) : Self.beginning(with: text, titles)
      )
    case .line:
      let inner = LineCompletion(String(operands.text), in: self, isWithinLine: true)
      return (operands.text.suffix(inner.word.count), inner.candidates)
    case .file: return (word, fileNames(word))
    case .sequence(let offers):
      guard operands.whole.count < offers.count else { return (word, []) }
      return found(offers[operands.whole.count], operands.dropFirst(operands.whole.count))
    case .any(let offers):
      let all = offers.map { found($0, operands) }
      // The most of the line that something has an answer to.
      let longest = all.filter { !$0.candidates.isEmpty }.map(\.word.count).max() ?? word.count
      var candidates: [String] = []
      for found in all where found.word.count == longest {
        let earlier = Set(candidates)
        candidates +=
          earlier.isEmpty ? found.candidates : found.candidates.filter { !earlier.contains($0) }
      }
      return (operands.text.suffix(longest), candidates)
    case .behind(let word, let offer, let other):
      return found(operands.whole.last.map { $0 == word } ?? false ? offer : other, operands)
    case .first(let first, let then):
      guard let name = operands.whole.first else { return found(first, operands) }
      guard let next = then[String(name)] ?? then[""] else { return (word, []) }
      return found(next, operands.dropFirst(1))
    }
  }

  /// `NAME VALUE`, `NAME = VALUE` and `NAME=VALUE`.
  private func assignment(_ operands: Operands) -> Found {
    let text = operands.text.drop(while: \.isWhitespace)
    let name = text.prefix { !$0.isWhitespace && $0 != "=" }
    guard name.endIndex < text.endIndex else {
      let settings = Session.settings.map(\.name)
      return (name, names(\.isSettable).completions(of: name, and: settings))
    }
    let setting = Session.settings.first { $0.name == name }
    guard setting?.choices.isEmpty ?? true else {
      let rest = text[name.endIndex...]
      let word = rest[
        (rest.lastIndex { $0.isWhitespace || $0 == "=" }.map(rest.index(after:)) ?? rest.startIndex)...
      ]
      return (word, Self.beginning(with: word, setting?.choices ?? []))
    }
    return expression(text)
  }

  /// Files as they have to be typed; the quotes of a folder stay open.
  private func fileNames(_ word: Substring) -> [String] {
    let quote = word.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    let beginning = quote == nil ? word : word.dropFirst()
    return files(String(beginning)).compactMap { name in
      // No name is to do anything to the terminal, or to be cut at its line break.
      guard !name.hasUnsafe else { return nil }
      // A blank, `"`, `#`, `'` and `;`.
      let needsQuotes = name.utf8.contains {
        $0 == 0x20 || $0 == 0x22 || $0 == 0x23 || $0 == 0x27 || $0 == 0x3B
      }
      guard let mark = quote ?? (needsQuotes ? name.contains("\"") ? "'" : "\"" : nil) else {
        return name
      }
      // There is no way to type a quote within quotes of its kind.
      guard !name.contains(mark) else { return nil }
      return String(mark) + name + (name.hasSuffix("/") ? "" : String(mark))
    }
  }

  static func beginning(with word: Substring, _ choices: [String]) -> [String] {
    var seen: Set<String> = []
    return choices.filter { $0.hasPrefix(word) && seen.insert($0).inserted }.sorted()
  }
}

// Names in a calculation.
extension CompletionWorld {
  private static let separators: Set<Character> = [
    " ", "\t", "+", "-", "*", "/", "^", "(", ")", ",", "<", ">", "=", "!",
  ]
  static let functions = Function.allCases.map { $0.rawValue + "(" }

  /// The last name of a calculation, and what it could become.
  func expression(_ text: Substring) -> Found { expression(text, known, and: Self.functions) }

  func expression(_ text: Substring, _ names: [IndexedName], and more: [String]) -> Found {
    let start = text.lastIndex(where: Self.separators.contains).map(text.index(after:))
    let word = text[(start ?? text.startIndex)...]
    return (word, names.completions(of: word, and: more))
  }

  /// Whether a text begins with a name or a number.
  func knows(_ text: Substring) -> Bool {
    let head = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return known.contains { $0.name == head } || text.first?.isASCIIDigit ?? false
      || text.first == "(" || text.first == "-" || Function(rawValue: String(head)) != nil
  }

  /// All that a calculation may name.
  private var known: [IndexedName] {
    names { _ in true } + state.own.map { IndexedName(name: $0.name, axes: $0.axes) }
      + (state.answer.value.map { [IndexedName(name: State.answerName, axes: $0.axes)] } ?? [])
      + (state.compared == nil ? [] : [IndexedName(name: "yours(", axes: [])])
  }

  /// What a condition of training may name.
  private var ofTraining: [IndexedName] {
    names { quantity in
      switch quantity {
      case .loss, .accuracy, .epoch, .learningRate, .dead, .parameter(.value, _, _): true
      default: false
      }
    } + state.own.map { IndexedName(name: $0.name, axes: $0.axes) }
  }

  /// The quantities of the network for which something holds; masks only where something is dropped.
  func names(_ holds: (Quantity) -> Bool) -> [IndexedName] {
    let shape = state.shape
    return Quantity.all(in: shape).filter(holds).map { quantity in
      var axes = quantity.axes(in: shape)
      if let axis = quantity.neuronAxis(in: shape), axes[axis] == 1 { axes.remove(at: axis) }
      return IndexedName(name: quantity.text(layers: shape.layerCount), axes: axes)
    }
  }
}
