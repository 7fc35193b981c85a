/// Cells in columns, numbers with their points below each other.
package struct Table {
  package enum Alignment {
    case left, right
    /// The decimal points below each other.
    case point
  }

  private let heads: [String]
  private let alignments: [Alignment]
  private let gap: String
  package private(set) var rows: [[String]] = []

  /// - Parameter gap: Blanks between columns.
  package init(_ columns: [(head: String, alignment: Alignment)], gap: Int = 3) {
    self.gap = String(repeating: " ", count: gap)
    heads = columns.map(\.head)
    alignments = columns.map(\.alignment)
  }

  package mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The heads, when there are any, then the rows; columns blanks apart, all indented by two.
  package var lines: [String] {
    var columns: [[String]] = []
    for (index, alignment) in alignments.enumerated() {
      var cells = rows.map { $0[index] }
      if alignment == .point { cells = Self.aligned(cells) }
      cells.insert(heads[index], at: 0)
      let width = cells.map(\.displayWidth).max() ?? 0
      columns.append(
        cells.map { alignment == .left ? $0.padded(to: width) : $0.paddedAtStart(to: width) })
    }
    let first = heads.contains { !$0.isEmpty } ? 0 : 1
    return (first..<rows.count + 1).map { row in
      "  " + columns.map { $0[row] }.joined(separator: gap).trimmedAtEnd
    }
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
