/// A line as one would say it: `2*(out - y) = -0.5` is "2 times open paren out minus y close paren
/// equals minus 0.5".
///
/// Names stay as they are typed, with their brackets, and so does what stands in backquotes, unless it
/// is an equation. Words for signs are those that screen readers use for mathematics.
struct Speech {
  /// The words that begin what can be typed.
  private let commands: Set<String>

  init(commands: Set<String>) { self.commands = commands }

  func sentence(_ line: String) -> String {
    var said = SpokenLine(Array(line)[...], commands: commands).text
    for (pair, one) in [
      ("  ", " "), (" ,", ","), (" .", "."), (" ;", ";"), (" :", ":"), (",,", ","), (",.", "."),
      (",;", ";"), (",:", ":"), (":,", ":"),
    ] {
      while let range = said.firstRange(of: pair) { said.replaceSubrange(range, with: one) }
    }
    while let first = said.first, ",; ".contains(first) { said.removeFirst() }
    return said.trimmed
  }
}

/// One reading of a line, or of a part of it.
private struct SpokenLine {
  private let signs: ArraySlice<Character>
  private let commands: Set<String>
  private var place: Int
  private(set) var text = ""

  init(_ signs: ArraySlice<Character>, commands: Set<String>) {
    (self.signs, self.commands, place) = (signs, commands, signs.startIndex)
    while place < signs.endIndex { next() }
  }

  private func at(_ place: Int) -> Character? {
    signs.indices.contains(place) ? signs[place] : nil
  }

  private func said(_ part: ArraySlice<Character>) -> String {
    SpokenLine(part, commands: commands).text
  }

  private mutating func say(_ words: String, past count: Int = 1) {
    text += words
    place += count
  }

  /// Whether blanks, or nothing, stand on both sides of so many signs.
  private func isApart(_ count: Int = 1) -> Bool {
    at(place - 1).map { $0 == " " } ?? true && at(place + count).map { $0 == " " } ?? true
  }

  private mutating func next() {
    let sign = signs[place]
    switch sign {
    case "`": code()
    case "(": group()
    case "0"..."9": number()
    case "-": dash()
    case ".": points()
    case "=" where isApart(): say(" equals ")
    case "=" where at(place + 1) == "=": say(" equals ", past: 2)
    case "*" where text.isBlank:
      say("")
    case "*"
    where at(place - 1)?.isNumber == true && at(place + 1)?.isOperand != true
      && at(place + 1) != " " && at(place + 1) != "-":
      say(", frozen")
    case "*": say(" times ")
    case "+": say(" plus ")
    case "/" where isApart() || isDivision: say(" divided by ")
    case "^" where at(place + 1) == "2" && at(place + 2)?.isNumber != true:
      say(" squared", past: 2)
    case "^": say(" to the power ")
    case "<" where at(place + 1) == "=" && isApart(2): say(" at most ", past: 2)
    case ">" where at(place + 1) == "=" && isApart(2): say(" at least ", past: 2)
    case "!" where at(place + 1) == "=" && isApart(2): say(" differs from ", past: 2)
    case "<" where isApart(): say(" less than ")
    case ">" where isApart() && text.isBlank: say("Command: ")
    case ">" where isApart(): say(" more than ")
    case "%": say(" percent")
    // A chain of equations goes on; a number changes to another.
    case "→": say(text.contains(" equals ") ? ", then " : " to ")
    case "←", "│", "├", "─": say(" ")
    case "|" where at(place - 1)?.isSignOfName == true && at(place + 1)?.isSignOfName == true:
      say(" or ")
    case "|": bars()
    case _ where sign.isSignOfName: name()
    default: say(String(sign))
    }
  }

  private var isDivision: Bool {
    guard let before = at(place - 1), let after = at(place + 1) else { return false }
    return (before.isNumber || before == ")" || before == "]") && after.isOperand
  }

  /// What stands in backquotes: to be typed, unless it is an equation.
  private mutating func code() {
    guard let end = signs[(place + 1)...].firstIndex(of: "`") else { return say("") }
    let inner = signs[place + 1..<end]
    let word = String(inner.prefix { $0 != " " })
    let isEquation = String(inner).contains(" = ") && !commands.contains(word)
    say(isEquation ? said(inner) : String(inner), past: inner.count + 2)
  }

  private mutating func number() {
    var end = place
    while at(end)?.isNumber == true { end += 1 }
    // `2-3-1`, `3x2`, `0..3`
    if at(end) == "x", at(end + 1)?.isNumber == true {
      return say(String(signs[place..<end]) + " by ", past: end + 1 - place)
    }
    if at(end) == "-", at(end + 1)?.isNumber == true,
      at(place - 1).map({ $0 == " " || $0 == "-" }) ?? true
    {
      return say(String(signs[place...end]), past: end + 1 - place)
    }
    if at(end) == ".", at(end + 1)?.isNumber == true {
      end += 1
      while at(end)?.isNumber == true { end += 1 }
    }
    var words = String(signs[place..<end])
    if at(end) == "e", at(end + 1) == "-" || at(end + 1) == "+" || at(end + 1)?.isNumber == true {
      var digits = end + 1
      let isNegative = at(digits) == "-"
      if isNegative || at(digits) == "+" { digits += 1 }
      let start = digits
      while at(digits)?.isNumber == true { digits += 1 }
      if digits > start {
        let power = signs[start..<digits].drop { $0 == "0" }
        words += " times 10 to the \(isNegative ? "minus " : "")\(String(power))"
        end = digits
      }
    }
    // `100k`, `2nd`
    while at(end)?.isLetter == true, at(end - 1)?.isNumber == true || at(end - 1)?.isLetter == true
    {
      words.append(signs[end])
      end += 1
    }
    say(words, past: end - place)
  }

  /// A name with its brackets, or a word; a function with what it is applied to.
  private mutating func name() {
    var end = place
    while at(end)?.isSignOfName == true
      || (at(end) == "-" && at(end - 1)?.isLetter == true && at(end + 1)?.isLetter == true)
    {
      end += 1
    }
    while at(end) == "[", let close = signs[end...].firstIndex(of: "]") { end = close + 1 }
    var word = String(signs[place..<end])
    guard at(end) == "(", let close = closing(end) else { return say(word, past: end - place) }
    if word == "sqrt" { word = "the square root" }
    let inner = signs[end + 1..<close]
    let isSimple = !inner.contains { "*+/^(".contains($0) } && !String(inner).contains(" - ")
    let arguments = said(inner)
    say(
      isSimple ? "\(word) of \(arguments)" : "\(word) of open paren \(arguments) close paren",
      past: close + 1 - place)
  }

  /// Where the paren that opens at a place is closed.
  private func closing(_ open: Int) -> Int? {
    var depth = 0
    for index in open..<signs.endIndex {
      if signs[index] == "(" { depth += 1 }
      if signs[index] == ")" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Parens: a list, a part of a formula, or words put in.
  private mutating func group() {
    guard let close = closing(place) else { return say(" open paren ") }
    let inner = signs[place + 1..<close]
    let count = inner.count + 2
    let plain = String(inner)
    if plain.hasPrefix("= ") { return say(", equals " + said(inner.dropFirst(2)), past: count) }
    if place > signs.startIndex, inner.count == 1, inner.first?.isLetter == true {
      return say(" or " + plain, past: count)
    }
    let isCount =
      inner.allSatisfy(\.isNumber) && at(place - 1) == " "
      && at(close + 1).map { $0 == "," } ?? true
    if isCount, signs[..<place].dropLast().last?.isSignOfName == true {
      return say(": " + plain, past: count)
    }
    if let list = Self.list(plain) {
      return say(list.map { said(Array($0)[...]) }.spokenList, past: count)
    }
    let before = signs[..<place].last { $0 != " " }
    let isOperand =
      before.map { "*/+=^".contains($0) || $0 == "-" } ?? false
      || at(close + 1).map { "*/^".contains($0) } ?? false
    let isFormula =
      isOperand || inner.contains { "*+^".contains($0) } || plain.contains(" - ")
    guard !isFormula else {
      return say("open paren \(said(inner)) close paren", past: count)
    }
    let goesOn = at(close + 1) == " " && at(close + 2)?.isLetter == true
    let head = text.last { $0 != " " }.map { ".:;?!".contains($0) } ?? true ? "" : ", "
    say(head + said(inner) + (goesOn ? "," : ""), past: count)
  }

  /// The elements of a list of numbers; nil where it is none.
  private static func list(_ text: String) -> [String]? {
    var elements: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let element = part.trimmed
      let isRest = element.hasPrefix("... ") && element.hasSuffix(" more")
      guard
        WrittenNumber(element) != nil || isRest
          || ["NaN", "Infinity", "-Infinity"].contains(element)
      else { return nil }
      elements.append(isRest ? String(element.dropFirst(4)) : element)
    }
    return elements.count > 1 ? elements : nil
  }

  private mutating func dash() {
    let after = at(place + 1)
    let before = at(place - 1)
    if after == "-" {
      var end = place
      while let sign = at(end), sign == "-" || sign.isSignOfName { end += 1 }
      return say(String(signs[place..<end]), past: end - place)
    }
    if after == ">" { return say(" to ", past: 2) }
    if isApart() { return say(text.isBlank ? "" : " minus ") }
    let begins = before.map { " (,[=*/+-:".contains($0) } ?? true
    if begins, after?.isOperand == true { return say("minus ") }
    say("-")
  }

  private mutating func points() {
    if at(place + 1) == ".", at(place + 2) == "." {
      // `[[...]]` stands for numbers.
      if at(place - 1) == "[" || at(place + 3) == "]" { return say("...", past: 3) }
      let isHead = text.isBlank
      return say(isHead ? "" : " and so on ", past: 3)
    }
    if at(place + 1) == "." { return say(" to ", past: 2) }
    say(".")
  }

  /// `|e|`, or a line at the side.
  private mutating func bars() {
    guard at(place + 1).map({ $0 != " " }) ?? false,
      let end = signs[(place + 1)...].prefix(20).firstIndex(of: "|")
    else { return say(" ") }
    let inner = signs[place + 1..<end]
    say("the absolute value of \(said(inner))", past: inner.count + 2)
  }
}

extension Character {
  /// A letter, a digit or `_`.
  fileprivate var isSignOfName: Bool { isLetter || isNumber || self == "_" }
  /// What a number or a name begins with, or a part in parens.
  fileprivate var isOperand: Bool { isSignOfName || self == "(" || self == "." || self == "|" }
}

extension [String] {
  /// `1, 2 and 3`
  fileprivate var spokenList: String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}
