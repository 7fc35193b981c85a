import Backprop
import BackstepSession
import BackstepText

extension ErrorWords {
  /// Words for what cannot be read as a command or an expression.
  static func words(_ error: SessionError.Typing) -> ErrorWords {
    switch error {
    case .unknownCommand(let word, let suggestions):
      return ErrorWords(
        "unknown-command", "there is no command \(quoted(word))",
        hint: suggestions.isEmpty
          ? "`help` lists them all" : "did you mean \(either(suggestions))?")
    case .ambiguousCommand(let word, let candidates):
      return ErrorWords(
        "ambiguous-command", "\(quoted(word)) could be \(either(candidates))",
        hint: "type a letter more")
    case .meant(let text, let command):
      return ErrorWords(
        "unknown-command", "\(quoted(text)) is no command", hint: "type \(quoted(command))")
    case .unknownTopic(let text, let suggestions):
      return ErrorWords(
        "unknown-topic", "help knows nothing of \(quoted(text))",
        hint: suggestions.isEmpty
          ? "`help topics` lists what it knows" : "did you mean \(either(suggestions))?")
    case .unclosedQuote:
      return ErrorWords("unclosed-quote", "a quote is not closed", hint: "end it with \"")
    case .usage(let command, let usage):
      return ErrorWords(
        "usage", "that is not how `\(command)` is used", hint: "type \(either(usage))")
    case .unknownWord(let word, let kind, let choices):
      return ErrorWords(
        "unknown-\(kind.word.replacingBlanks)", "there is no \(kind.word) \(quoted(word))",
        hint: hint(for: word, kind, choices))
    case .notANumber(let word):
      return ErrorWords(
        "not-a-number", "\(quoted(word)) is not a number", hint: "write it like 0.5, -2 or 1e-3")
    case .notFinite(let word):
      return ErrorWords(
        "not-finite", "\(quoted(word)) is not a finite number",
        hint: "numbers go up to about 1.8e308, and NaN and infinity cannot be typed in")
    case .notAWholeNumber(let word, let lowest):
      return ErrorWords(
        "not-a-whole-number", "\(quoted(word)) is not a whole number from \(lowest) up",
        hint: "write it like \(max(lowest, 10))")
    case .outOfRange(let word, let what, let bounds):
      return ErrorWords(
        "out-of-range", "\(quoted(word)) is out of range", hint: "\(what) \(bounds.words)")
    case .syntax(let error): return words(error)
    }
  }

  /// What to type for a word that is not among the choices.
  private static func hint(
    for word: String, _ kind: SessionError.WordKind, _ choices: [String]
  ) -> String {
    let near = Suggestions.nearest(to: word, in: choices)
    guard near.isEmpty else { return "did you mean \(either(near))?" }
    if kind == .name, let command = meant[word.lowercased().filter { $0 != "_" }] {
      return "type `\(command)`"
    }
    return switch kind {
    case .lesson: "`lessons` lists them all, from 1 to \(choices.count)"
    case .bug: "`bug list` lists them all"
    case .name where Activation(rawValue: word) != nil || word.hasPrefix("activation"):
      "activations belong to the network: type `net 2 3 1 tanh`"
    case .name where choices.count > 12:
      "choose one like \(either(Array(choices.prefix(6)))); `show settings` lists the settings"
    default: "choose \(either(choices))"
    }
  }

  /// What others call settings, and what is typed here.
  private static let meant = [
    "learningrate": "set lr 0.1", "learning": "set lr 0.1", "rate": "set lr 0.1",
    "eta": "set lr 0.1", "stepsize": "set lr 0.1", "batchsize": "set batch 4",
    "epochs": "train 100", "epoch": "train 100", "layers": "net 2 3 1", "hidden": "net 2 3 1",
    "cost": "set loss half", "lossfunction": "set loss half", "criterion": "set loss half",
    "optim": "set optimizer adam", "opt": "set optimizer adam", "weights": "set W1[0][0] 0.5",
    "weight": "set W1[0][0] 0.5", "bias": "set b1[0] 0.5", "input": "set x 0 1",
    "inputs": "set x 0 1", "target": "set y 1", "targets": "set y 1", "label": "set y 1",
  ]

  private static func words(_ error: SyntaxError) -> ErrorWords {
    let place = Place(text: error.text, offset: error.offset)
    let column = "at character \(error.offset + 1)"
    switch error.problem {
    case .strayCharacter(let character):
      return ErrorWords(
        "syntax", "`\(character)` \(column) means nothing here",
        hint: character == "="
          ? "two things are compared by `==`"
          : "a calculation is made of names, numbers, + - * / ^ and ( )",
        place: place)
    case .badNumber(let digits):
      return ErrorWords(
        "syntax", "\(quoted(digits)) \(column) is not a number", hint: "write it like 0.5 or 1e-3",
        place: place)
    case .expected(let expected):
      return ErrorWords(
        "syntax",
        error.offset >= error.text.count
          ? "the end comes too early" : "this cannot stand \(column)",
        hint: "expected \(expected.words)", place: place)
    case .unknownFunction(let word):
      let functions = Function.allCases.map(\.rawValue)
      let near = Suggestions.nearest(to: word, in: functions)
      return ErrorWords(
        "unknown-function", "there is no function \(quoted(word))",
        hint: near.isEmpty
          ? "there are \(functions.joined(separator: ", "))" : "did you mean \(either(near))?",
        place: place)
    case .operandCount(let function, let given):
      return ErrorWords(
        "operand-count", "`\(function)` does not take \(given) values",
        hint: "give it one, as in \(function)(0.5)", place: place)
    case .tooDeep(let limit):
      return ErrorWords(
        "too-deep", "the calculation is too long or too deeply nested",
        hint: "the limit is \(limit); calculate a part of it first",
        place: error.text.isEmpty ? nil : place)
    }
  }
}

extension SyntaxError.Expected {
  fileprivate var words: String {
    switch self {
    case .operand: "a number, a name or `(`"
    case .name: "a name"
    case .endOfName: "the end of the name"
    case .operatorOrEnd: "an operator or the end"
    case .wholeNumber: "a whole number"
    case .commaOrParenthesis: "`,` or `)`"
    case .symbol(let symbol): "`\(symbol)`"
    }
  }
}

extension SessionError.WordKind {
  fileprivate var word: String {
    switch self {
    case .setting(let name): name
    case .name: "name"
    case .topic: "topic"
    case .target: "way out"
    case .activation: "activation"
    case .dataSet: "data set"
    case .sample: "sample"
    case .option: "option"
    case .scale: "scale"
    case .header: "header"
    case .bug: "bug"
    case .lesson: "lesson"
    case .plot: "picture"
    case .drill: "drill"
    }
  }
}

extension Bounds {
  /// `from 1 to 17`
  var words: String {
    switch self {
    case .whole(let range): "from \(range.lowerBound) to \(range.upperBound)"
    case .bytes(let range):
      "from \(MemorySize(bytes: range.lowerBound).text) "
        + "to \(MemorySize(bytes: range.upperBound).text)"
    case .share(let zero, let one):
      "from \(zero ? "0" : "just above 0") to \(one ? "1" : "just under 1")"
    case .positive: "from above 0 to as far as you like"
    case .notNegative: "from 0 to as far as you like"
    }
  }
}

extension String {
  fileprivate var replacingBlanks: String { String(map { $0 == " " ? "-" : $0 }) }
}
