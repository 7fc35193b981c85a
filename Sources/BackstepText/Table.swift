/// Cells in columns, numbers with their points below each other.
package struct Table {
  package enum Alignment {
    case left, right
    /// The decimal points below each other.
    case point
  }

  private let heads: [String]
  private let names: [Int: String]
  private let alignments: [Alignment]
  private let gap: String
  private let key: Int
  package private(set) var rows: [[String]] = []

  /// - Parameters:
  ///   - names: What columns are called where nothing stands above them.
  ///   - gap: Blanks between columns.
  ///   - key: The column that says what a row is about: it stands again before those that go on below.
  package init(
    _ columns: [(head: String, alignment: Alignment)], names: [Int: String] = [:], gap: Int = 3,
    key: Int = 0
  ) {
    self.names = names
    self.key = key
    self.gap = String(repeating: " ", count: gap)
    heads = columns.map(\.head)
    alignments = columns.map(\.alignment)
  }

  package mutating func add(_ cells: [String]) { rows.append(cells) }

  /// What stands above each column, and what it is called.
  var columnNames: [(head: String, name: String)] {
    heads.enumerated().map { ($1, names[$0] ?? $1) }
  }

  /// The lines of a window that is wide enough.
  package var lines: [String] { lines(width: .max) }

  /// The heads, when there are any, then the rows; columns blanks apart, all indented by two. What is
  /// wider than a window is moved together; what is wider still goes on below, its key again before
  /// it, so that no number breaks.
  package func lines(width: Int) -> [String] {
    let columns = columns
    let widths = columns.map { $0.map(Flow.visibleWidth).max() ?? 0 }
    let total = 2 + widths.reduce(0, +)
    let gaps = [gap.count, 2, 1].filter { $0 <= gap.count }
    if let fitting = gaps.first(where: { total + $0 * (widths.count - 1) <= width }) {
      return lines(columns, Array(columns.indices), gap: fitting)
    }
    var groups: [[Int]] = []
    var used = 0
    for index in columns.indices where index != key {
      if used + gap.count + widths[index] > width || groups.isEmpty {
        groups.append([key])
        used = 2 + widths[key]
      }
      groups[groups.count - 1].append(index)
      used += gap.count + widths[index]
    }
    return Array(
      (groups.isEmpty ? [[key]] : groups).map { lines(columns, $0.sorted(), gap: gap.count) }
        .joined(separator: [""]))
  }

  private func lines(_ columns: [[String]], _ group: [Int], gap: Int) -> [String] {
    let first = heads.contains { !$0.isEmpty } ? 0 : 1
    let blanks = String(repeating: " ", count: gap)
    return (first..<rows.count + 1).map { row in
      "  " + group.map { columns[$0][row] }.joined(separator: blanks).trimmedAtEnd
    }
  }

  /// The cells of each column, padded to its width.
  private var columns: [[String]] {
    var columns: [[String]] = []
    for (index, alignment) in alignments.enumerated() {
      var cells = rows.map { $0[index] }
      if alignment == .point { cells = Self.aligned(cells) }
      cells.insert(heads[index], at: 0)
      let width = cells.map(Flow.visibleWidth).max() ?? 0
      columns.append(
        cells.map { cell in
          let blanks = String(repeating: " ", count: width - Flow.visibleWidth(cell))
          return alignment == .left ? cell + blanks : blanks + cell
        })
    }
    return columns
  }

  /// Numbers padded so that their points stand below each other.
  private static func aligned(_ cells: [String]) -> [String] {
    let parts = cells.map { cell in
      let before = cell.prefix { $0 != "." && $0 != "e" }
      return (before: before, after: cell[before.endIndex...])
    }
    let before = parts.map(\.before.displayWidth).max() ?? 0
    let after = parts.map(\.after.displayWidth).max() ?? 0
    return parts.map { $0.before.paddedAtStart(to: before) + $0.after.padded(to: after) }
  }
}
