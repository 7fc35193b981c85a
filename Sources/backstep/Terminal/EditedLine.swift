import BackstepText

/// A line being edited, parted at the cursor.
struct EditedLine: Equatable {
  var before = ""
  var after = ""

  var text: String { before + after }

  /// Takes everything up to the cursor away; returns it, and likewise below.
  mutating func killBefore() -> String {
    defer { before = "" }
    return before
  }

  mutating func killAfter() -> String {
    defer { after = "" }
    return after
  }

  /// The word before the cursor, as blanks part words: `W1[0][1]` whole.
  mutating func killBlankWord() -> String {
    takeBefore { $0.isWhitespace }
  }

  /// The word before the cursor, of letters and digits.
  mutating func killWordBefore() -> String {
    takeBefore { !Self.isWordPart($0) }
  }

  /// The word after the cursor, of letters and digits.
  mutating func killWord() -> String {
    let gap = after.prefix { !Self.isWordPart($0) }
    let word = after[gap.endIndex...].prefix(while: Self.isWordPart)
    let killed = String(after[..<word.endIndex])
    after.removeFirst(killed.count)
    return killed
  }

  private mutating func takeBefore(_ isGap: (Character) -> Bool) -> String {
    var rest = Substring(before)
    while let last = rest.last, isGap(last) { rest.removeLast() }
    while let last = rest.last, !isGap(last) { rest.removeLast() }
    defer { before = String(rest) }
    return String(before[rest.endIndex...])
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

/// What a line was before, for undo. Letters typed in a row are one change.
struct LineChanges {
  private static let limit = 1000
  private var earlier: [EditedLine] = []
  private var now = EditedLine()
  private var isTyping = false

  /// Takes note of the line as it stands, before each key.
  mutating func note(_ line: EditedLine) {
    defer { now = line }
    guard line.text != now.text else {
      if line != now { isTyping = false }
      return
    }
    let isTyped =
      line.after == now.after && line.before.hasPrefix(now.before)
      && line.before.count == now.before.count + 1
    if !isTyped || !isTyping {
      earlier.append(now)
      if earlier.count > Self.limit { earlier.removeFirst() }
    }
    isTyping = isTyped
  }

  /// The line before the last change; nil when nothing was changed.
  mutating func undo() -> EditedLine? {
    guard let last = earlier.popLast() else { return nil }
    now = last
    isTyping = false
    return last
  }
}
