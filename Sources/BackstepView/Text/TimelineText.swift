import BackstepSession
import BackstepText

extension Page {
  /// The tree of moments, cut to a screen: branches that were left stand indented before the
  /// moment that follows on the line to the present.
  func timeline(_ timeline: Timeline) -> [String] {
    let rows = TimelineTree(timeline).rows
    if style != .text { return moments(rows, timeline) }
    let digits = max(4, String(timeline.next).count)
    var lines = [
      ink.title("timeline") + "   \(Self.count(timeline.count, "moment")), "
        + "\(MemorySize(bytes: timeline.bytes).rounded) of "
        + timeline.limit.text
    ]
    if timeline.forgotten > 0, let oldest = timeline.all.first {
      lines.append(
        "It reaches back to time \(oldest.number): "
          + "\(Self.count(timeline.forgotten, "older moment")) forgotten (`set memory SIZE`).")
    }
    lines.append("")
    let shown = Self.shown(rows, timeline, atMost: Section.screen - 6)
    var last = -1
    for index in shown {
      if index > last + 1 { lines.append(gap(index - last - 1, digits)) }
      lines.append(line(rows[index], timeline, digits))
      last = index
    }
    if last < rows.count - 1 { lines.append(gap(rows.count - 1 - last, digits)) }
    return lines
  }

  /// The moments as a table.
  private func moments(_ rows: [TimelineTree.Row], _ timeline: Timeline) -> [String] {
    var table = Table(
      [("time", .right), ("", .left), ("", .left), ("", .left), ("", .left)],
      names: [1: "command", 2: "branch", 3: "marks", 4: "place"])
    let shown =
      style.isWhole
      ? Array(rows.indices) : Self.shown(rows, timeline, atMost: Section.screen - 6)
    for row in shown.map({ rows[$0] }) {
      let marks = timeline.marks(of: row.moment.number)
      // In backquotes, because it is as it was typed; a table for programs needs none.
      let quote = style == .csv ? "" : "`"
      table.add([
        "\(row.moment.number)", quote + Self.short(row.moment.command, 200) + quote,
        row.depth == 0 ? "" : row.isBranch ? "a branch begins" : "on a branch",
        marks.isEmpty ? "" : "marked " + marks.joined(separator: ", "),
        row.moment.number == timeline.current ? "you are here" : "",
      ])
    }
    let heading = ink.title("timeline") + "   " + Self.count(timeline.count, "moment")
    let left = rows.count - shown.count
    return [heading, ""] + lines(of: table) + (left > 0 ? ["  ... \(left) more"] : [])
  }

  private func gap(_ count: Int, _ digits: Int) -> String {
    String(repeating: " ", count: digits + 6) + "... \(count) more"
  }

  /// `>   12  train 100   [fast]   ← you are here`
  private func line(_ row: TimelineTree.Row, _ timeline: Timeline, _ digits: Int) -> String {
    let number = String(row.moment.number)
    let isHere = row.moment.number == timeline.current
    let shownDepth = min(row.depth, 6)
    let tree =
      row.isBranch
      ? String(repeating: options.trunk, count: shownDepth - 1) + options.branch
      : String(repeating: options.trunk, count: shownDepth)
    let head =
      (isHere ? "> " : "  ") + number.paddedAtStart(to: digits) + "  " + tree
    let marks = timeline.marks(of: row.moment.number).map { "[\($0)]" }.joined(separator: " ")
    let tail =
      (marks.isEmpty ? "" : "   " + marks) + (isHere ? "   \(options.backArrow) you are here" : "")
    let room = max(10, options.width - head.displayWidth - tail.displayWidth)
    let command = Self.short(row.moment.command, room)
    let text = head + (isHere ? ink.title(command) : command) + tail
    return (head + command + tail).displayWidth <= options.width
      ? text : (head + command + tail).prefix(columns: options.width)
  }

  /// A command on one line of at most so many columns.
  static func short(_ command: String, _ room: Int) -> String {
    command.prefix(room + 1).spelledOut.shortened(to: room)
  }

  /// The rows that matter most, in their order: the present, marks, forks, the ends, and what is
  /// nearest to the present.
  private static func shown(
    _ rows: [TimelineTree.Row], _ timeline: Timeline, atMost limit: Int
  ) -> [Int] {
    guard rows.count > limit else { return Array(rows.indices) }
    let here = rows.firstIndex { $0.moment.number == timeline.current } ?? 0
    let marked = Set(timeline.marks.map(\.number))
    func rank(_ index: Int) -> Int {
      let row = rows[index]
      if index == here || index == 0 || index == rows.count - 1 { return 0 }
      if abs(index - here) <= 4 { return 1 }
      if marked.contains(row.moment.number) { return 2 }
      return row.isBranch || rows[index + 1].isBranch ? 3 : 4
    }
    let order = rows.indices.map { (rank($0), abs($0 - here), $0) }.sorted { $0 < $1 }
    var kept: [Int] = []
    for (_, _, index) in order {
      let more = (kept + [index]).sorted()
      let gaps = zip([-1] + more, more + [rows.count]).count { $1 > $0 + 1 }
      guard more.count + gaps <= limit else {
        if kept.count >= limit - 8 { break }
        continue
      }
      kept = more
      if kept.count == limit { break }
    }
    return kept
  }
}

/// The moments in the order in which they are drawn.
struct TimelineTree {
  struct Row {
    let moment: Moment
    /// How many branches deep beside the line to the present.
    let depth: Int
    /// Whether a branch begins here.
    let isBranch: Bool
  }

  private(set) var rows: [Row] = []

  init(_ timeline: Timeline) {
    let all = timeline.all
    var children: [Int: [Moment]] = [:]
    var roots: [Moment] = []
    for moment in all {
      if let parent = moment.parent, timeline[parent] != nil {
        children[parent, default: []].append(moment)
      } else {
        roots.append(moment)
      }
    }
    // What is still to be drawn, the next at the end; no recursion, however long a branch.
    var waiting = roots.reversed().map { Row(moment: $0, depth: 0, isBranch: false) }
    while let row = waiting.popLast() {
      rows.append(row)
      guard let next = children[row.moment.number] else { continue }
      let main = timeline.child(of: row.moment.number) ?? next[next.count - 1]
      waiting.append(Row(moment: main, depth: row.depth, isBranch: false))
      waiting += next.reversed().filter { $0.number != main.number }.map {
        Row(moment: $0, depth: row.depth + 1, isBranch: true)
      }
    }
  }
}
