import BackstepText

/// What Tab does with the candidates for a word.
enum Completion: Equatable {
  /// No candidate: beep.
  case nothing
  /// Put this text in the place of the word.
  case insert(String)
  /// Nothing more is common to these: show them, under how the command is used.
  case list([String], usage: [String] = [])

  /// - Parameter usage: How the command is used, where nothing is typed behind its name yet: that is
  ///   told, and nothing put in.
  init(word: String, candidates: [String], usage: [String] = []) {
    // Nothing of them may do anything to the screen.
    let usable = candidates.filter { !$0.isEmpty && !$0.hasUnsafe }
    guard usage.isEmpty else {
      self = .list(usable, usage: usage)
      return
    }
    guard let first = usable.first else {
      self = .nothing
      return
    }
    if usable.count == 1 {
      let isOpen = first.last == "/" || first.last == "[" || first.last == "("
      self = .insert(isOpen || first.last == " " ? first : first + " ")
      return
    }
    let prefix = Self.commonPrefix(usable)
    let extends = prefix.utf8.count > word.utf8.count && prefix.hasPrefix(word)
    self = extends ? .insert(prefix) : .list(usable)
  }

  /// What all the words begin with, in whole characters.
  static func commonPrefix(_ words: [String]) -> String {
    guard let first = words.first else { return "" }
    var count = first.utf8.count
    for word in words.dropFirst() where count > 0 {
      count = zip(first.utf8.prefix(count), word.utf8).prefix { $0 == $1 }.count
    }
    var left = count
    return String(
      first.prefix {
        left -= $0.utf8.count
        return left >= 0
      })
  }

  /// How a command is used, in one row.
  static func row(_ usage: [String], columns: Int) -> String {
    usage.isEmpty ? "" : usage.joined(separator: "  or  ").shortened(to: max(1, columns - 1)) + "\n"
  }

  /// The words in a row, as they are read aloud: how many, then one after the other.
  static func spoken(_ words: [String], columns: Int, rows: Int) -> String {
    // More would not fit if each took a letter, a comma and a blank.
    let some = words.prefix(max(1, rows * columns / 3)).joined(separator: ", ")
    let lines = Flow.wrap("\(words.count) to choose from: \(some)", width: max(10, columns - 1))
    return lines.prefix(max(1, rows)).map { $0 + "\n" }.joined()
  }

  /// The words in columns, read downwards, within `columns` and `rows`; each row ends in a newline.
  /// What does not fit is counted in the last row.
  static func table(_ words: [String], columns: Int, rows: Int) -> String {
    let rowsAllowed = max(1, rows)
    // More than would fit if each took a column and two blanks are not measured.
    let measured = words.prefix(rowsAllowed * (columns + 1) / 3 + 1)
    let widest = measured.map(\.displayWidth).max() ?? 0
    // The last column of the terminal stays free, where some terminals wrap early.
    let across = max(1, (columns + 1) / (widest + 2))
    let needed = (words.count + across - 1) / across
    let shown =
      needed <= rowsAllowed ? words : Array(words.prefix(max(1, rowsAllowed - 1) * across))
    let down = (shown.count + across - 1) / across
    var text = ""
    for row in 0..<down {
      var line = ""
      var blanks = 0
      for index in stride(from: row, to: shown.count, by: down) {
        line += String(repeating: " ", count: blanks) + shown[index]
        blanks = widest + 2 - shown[index].displayWidth
      }
      text += line + "\n"
    }
    if shown.count < words.count {
      text += "... and \(words.count - shown.count) more, \(words.count) in all\n"
    }
    return text
  }
}
