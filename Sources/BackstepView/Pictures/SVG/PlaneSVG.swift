import BackstepText

extension Plane {
  /// Draws areas, lines between them, points and axes into a part of a page.
  func draw(on page: inout SVGPage, _ frame: Frame) {
    let side = min(frame.height - 56, frame.width - 70)
    let field = Frame(x: frame.x + 62, y: frame.y + 14, width: side, height: side)
    cells(on: &page, field)
    borders(on: &page, field)
    let way = path.compactMap(place).map { field.place($0.across, $0.down) }
    // Light over dark, so that it stands out from whatever is below.
    for (tint, width) in [("#000000", "3.5"), ("#ffffff", "1.5")] where way.count > 1 {
      page.add(
        "polyline",
        [
          ("points", SVGPage.points(way)), ("fill", "none"), ("stroke", tint),
          ("stroke-width", width),
        ])
    }
    for spot in points {
      guard let place = place(spot.point) else { continue }
      let (x, y) = field.place(place.across, place.down)
      page.mark(spot.mark, x, y, size: points.count > 60 ? 3.5 : 6)
    }
    axes(on: &page, frame, field)
  }

  /// Neighbors of the same color in a row are one rectangle.
  private func cells(on page: inout SVGPage, _ field: Frame) {
    let (width, height) = (field.width / Double(columns), field.height / Double(rows))
    for row in 0..<rows {
      var start = 0
      var last = color(0, row)
      for column in 1...columns {
        let next = column < columns ? color(column, row) : nil
        guard next != last else { continue }
        if let last {
          page.rectangle(
            field.x + Double(start) * width, field.y + Double(row) * height,
            Double(column - start) * width, height, fill: last)
        }
        (start, last) = (column, next)
      }
    }
  }

  /// In some steps, so that there are no more of them than one sees.
  private func color(_ column: Int, _ row: Int) -> Color? {
    let look = look(
      across: (Double(column) + 0.5) / Double(columns), down: (Double(row) + 0.5) / Double(rows))
    switch look {
    case .shade(let part?):
      return .ofShadeOnAnyGround((max(0, min(1, part)) * 24).rounded() / 24)
    case .area(let place?): return Tint.ofClass(place).color
    case .shade(nil), .area(nil): return nil
    }
  }

  /// A line along each value, or between areas of different classes; white, which stands out from
  /// every color below it.
  private func borders(on page: inout SVGPage, _ field: Frame) {
    var path = ""
    func stroke(_ from: Point, _ to: Point) {
      let (a, b) = (field.place(from.x, from.y), field.place(to.x, to.y))
      path += "M\(SVGPage.number(a.0)) \(SVGPage.number(a.1))"
      path += "L\(SVGPage.number(b.0)) \(SVGPage.number(b.1))"
    }
    switch values {
    case .classes(let places, _): steps(between: places, stroke)
    case .shades(let numbers, let scale):
      let parts = numbers.map { scale.part(of: $0) }
      for value in contours {
        if let level = scale.part(of: value) { contour(of: parts, at: level, stroke) }
      }
    }
    guard !path.isEmpty else { return }
    page.add(
      "path",
      [
        ("d", path), ("fill", "none"), ("stroke", "#ffffff"),
        ("stroke-width", contours.count > 1 ? "1" : "2"), ("stroke-linecap", "round"),
      ])
  }

  /// The edges of neighboring points of different classes.
  private func steps(between places: [Int?], _ stroke: (Point, Point) -> Void) {
    let (width, height) = (1 / Double(columns), 1 / Double(rows))
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row * columns + column
        let (x, y) = (Double(column) * width, Double(row) * height)
        if column > 0, places[index] != places[index - 1] {
          stroke(Point(x, y), Point(x, y + height))
        }
        if row > 0, places[index] != places[index - columns] {
          stroke(Point(x, y), Point(x + width, y))
        }
      }
    }
  }

  /// Marching squares: in each square of four points, a line between the places on its edges where
  /// the level lies; of four such places, two lines.
  private func contour(
    of parts: [Double?], at level: Double, _ stroke: (Point, Point) -> Void
  ) {
    func corner(_ column: Int, _ row: Int) -> (point: Point, part: Double)? {
      parts[row * columns + column].map {
        (
          Point(
            (Double(column) + 0.5) / Double(columns), (Double(row) + 0.5) / Double(rows)), $0
        )
      }
    }
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        guard let a = corner(column, row), let b = corner(column + 1, row),
          let c = corner(column + 1, row + 1), let d = corner(column, row + 1)
        else { continue }
        let crossings = [(a, b), (b, c), (c, d), (d, a)].compactMap { from, to -> Point? in
          guard (from.part < level) != (to.part < level) else { return nil }
          let way = (level - from.part) / (to.part - from.part)
          return Point(
            from.point.x + (to.point.x - from.point.x) * way,
            from.point.y + (to.point.y - from.point.y) * way)
        }
        for place in stride(from: 0, to: crossings.count - 1, by: 2) {
          stroke(crossings[place], crossings[place + 1])
        }
      }
    }
  }

  private func axes(on page: inout SVGPage, _ frame: Frame, _ field: Frame) {
    page.rectangle(field.x, field.y, field.width, field.height, fill: nil, stroke: .gray)
    let foot = field.y + field.height
    for (axis, isAcross) in [(x, true), (y, false)] {
      for (part, label) in axis.marks(atMost: 6) {
        let (px, py) = field.place(isAcross ? part : 0, isAcross ? 1 : 1 - part)
        if isAcross {
          page.line([(px, py), (px, py + 4)], .gray)
          page.text(label, px, py + 17, .middle, size: 12)
        } else {
          page.line([(px - 4, py), (px, py)], .gray)
          page.text(label, px - 7, py + 4, .end, size: 12)
        }
      }
    }
    page.text(y.name, frame.x, frame.y + 4, size: 12)
    page.text(x.name, field.x + field.width, foot + 34, .end, size: 12)
  }
}
