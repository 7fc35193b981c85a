/// Up and Down: lines of the history that begin with what was typed before the first Up.
struct HistorySearch {
  private var lines: [String] = []
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

  /// The next older line that differs from `current`, or nil.
  mutating func older(than current: String) -> String? {
    begin(with: current)
    guard let found = lines[..<position].lastIndex(where: { matches($0, current) }) else {
      return nil
    }
    position = found
    recalled = lines[found]
    return recalled
  }

  /// The next newer line that differs from `current`, at last the line as typed, or nil.
  mutating func newer(than current: String) -> String? {
    begin(with: current)
    if position == lines.count { return nil }
    position =
      lines[(position + 1)...].firstIndex(where: { matches($0, current) }) ?? lines.count
    recalled = position == lines.count ? typed : lines[position]
    return recalled
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
