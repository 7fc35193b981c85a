import BackstepText

/// A statement that reads like an assignment: `lr 0.1`, `b2 = 4`, `W1[0][1] = 0.5`, `lr *= 2`.
///
/// None is carried out, since a slip of the finger must not change anything: it is answered with
/// the command that was meant.
struct TypedAssignment {
  /// A name with its indices.
  private let name: Substring
  /// The sign before `=`; nil for an assignment without any sign.
  private let sign: Substring?
  private let value: Substring

  /// Nil for what does not look like one.
  ///
  /// - Parameter isCommand: Whether the first word is that of a command.
  init?(_ text: String, isCommand: Bool, in state: State) {
    let word = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard word.first?.isLetter == true else { return nil }
    var rest = text[word.endIndex...]
    while rest.first == "[", let end = rest.firstIndex(of: "]") {
      rest = rest[rest.index(after: end)...]
    }
    name = text[..<rest.startIndex]
    let isApart = rest.first?.isWhitespace ?? false
    rest = rest.drop(while: \.isWhitespace)
    let sign = rest.prefix { "+-*/".contains($0) }
    let behind = rest.dropFirst(sign.count)
    let hasSign = sign.count <= 1 && behind.first == "=" && behind.dropFirst().first != "="
    guard hasSign || isApart else { return nil }
    self.sign = hasSign ? sign : nil
    value = (hasSign ? behind.dropFirst() : rest).drop(while: \.isWhitespace)
    guard !value.isEmpty else { return nil }
    let setting = Session.settings.first { $0.name == name }
    guard !hasSign else {
      // `save = 3` is the slip of somebody who means `save`.
      guard !isCommand || setting != nil else { return nil }
      return
    }
    let first = value.prefix { !$0.isWhitespace }
    let isNumber = value.first.map { $0.isASCIIDigit || $0 == "." } ?? false
    if let setting, setting.choices.contains(String(first)) { return }
    guard isNumber, !isCommand else { return nil }
  }

  /// The command that was meant; nil when it is none.
  ///
  /// - Throws: Why what is named cannot be set.
  func command(in state: State) throws(SessionError) -> String? {
    let isSetting = Session.settings.contains { $0.name == name }
    let word = name.prefix { $0 != "[" }
    if isSetting || Quantity(word, in: state.shape) != nil {
      if !isSetting {
        let known = try ExpressionParser.parseName(String(name), in: state.shape)
        guard known.quantity.isSettable else {
          // `out 3` is no assignment, but something else that is wrong.
          guard sign != nil else { return nil }
          throw .naming(.notSettable(String(name)))
        }
      }
      return "set \(name) \(combined)"
    }
    guard sign != nil, word == name else { return nil }
    if let refusal = OwnValue.refusal(of: String(name)) { throw refusal }
    return "let \(name) = \(combined)"
  }

  /// `0.1`; of `lr *= 0.1` it is `lr*0.1`.
  private var combined: String {
    guard let sign, !sign.isEmpty else { return value.trimmedAtEnd }
    let isOne = value.dropFirst().allSatisfy { !"+-*/ ".contains($0) }
    return "\(name)\(sign)" + (isOne ? value.trimmedAtEnd : "(\(value.trimmedAtEnd))")
  }
}
