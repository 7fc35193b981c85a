/// Cells in columns, numbers with their points below each other.
struct Table {
  enum Alignment {
    case left, right
    /// The decimal points below each other.
    case point
  }

  private let heads: [String]
  private let alignments: [Alignment]
  private(set) var rows: [[String]] = []

  init(_ columns: [(head: String, alignment: Alignment)]) {
    heads = columns.map(\.head)
    alignments = columns.map(\.alignment)
  }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The heads, when there are any, then the rows; columns three blanks apart, all indented by two.
  var lines: [String] {
    var columns: [[String]] = []
    for (index, alignment) in alignments.enumerated() {
      var cells = rows.map { $0[index] }
      if alignment == .point { cells = Self.aligned(cells) }
      let width = max(cells.map(\.count).max() ?? 0, heads[index].count)
      columns.append(
        ([heads[index]] + cells).map { cell in
          let space = String(repeating: " ", count: width - cell.count)
          return alignment == .left ? cell + space : space + cell
        })
    }
    let first = heads.contains { !$0.isEmpty } ? 0 : 1
    return (first..<rows.count + 1).map { row in
      "  " + columns.map { $0[row] }.joined(separator: "   ").trimmedAtEnd
    }
  }

  /// Numbers padded so that their points stand below each other.
  private static func aligned(_ cells: [String]) -> [String] {
    func split(_ cell: String) -> (before: Int, after: Int) {
      let before = cell.prefix { $0 != "." && $0 != "e" }.count
      return (before, cell.count - before)
    }
    let before = cells.map { split($0).before }.max() ?? 0
    let after = cells.map { split($0).after }.max() ?? 0
    return cells.map { cell in
      let own = split(cell)
      return String(repeating: " ", count: before - own.before) + cell
        + String(repeating: " ", count: after - own.after)
    }
  }
}

extension String {
  /// Without the blanks at the end.
  var trimmedAtEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
