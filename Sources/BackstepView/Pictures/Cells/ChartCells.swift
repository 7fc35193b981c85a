import BackstepText

/// Draws curves in characters, with axes.
struct ChartCells {
  let chart: Chart
  let style: CellStyle

  /// A field of so many columns and rows in all, three rows of them below the curves.
  func canvas(columns: Int, rows: Int) -> Canvas {
    var canvas = Canvas(columns: columns, rows: rows)
    let marks = chart.y.marks(atMost: max(2, min(6, (rows - 3) / 2)))
    let left = max(
      (marks.map(\.label.displayWidth).max() ?? 0) + 2, chart.x.name.displayWidth + 1)
    let field = (columns: columns - left - 1, rows: rows - 3)
    guard field.columns >= 4, field.rows >= 2 else { return canvas }
    canvas.write(chart.y.name, column: 0, row: 0)
    let gray = Tint.gray.color
    for row in 0..<field.rows {
      canvas.put(style.isASCII ? "|" : "│", column: left, row: row + 1, tint: gray)
    }
    for (part, label) in marks {
      guard let row = Cell.along(1 - part, of: field.rows) else { continue }
      canvas.write(label, column: left - 1 - label.displayWidth, row: row + 1)
      canvas.put(style.isASCII ? "+" : "┤", column: left, row: row + 1, tint: gray)
    }
    foot(&canvas, left: left, field.columns, row: field.rows + 1)
    // Flags first, since curves matter more.
    flags(&canvas, left: left + 1, field)
    curves(&canvas, column: left + 1, row: 1, field)
    return canvas
  }

  /// Curves beside the ends of their scale, for a picture that is drawn again and again.
  func bareCanvas(columns: Int, rows: Int) -> Canvas {
    var canvas = Canvas(columns: columns, rows: rows)
    let format = NumberFormat(digits: 2)
    let (top, foot) = (format(chart.y.scale.high), format(chart.y.scale.low))
    for row in 0..<rows {
      let label = row == 0 ? top : row == rows - 1 ? foot : ""
      canvas.write(label.paddedAtStart(to: 7), column: 0, row: row)
      canvas.put(style.isASCII ? "|" : "│", column: 8, row: row)
    }
    curves(&canvas, column: 9, row: 0, (max(0, columns - 9), rows))
    return canvas
  }

  private func curves(
    _ canvas: inout Canvas, column: Int, row: Int, _ field: (columns: Int, rows: Int)
  ) {
    // The first series lies on top.
    for series in chart.series.reversed() {
      var dots = Dots(columns: field.columns, rows: field.rows, style)
      for piece in chart.pieces(series) { dots.draw(piece, series.tint.color, series.dash) }
      dots.put(on: &canvas, column: column, row: row)
    }
    for spot in chart.spots {
      guard let place = chart.place(spot.point), place.y >= 0,
        let across = Cell.along(place.x, of: field.columns),
        let down = Cell.along(1 - place.y, of: field.rows)
      else { continue }
      canvas.put(
        spot.mark.character, column: column + across, row: row + down, tint: spot.tint.color)
    }
  }

  private func flags(
    _ canvas: inout Canvas, left: Int, _ field: (columns: Int, rows: Int)
  ) {
    for flag in chart.flags {
      guard let part = chart.x.scale.part(of: flag.x), (0...1).contains(part),
        let column = Cell.along(part, of: field.columns)
      else { continue }
      for row in 0..<field.rows {
        canvas.put(
          style.isASCII ? ":" : "┊", column: left + column, row: row + 1, tint: Tint.gray.color)
      }
      // Where no other name is in the way; the legend has them all.
      let text = flag.text.prefix(columns: 12)
      let width = text.displayWidth
      let start = column + 1 + width <= field.columns ? left + column + 1 : left + column - width
      let row = (1...max(1, min(3, field.rows))).first {
        canvas.isFree(start..<start + width, row: $0)
      }
      if let row { canvas.write(text, column: start, row: row) }
    }
  }

  /// The axis along x, its numbers, and what they are.
  private func foot(_ canvas: inout Canvas, left: Int, _ columns: Int, row: Int) {
    let gray = Tint.gray.color
    for column in 0..<columns {
      canvas.put(style.isASCII ? "-" : "─", column: left + 1 + column, row: row, tint: gray)
    }
    canvas.put(style.isASCII ? "+" : "└", column: left, row: row, tint: gray)
    canvas.write(chart.x.name, column: 0, row: row + 1)
    var end = chart.x.name.displayWidth + 1
    for (part, label) in chart.x.marks(atMost: max(2, min(8, columns / 10))) {
      guard let column = Cell.along(part, of: columns) else { continue }
      let width = label.displayWidth
      let start = max(0, min(canvas.columns - width, left + 1 + column - width / 2))
      canvas.put(style.isASCII ? "+" : "┬", column: left + 1 + column, row: row, tint: gray)
      guard start >= end else { continue }
      canvas.write(label, column: start, row: row + 1)
      end = start + width + 1
    }
  }
}
