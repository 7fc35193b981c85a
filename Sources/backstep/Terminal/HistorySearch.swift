/// Up and Down: lines of the history that begin with what was typed before the first Up. Ctrl-R:
/// those that hold a text.
struct HistorySearch {
  private(set) var lines: [String] = []
  private let limit: Int
  /// Where the search stands: an index into `lines`, whose end stands for the line as typed.
  private var position = 0
  private var typed = ""
  /// The line the search put there last. A line that differs from it was edited: a new search.
  private var recalled: String?

  init(limit: Int) { self.limit = max(1, limit) }

  mutating func add(_ line: String) {
    if lines.last == line { return }
    lines.append(line)
    if lines.count >= 2 * limit { lines.removeFirst(lines.count - limit) }
    restart()
  }

  /// Begins again at the newest line.
  mutating func restart() {
    position = lines.count
    typed = ""
    recalled = nil
  }

  /// The next older line that differs from `current` and fits the window, or nil.
  mutating func older(than current: String, fits: (String) -> Bool = { _ in true }) -> String? {
    begin(with: current)
    guard let found = lines[..<position].lastIndex(where: { matches($0, current) && fits($0) })
    else {
      return nil
    }
    position = found
    recalled = lines[found]
    return recalled
  }

  /// The next newer line that differs from `current`, at last the line as typed, or nil.
  mutating func newer(than current: String, fits: (String) -> Bool = { _ in true }) -> String? {
    begin(with: current)
    if position == lines.count { return nil }
    position =
      lines[(position + 1)...].firstIndex(where: { matches($0, current) && fits($0) })
      ?? lines.count
    recalled = position == lines.count ? typed : lines[position]
    return recalled
  }

  /// The newest line before a place that holds a text and fits.
  func line(holding text: String, before end: Int, fits: (String) -> Bool) -> Int? {
    lines[..<min(end, lines.count)].lastIndex { $0.contains(text) && fits($0) }
  }

  private mutating func begin(with current: String) {
    if current == recalled { return }
    typed = current
    position = lines.count
    recalled = current
  }

  private func matches(_ line: String, _ current: String) -> Bool {
    line != current && line.hasPrefix(typed)
  }
}
