import BackstepText

/// Draws neurons and their connections in characters.
struct DiagramCells {
  let diagram: Diagram
  let style: CellStyle

  /// What is written at a neuron.
  private enum Detail: CaseIterable {
    case all, values, names, marks
  }

  func canvas(columns: Int, rows: Int) -> Canvas {
    let most = diagram.columns.map(\.nodes.count).max() ?? 1
    let notes = diagram.columns.contains { !$0.note.isEmpty } ? 1 : 0
    let height = max(most, min(rows - notes, most * 4))
    var canvas = Canvas(columns: columns, rows: height + notes)
    // As much as leaves room for the lines between.
    let gaps = max(1, diagram.columns.count - 1)
    var detail = Detail.marks
    var widths: [Int] = []
    for next in Detail.allCases {
      if next == .all, height < 2 * most { continue }
      detail = next
      widths = diagram.columns.map { width($0, next) }
      if (columns - widths.reduce(0, +)) / gaps >= (next == .marks ? 3 : 7) { break }
    }
    let gap = min(40, (columns - widths.reduce(0, +)) / gaps)
    guard gap >= 2 else {
      canvas.write("too many layers for this width", column: 0, row: 0)
      return canvas
    }
    var starts = [0]
    for width in widths.dropLast() { starts.append(starts[starts.count - 1] + width + gap) }
    let field = (starts: starts, widths: widths, gap: gap, height: height)
    for (column, start) in starts.enumerated() where notes > 0 {
      canvas.write(diagram.columns[column].note, column: start, row: height)
    }
    lines(&canvas, field)
    // Numbers on lines, then neurons over all.
    if gap >= 14, diagram.links.count <= Self.mostLabels { labels(&canvas, field) }
    nodes(&canvas, field, detail)
    return canvas
  }

  /// More numbers than this would hide the lines.
  private static let mostLabels = 24

  private typealias Field = (starts: [Int], widths: [Int], gap: Int, height: Int)

  private func text(_ node: Diagram.Node, _ detail: Detail) -> String {
    switch detail {
    case .all, .values: node.value.map { "\(node.name) \($0)" } ?? node.name
    case .names: node.name
    case .marks: "o"
    }
  }

  private func blame(_ node: Diagram.Node, _ detail: Detail) -> String? {
    detail == .all ? node.blame.map { "blame \($0)" } : nil
  }

  private func width(_ column: Diagram.Column, _ detail: Detail) -> Int {
    let texts =
      column.nodes.map { text($0, detail) } + column.nodes.compactMap { blame($0, detail) }
    let note = detail == .marks ? 0 : column.note.displayWidth
    return max(note, texts.map(\.displayWidth).max() ?? 1)
  }

  private func row(_ node: Int, _ column: Int, _ field: Field) -> Int {
    Cell.along(diagram.height(node, of: column), of: field.height) ?? 0
  }

  private func lines(_ canvas: inout Canvas, _ field: Field) {
    // The strongest on top.
    let links = diagram.links.sorted { diagram.strength($0) < diagram.strength($1) }
    for column in 1..<max(2, diagram.columns.count) {
      var dots = Dots(columns: field.gap - 2, rows: field.height, style)
      for link in links where link.column == column {
        let line = diagram.line(link)
        let width = diagram.strength(link) > 0.5 ? 2 : 1
        // To the middle of the row of each end.
        func height(_ row: Int) -> Double { 1 - (Double(row) + 0.55) / Double(field.height) }
        dots.draw(
          [
            Point(0, height(row(link.from, column - 1, field))),
            Point(1, height(row(link.to, column, field))),
          ], line.tint.color, line.dash, width: style.isASCII ? 1 : width)
      }
      dots.put(on: &canvas, column: field.starts[column] - field.gap + 1, row: 0)
    }
  }

  /// The weight of each link, and where it fits its gradient, somewhere on its line where no other
  /// number stands.
  private func labels(_ canvas: inout Canvas, _ field: Field) {
    var taken: [(columns: Range<Int>, row: Int)] = []
    for link in diagram.links.sorted(by: { diagram.strength($0) > diagram.strength($1) }) {
      let start = field.starts[link.column] - field.gap
      let (from, to) = (
        row(link.from, link.column - 1, field), row(link.to, link.column, field)
      )
      search: for text in [link.textWithGradient, link.text]
      where text.displayWidth + 4 <= field.gap {
        for part in [0.5, 0.3, 0.7, 0.15, 0.85] {
          let width = text.displayWidth
          guard
            let column = Cell.along(part, of: field.gap - width - 1),
            let row = Cell.floor(
              // The line's height in the middle of the text.
              Double(from) + (Double(column) + Double(width) / 2) / Double(field.gap)
                * Double(to - from) + 0.5, within: 0...field.height - 1)
          else { continue }
          let range = start + column + 1..<start + column + 1 + width
          let isFree = !taken.contains {
            $0.row == row && $0.columns.overlaps(range.lowerBound - 1..<range.upperBound + 1)
          }
          guard isFree else { continue }
          taken.append((range, row))
          canvas.write(
            text, column: range.lowerBound, row: row, tint: diagram.line(link).tint.color)
          break search
        }
      }
    }
  }

  private func nodes(_ canvas: inout Canvas, _ field: Field, _ detail: Detail) {
    for (column, nodes) in diagram.columns.map(\.nodes).enumerated() {
      let start = field.starts[column]
      for (index, node) in nodes.enumerated() {
        let row = row(index, column, field)
        canvas.write(text(node, detail), column: start, row: row)
        if let blame = blame(node, detail) { canvas.write(blame, column: start, row: row + 1) }
        let isTarget = diagram.links.contains { $0.column == column && $0.to == index }
        if isTarget {
          canvas.put(style.isASCII ? ">" : "▸", column: start - 1, row: row)
        }
      }
    }
  }
}
