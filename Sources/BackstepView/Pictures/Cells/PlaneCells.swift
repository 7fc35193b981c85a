import BackstepText

/// Draws a plane in characters: half blocks where there are colors, else shades or letters.
struct PlaneCells {
  let plane: Plane
  let style: CellStyle

  /// The plane alone.
  func field(columns: Int, rows: Int) -> Canvas {
    var canvas = Canvas(columns: columns, rows: rows)
    guard columns > 0, rows > 0 else { return canvas }
    func look(_ column: Int, _ half: Int) -> Plane.Look {
      plane.look(
        across: (Double(column) + 0.5) / Double(columns),
        down: (Double(half) + 0.5) / Double(2 * rows))
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let (upper, lower) = (look(column, 2 * row), look(column, 2 * row + 1))
        if style.depth == .none {
          canvas.put(lower.character(isASCII: style.isASCII), column: column, row: row)
        } else {
          // Two points in a cell: the upper as the color of a half block, the lower as its ground.
          canvas.put(
            style.isASCII ? " " : "▀", column: column, row: row,
            tint: upper.color, ground: lower.color)
        }
      }
    }
    marks(&canvas)
    return canvas
  }

  private func marks(_ canvas: inout Canvas) {
    let black = style.depth == .none ? nil : Color(0, 0, 0)
    func put(_ mark: Mark, _ point: Point) {
      guard let place = plane.place(point),
        let column = Cell.along(place.across, of: canvas.columns),
        let row = Cell.along(place.down, of: canvas.rows)
      else { return }
      // On the ground of the lower half, which stays.
      canvas.put(mark.character, column: column, row: row, tint: black)
    }
    for point in plane.path { put(.past, point) }
    for spot in plane.points { put(spot.mark, spot.point) }
  }

  /// The plane with its axes, three rows and some columns more.
  func canvas(columns: Int, rows: Int) -> Canvas {
    var canvas = Canvas(columns: columns, rows: rows)
    let (low, high) = plane.y.ends
    let left = max(max(low.displayWidth, high.displayWidth) + 2, plane.x.name.displayWidth + 1)
    let height = rows - 3
    let width = min(2 * height, columns - left - 1)
    guard width >= 4, height >= 2 else { return canvas }
    canvas.write(plane.y.name, column: 0, row: 0)
    let gray = Tint.gray.color
    for row in 1...height {
      canvas.put(style.isASCII ? "|" : "│", column: left, row: row, tint: gray)
    }
    for (label, row) in [(high, 1), (low, height)] {
      canvas.write(label, column: left - 1 - label.displayWidth, row: row)
      canvas.put(style.isASCII ? "+" : "┤", column: left, row: row, tint: gray)
    }
    canvas.put(style.isASCII ? "+" : "└", column: left, row: height + 1, tint: gray)
    for column in 0..<width {
      canvas.put(
        style.isASCII ? "-" : "─", column: left + 1 + column, row: height + 1, tint: gray)
    }
    canvas.lay(field(columns: width, rows: height), column: left + 1, row: 1)
    let (first, last) = plane.x.ends
    canvas.write(first, column: left + 1, row: height + 2)
    let end = left + 1 + width
    // Where there is no room for both, the lower end alone: joined they would be another number.
    if width > first.displayWidth + last.displayWidth {
      canvas.write(last, column: end - last.displayWidth, row: height + 2)
    }
    canvas.write(plane.x.name, column: 0, row: height + 2)
    return canvas
  }
}
