import BackstepText

/// Draws bars in characters, the numbers before them.
struct BarCells {
  let bars: Bars
  let style: CellStyle

  func canvas(columns: Int) -> Canvas {
    var canvas = Canvas(columns: columns, rows: bars.rows.count + 1)
    let left = (bars.rows.map(\.displayWidth).max() ?? 0) + 2
    let groups = max(1, bars.groups.count)
    let width = (columns - left) / groups - 2
    for (row, name) in bars.rows.enumerated() { canvas.write(name, column: 0, row: row + 1) }
    for (index, group) in bars.groups.enumerated() {
      let start = left + index * (width + 2)
      canvas.write(group.name.prefix(columns: width), column: start, row: 0)
      let format = NumberFormat(digits: 3)
      let numbers = group.values.map { $0.map(format.callAsFunction) ?? "-" }
      let room = numbers.map(\.displayWidth).max() ?? 0
      let length = width - room - 1
      for (row, number) in numbers.enumerated() {
        canvas.write(number, column: start, row: row + 1)
        guard length > 0, let part = group.length(row), part > 0 else { continue }
        draw(part, length, column: start + room + 1, row: row + 1, group.tint, on: &canvas)
      }
    }
    return canvas
  }

  /// A bar to an eighth of a character, in ASCII to a whole one; what is not 0 is seen.
  private func draw(
    _ part: Double, _ length: Int, column: Int, row: Int, _ tint: Tint, on canvas: inout Canvas
  ) {
    let steps = style.isASCII ? Array("=") : Array("▏▎▍▌▋▊▉█")
    let full = steps.count
    let eighths = max(
      1, Cell.floor(part * Double(length * full) + 0.5, within: 0...length * full) ?? 0)
    for index in 0..<(eighths + full - 1) / full {
      let rest = min(full, eighths - index * full)
      canvas.put(steps[rest - 1], column: column + index, row: row, tint: tint.color)
    }
  }
}
