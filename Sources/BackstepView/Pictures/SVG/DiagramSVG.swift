extension Diagram {
  func height() -> Double {
    let most = columns.map(\.nodes.count).max() ?? 1
    return max(220, min(720, Double(most) * 92)) + 20
  }

  func draw(on page: inout SVGPage, _ frame: Frame) {
    let radius = 9.0
    let hasMany = columns.count > 6
    let (left, right) = (frame.x + 70, frame.x + frame.width - 90)
    let height = frame.height - 20
    func place(_ node: Int, _ column: Int) -> (Double, Double) {
      let across =
        columns.count > 1 ? Double(column) / Double(columns.count - 1) : 0.5
      return (left + (right - left) * across, frame.y + height * self.height(node, of: column))
    }
    let ordered = links.sorted { strength($0) < strength($1) }
    for link in ordered {
      let (from, to) = (place(link.from, link.column - 1), place(link.to, link.column))
      let line = line(link)
      page.line(
        [(from.0 + radius, from.1), (to.0 - radius - 5, to.1)], line.tint, line.dash,
        width: 0.6 + 4.4 * strength(link))
    }
    for column in columns.indices {
      let targets = Set(links.filter { $0.column == column }.map(\.to))
      for (index, node) in columns[column].nodes.enumerated() {
        let (x, y) = place(index, column)
        if targets.contains(index) { page.arrow(x - radius, y) }
        page.neuron(x, y, radius: radius)
        let isFirst = column == 0
        let (side, anchor): (Double, SVGPage.Anchor) =
          isFirst
          ? (-radius - 5, .end) : column == columns.count - 1 ? (radius + 6, .start) : (0, .middle)
        let isAside = side != 0
        if !hasMany || isAside {
          page.text(node.name, x + side, isAside ? y - 1 : y - radius - 6, anchor, size: 12)
          if let value = node.value {
            page.text(value, x + side, isAside ? y + 13 : y + radius + 14, anchor, size: 12)
          }
          if let blame = node.blame {
            page.text(
              "blame \(blame)", x + side, isAside ? y + 27 : y + radius + 28, anchor, size: 11)
          }
        }
      }
      if !columns[column].note.isEmpty {
        page.text(
          columns[column].note, place(0, column).0, frame.y + frame.height - 4, .middle, size: 11)
      }
    }
    guard links.count <= 24 else { return }
    labels(on: &page, place)
  }

  /// The weight of each link along its line, where most room is between other lines and labels.
  private func labels(on page: inout SVGPage, _ place: (Int, Int) -> (Double, Double)) {
    let lines = links.map { (place($0.from, $0.column - 1), place($0.to, $0.column)) }
    func point(_ line: Int, _ part: Double) -> (Double, Double) {
      let (from, to) = lines[line]
      return (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    }
    func distance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
      max(abs(a.0 - b.0) / 4, abs(a.1 - b.1))
    }
    var taken: [(Double, Double)] = []
    for (index, link) in links.enumerated() {
      func room(_ part: Double) -> Double {
        let here = point(index, part)
        let others = lines.indices.filter { $0 != index && links[$0].column == link.column }
        let lines = others.flatMap { other in
          (0...20).map { distance(here, point(other, Double($0) / 20)) }
        }
        // Two labels are worse than a label on a line.
        let labels = taken.map { distance(here, $0) / 2 }
        return min(40, lines.min() ?? 40, labels.min() ?? 40)
      }
      let parts = [0.5, 0.35, 0.65, 0.25, 0.75]
      let best = parts.max { room($0) < room($1) } ?? 0.5
      let (x, y) = point(index, best)
      taken.append((x, y))
      let (from, to) = lines[index]
      page.text(
        link.textWithGradient, x, y - 4 - 2.2 * strength(link), .middle, size: 11,
        tint: line(link).tint,
        along: (to.0 - from.0, to.1 - from.1), around: (x, y))
    }
  }
}

extension SVGPage {
  fileprivate mutating func neuron(_ x: Double, _ y: Double, radius: Double) {
    add(
      "circle",
      [
        ("cx", Self.number(x)), ("cy", Self.number(y)), ("r", Self.number(radius)),
        ("fill", "none"), ("stroke", Tint.gray.color.hexadecimal), ("stroke-width", "2"),
      ])
  }

  /// The head of an arrow to the right.
  fileprivate mutating func arrow(_ x: Double, _ y: Double) {
    add(
      "polygon",
      [
        ("points", Self.points([(x - 8, y - 4), (x, y), (x - 8, y + 4)])),
        ("fill", Tint.gray.color.hexadecimal),
      ])
  }
}
