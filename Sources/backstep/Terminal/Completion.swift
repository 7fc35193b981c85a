import BackstepText

/// What Tab does with the candidates for a word.
enum Completion: Equatable {
  /// No candidate: beep.
  case nothing
  /// Put this text in the place of the word.
  case insert(String)
  /// Nothing more is common to these: show them.
  case list([String])

  init(word: String, candidates: [String]) {
    var seen: Set<String> = []
    // A file name may hold control characters; they must reach neither screen nor line.
    let usable = candidates.filter { candidate in
      !candidate.isEmpty && !candidate.unicodeScalars.contains(where: \.isUnsafe)
        && seen.insert(candidate).inserted
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
    let prefix = usable.dropFirst().reduce(first) { Self.commonPrefix($0, $1) }
    let extends = prefix.utf8.count > word.utf8.count && prefix.hasPrefix(word)
    self = extends ? .insert(prefix) : .list(usable)
  }

  static func commonPrefix(_ first: String, _ second: String) -> String {
    String(zip(first, second).prefix { $0 == $1 }.map(\.0))
  }

  /// The words in columns, read downwards, within `columns` and `rows`; each row ends in a newline.
  /// What does not fit is counted in the last row.
  static func table(_ words: [String], columns: Int, rows: Int) -> String {
    let widest = words.map(\.displayWidth).max() ?? 0
    // The last column of the terminal stays free, where some terminals wrap early.
    let across = max(1, (columns + 1) / (widest + 2))
    let rowsAllowed = max(1, rows)
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
    if shown.count < words.count { text += "… and \(words.count - shown.count) more\n" }
    return text
  }
}
