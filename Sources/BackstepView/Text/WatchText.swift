import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// Old and new of every watched number that changed, cut where that is more than a screen takes.
  func watched(_ changes: [WatchChange]) -> [String] {
    var lines: [String] = []
    for change in changes { lines += self.lines(of: change) }
    let limit = 16
    if lines.count > limit {
      let more = "... \(lines.count - limit + 1) more lines; --json has every number"
      lines = lines.prefix(limit - 1) + [more]
    }
    return lines.enumerated().map { index, line in
      (index == 0 ? ink.title("watch") + "   " : "        ") + line
    }
  }

  private func lines(of change: WatchChange) -> [String] {
    let limit = 6
    guard let entries = change.entries else {
      return ["\(text(change.name)): \(old(change.before)) \(options.arrow) \(new(change.after))"]
    }
    let shown = entries.count > limit ? limit - 1 : limit
    var lines = entries.prefix(shown).map { entry in
      let (before, after) = number.distinct(entry.before, entry.after)
      return "\(text(entry.name)): \(before) \(options.arrow) \(after)"
    }
    if entries.count > shown {
      lines.append("... \(entries.count - shown) more of \(text(change.name)) changed")
    }
    return lines
  }

  private func old(_ value: WatchedValue) -> String {
    switch value {
    case .missing: "not computed"
    case .stale(let value, _): "\(list(value)) (stale)"
    case .known(let value): list(value)
    }
  }

  private func new(_ value: WatchedValue) -> String {
    guard case .stale(_, let edit) = value else { return old(value) }
    return "stale since `\(shortened(edit))`"
  }

  private func list(_ value: Value) -> String { number.list(value.numbers, atMost: most(3)) }

  /// A command as typed, cut to what leaves room for the rest of a line.
  private func shortened(_ edit: String) -> String {
    edit.spelledOut.shortened(to: 30)
  }

  /// What is watched, with the values of now; before it, what is watched no longer.
  func watches(_ report: WatchReport) -> [String] {
    var lines: [String] = []
    if !report.dropped.isEmpty {
      lines = Flow.wrap(
        "Not watched any more: \(Self.some(report.dropped.map { text($0) })).",
        width: options.width)
    }
    guard !state.watches.isEmpty else { return lines + ["Nothing is watched."] }
    var table = Table([("watched", .left), ("now", .left)])
    let limit = most(Section.screen - 4)
    for name in state.watches.prefix(limit) {
      table.add([text(name), now(state.watched(name))])
    }
    lines += self.lines(of: table)
    if state.watches.count > limit {
      lines.append("  ... \(state.watches.count - limit) more; --json has all")
    }
    return lines
  }

  private func now(_ value: WatchedValue) -> String {
    guard case .stale(let value, let edit) = value else { return old(value) }
    return "\(list(value)), stale since `\(shortened(edit))`"
  }

  /// `W1, b1, W2[0] and 3 more`.
  static func some(_ names: [String], atMost limit: Int = 12) -> String {
    let shown = names.prefix(limit).joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }
}

extension NumberFormat {
  /// Two numbers with as many more digits as it takes to see that they differ.
  func distinct(_ first: Double, _ second: Double) -> (String, String) {
    for digits in digits..<17 {
      let format = NumberFormat(digits: digits)
      if format(first) != format(second) { return (format(first), format(second)) }
    }
    let format = NumberFormat(digits: 17)
    return (format(first), format(second))
  }
}
