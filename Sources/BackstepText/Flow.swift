/// Text that runs on: prose broken between words, cells side by side.
package enum Flow {
  /// Prose in lines of at most a width, each after the first indented.
  package static func wrap(_ text: String, width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      let size = visibleWidth(word)
      if line.isEmpty {
        line = (lines.isEmpty ? "" : indent) + word
        columns = (lines.isEmpty ? 0 : indent.displayWidth) + size
      } else if columns + 1 + size <= width {
        line += " " + word
        columns += 1 + size
      } else {
        lines.append(line)
        line = indent + word
        columns = indent.displayWidth + size
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Equal columns, as many as a width takes, filled row by row.
  ///
  /// - Parameters:
  ///   - count: How many cells there are.
  ///   - width: The columns of the screen.
  ///   - cell: A cell by its index. The first eighty decide how wide a column is.
  package static func columns(_ count: Int, width: Int, cell: @escaping (Int) -> String)
    -> (rows: Int, row: (Int) -> String)
  {
    let widest = (0..<min(count, 80)).map { visibleWidth(cell($0)) }.max() ?? 0
    let perRow = max(1, (width - 2 + 3) / (widest + 3))
    let rows = (count + perRow - 1) / perRow
    return (
      rows,
      { row in
        let cells = (row * perRow..<min(count, (row + 1) * perRow)).map { index in
          let isLast = index == (row + 1) * perRow - 1 || index == count - 1
          return isLast ? cell(index) : cell(index).padded(to: widest)
        }
        return "  " + cells.joined(separator: "   ")
      }
    )
  }
}
