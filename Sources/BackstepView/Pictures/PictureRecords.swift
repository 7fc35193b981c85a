import BackstepText

extension Page {
  /// A picture where nothing is drawn, for ears and for programs: what is to be seen, and the
  /// numbers behind it, all of them where a program reads.
  func records(of picture: Picture) -> [String] {
    let table = table(of: picture.drawing)
    return [picture.heading, ""] + (table.map { lines(of: $0) + [""] } ?? [])
      + [picture.sentence]
  }

  /// The numbers of a picture; nil where they are too many to be heard.
  private func table(of drawing: Drawing) -> Table? {
    switch drawing {
    case .chart(let chart):
      var table = Table(
        [("", .left), (chart.x.name, .point), (chart.y.name, .point)], names: [0: "curve"])
      for series in chart.series {
        for point in style == .csv ? series.points : Self.milestones(series.points) {
          table.add([series.name, number(point.x), number(point.y)])
        }
      }
      return table
    case .plane(let plane):
      guard style == .csv else { return nil }
      let values =
        switch plane.values {
        case .shades(let numbers, _): numbers.map(number.callAsFunction)
        case .classes(let places, let names): places.map { $0.map { names[$0] } ?? "none" }
        }
      var table = Table(
        [(plane.x.name, .point), (plane.y.name, .point), ("", .point)], names: [2: "value"])
      for (index, value) in values.enumerated() {
        let (across, up) = (
          (Double(index % plane.columns) + 0.5) / Double(plane.columns),
          1 - (Double(index / plane.columns) + 0.5) / Double(plane.rows)
        )
        table.add([
          number(plane.x.scale.value(at: across)), number(plane.y.scale.value(at: up)), value,
        ])
      }
      return table
    case .tiles(let tiles):
      let count = tiles.tiles.reduce(0) { $0 + $1.values.count }
      guard style == .csv || count <= 40 else { return nil }
      var table = Table([
        ("name", .left), ("row", .right), ("column", .right), ("value", .point),
      ])
      for tile in tiles.tiles {
        for (index, value) in tile.values.enumerated() {
          table.add([
            tile.name, "\(index / tile.columns)", "\(index % tile.columns)", number(value),
          ])
        }
      }
      return table
    case .bars(let bars):
      var table = Table(
        [("", .left)] + bars.groups.map { ($0.name, .point) }, names: [0: "layer"])
      for (row, name) in bars.rows.enumerated() {
        table.add([name] + bars.groups.map { $0.values[row].map(number.callAsFunction) ?? "none" })
      }
      return table
    case .diagram(let diagram):
      var table = Table([("from", .left), ("to", .left), ("weight", .point), ("gradient", .point)])
      for link in diagram.links {
        table.add([
          diagram.columns[link.column - 1].nodes[link.from].name,
          diagram.columns[link.column].nodes[link.to].name, number(link.weight),
          link.gradient.map(number.callAsFunction) ?? "unknown",
        ])
      }
      return table
    }
  }
}
