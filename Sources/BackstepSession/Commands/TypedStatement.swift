import BackstepText

// A statement as somebody in a session means it: beside commands, calculations and assignments.

extension Command {
  /// Reads a statement in a session.
  ///
  /// - Parameters:
  ///   - state: What names stand for.
  ///   - isTyped: Whether somebody types at a terminal. There short forms and unambiguous prefixes
  ///     count, and a calculation alone is one for `print`.
  /// - Throws: As `init(_:abbreviations:)`, and `.meant` for an assignment without its command.
  package init(_ text: String, in state: State, isTyped: Bool) throws(SessionError) {
    let text = Statements.trimmed(text)
    let word = String(text.prefix { !$0.isWhitespace })
    let isCommand = CommandTable.has(word, abbreviations: isTyped)
    if let meant = try TypedAssignment(text, isCommand: isCommand, in: state)?.command(in: state) {
      if !isTyped || (try? state.expression(text)) == nil {
        throw .typing(.meant(text, instead: meant))
      }
    }
    guard !isCommand || isTyped && state.joins(text, word) else {
      try self.init(text, abbreviations: isTyped)
      return
    }
    let calculation = Result { () throws(SessionError) in try state.expression(text) }
    if isTyped, case .success = calculation {
      try self.init("print " + text, abbreviations: false)
      isCalculation = true
      return
    }
    do throws(SessionError) {
      try self.init(text, abbreviations: isTyped)
    } catch {
      guard case .typing(.unknownCommand(word, let suggestions)) = error else { throw error }
      if case .success = calculation {
        throw .typing(.unknownCommand(word, suggestions: ["print \(text)"]))
      }
      guard isTyped else { throw error }
      if case .failure(let fault) = calculation, state.looksLikeCalculation(text) { throw fault }
      let names = Quantity.words(in: state.shape) + state.own.map(\.name)
      let near = suggestions + Suggestions.nearest(to: word, in: names)
      throw .typing(.unknownCommand(word, suggestions: Array(near.prefix(3))))
    }
  }
}

extension State {
  /// Whether a word stands for a number here.
  private func knows(_ word: Substring) -> Bool {
    Quantity(word, in: shape) != nil || word == Self.answerName
      || own.contains { $0.name == word }
  }

  /// Whether a text joins a name, which is the name of a command too, with something else:
  /// `loss * 2`.
  fileprivate func joins(_ text: String, _ word: String) -> Bool {
    let rest = text.dropFirst(word.count).drop(while: \.isWhitespace)
    guard knows(word[...]), let first = rest.first else { return false }
    let isBlankBehind = rest.dropFirst().first?.isWhitespace ?? false
    return switch first {
    case "*", "/", "^", "<", ">": true
    case "+", "-": isBlankBehind
    case "=", "!": rest.dropFirst().first == "="
    default: false
    }
  }

  /// Whether a text that cannot be read is a calculation rather than a command misspelt.
  fileprivate func looksLikeCalculation(_ text: String) -> Bool {
    let head = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let rest = text.dropFirst(head.count)
    guard let first = head.first else {
      let sign = text.drop { $0 == "(" || $0 == "+" || $0 == "-" || $0 == "." || $0.isWhitespace }
      return sign.first?.isASCIIDigit ?? false || text.hasPrefix("(")
    }
    if first.isASCIIDigit || knows(head) || head == "yours" { return true }
    if CommandTable.has(String(head), abbreviations: true) { return false }
    if rest.first.map({ "[(+-*/^<>".contains($0) }) ?? false { return true }
    // `ls -la` subtracts nothing.
    let next = rest.drop(while: \.isWhitespace)
    return next.first.map { "+-*/^<>".contains($0) } ?? false
      && next.dropFirst().first?.isWhitespace ?? true
  }
}
