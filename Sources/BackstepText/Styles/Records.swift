/// Tables among lines of text, for other readers than a screen's: a line a row, its cells parted by
/// the separators that ASCII has for that. They never stand in a text that is shown, which is free of
/// control characters.
package enum Records {
  /// Begins the line of a table's heads.
  static let head: Character = "\u{1D}"
  /// Begins a row.
  static let row: Character = "\u{1E}"
  /// Stands between two cells.
  static let cell: Character = "\u{1F}"
  /// Stands between the numbers of a list within a cell, and between a head and its name.
  static let part: Character = "\u{1C}"
  /// Begins a line that is to be taken as it is: code.
  static let code: Character = "\u{1A}"

  /// A list of numbers as one cell.
  package static func list(_ numbers: [String]) -> String {
    numbers.joined(separator: String(part))
  }

  /// A line that is to be taken as it is.
  package static func code(_ line: String) -> String { String(code) + line }

  /// What stands between two tables.
  enum Block {
    case text([String])
    case table(RecordTable)
  }

  /// Text and tables in their order. A line of text within a table, such as how many rows were left
  /// out, comes behind it.
  static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var table: RecordTable?
    var text: [String] = []
    func close() {
      if let table { blocks.append(.table(table)) }
      if !text.isEmpty { blocks.append(.text(text)) }
      (table, text) = (nil, [])
    }
    for line in lines.flatMap(\.lines) {
      switch line.first {
      case head?:
        close()
        table = RecordTable(heads: line.dropFirst())
      case row?: table?.add(line.dropFirst())
      default: text.append(line)
      }
    }
    close()
    return blocks
  }
}

/// A table read back from its lines.
struct RecordTable {
  /// What a screen has above each column, and what it is called where that is nothing.
  private(set) var heads: [(head: String, name: String)]
  private(set) var rows: [[String]] = []

  init(heads line: Substring) {
    var stem = ""
    heads = line.split(separator: Records.cell, omittingEmptySubsequences: false).map { cell in
      let parts = cell.split(separator: Records.part, omittingEmptySubsequences: false)
      var head = String(parts.first ?? "")
      // `z1 [0]`, `[1]`: the columns of one quantity.
      if head.hasSuffix(" [0]") {
        stem = String(head.dropLast(4))
        head = stem + "[0]"
      } else if head.hasPrefix("["), !stem.isEmpty {
        head = stem + head
      } else {
        stem = ""
      }
      return (head, parts.count > 1 ? String(parts[1]) : head)
    }
  }

  mutating func add(_ line: Substring) {
    rows.append(
      line.split(separator: Records.cell, omittingEmptySubsequences: false).map(String.init))
  }

  /// The cells of a column.
  func column(_ index: Int) -> [String] {
    rows.map { $0.indices.contains(index) ? $0[index] : "" }
  }
}

extension Table {
  /// The lines of it for `Records`.
  package var records: [String] {
    let cell = String(Records.cell)
    let heads = columnNames.map { head, name in
      name == head ? head : head + String(Records.part) + name
    }
    return [String(Records.head) + heads.joined(separator: cell)]
      + rows.map { String(Records.row) + $0.joined(separator: cell) }
  }
}
