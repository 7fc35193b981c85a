/// Tables as comma-separated values (RFC 4180), all else in lines behind `# `.
enum CommaSeparated {
  static func lines(_ blocks: [Records.Block]) -> [String] {
    var result: [String] = []
    var hasTable = false
    for block in blocks {
      switch block {
      case .text(let lines):
        result += lines.filter { !$0.isBlank }.map { line in
          "# " + line.drop { $0 == Records.code }.trimmed
        }
      case .table(let table):
        // Tables stand apart, so that each can be read by itself.
        if hasTable { result.append("") }
        hasTable = true
        result += lines(table)
      }
    }
    return result
  }

  private static func lines(_ table: RecordTable) -> [String] {
    var columns: [[String]] = []
    for (index, head) in table.heads.enumerated() {
      let cells = table.column(index).map {
        $0.split(separator: Records.part, omittingEmptySubsequences: false).map(String.init)
      }
      let width = cells.map(\.count).max() ?? 1
      for part in 0..<max(1, width) {
        let name = width > 1 ? "\(head.name)[\(part)]" : head.name
        columns.append([name] + cells.map { part < $0.count ? $0[part] : "" })
      }
    }
    return (0..<table.rows.count + 1).map { row in
      columns.map { quoted($0[row]) }.joined(separator: ",")
    }
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
