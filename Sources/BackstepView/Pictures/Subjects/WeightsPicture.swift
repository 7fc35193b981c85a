import BackstepSession
import BackstepText

extension Picture {
  /// Weights as fields of values.
  init(_ plot: WeightsPlot, _ number: NumberFormat) {
    let hasImages = plot.tiles.contains(where: \.isImage)
    let largest = number(plot.largest)
    self.init(
      title: "weights",
      subtitle: hasImages ? "a picture for each neuron: what it looks for" : "a row a neuron",
      sentence: plot.words(number),
      drawing: .tiles(
        Tiles(
          tiles: plot.tiles.map {
            Tiles.Tile(name: $0.name, rows: $0.rows, columns: $0.columns, values: $0.values)
          }, largest: plot.largest)),
      legend: [
        LegendEntry(.above, "above 0, up to \(largest)"),
        LegendEntry(.below, "below 0, down to -\(largest)"),
      ])
  }
}

extension WeightsPlot {
  /// What is to be seen, true of whatever weights they are.
  fileprivate func words(_ number: NumberFormat) -> String {
    let values = tiles.flatMap(\.values)
    let finite = values.filter(\.isFinite)
    let below = finite.count { $0 < 0 }
    let most = finite.max { abs($0) < abs($1) } ?? 0
    var words =
      largest == 0
      ? "All of them are 0."
      : "The largest is \(number(most))\(place(of: most)). "
        + "\(below) of \(finite.count) \(below == 1 ? "is" : "are") below 0"
        + half(finite) + "."
    if finite.count < values.count {
      words += " \(values.count - finite.count) are not finite numbers (?)."
    }
    if tiles.contains(where: { $0.block != (1, 1) }) {
      words += " Of large matrices each field is the largest of a block."
    }
    if left > 0 { words += " \(left) less strong neurons are left out." }
    return words
  }

  private func place(of value: Double) -> String {
    for tile in tiles {
      guard let index = tile.values.firstIndex(of: value) else { continue }
      guard tile.block == (1, 1) else { return " in \(tile.name)" }
      if tile.isImage { return ", in the picture of \(tile.name)" }
      let (row, column) = (index / tile.columns, index % tile.columns)
      return tile.rows == 1
        ? tile.columns == 1 ? ", \(tile.name)" : ", \(tile.name)[\(column)]"
        : ", \(tile.name)[\(row)][\(column)]"
    }
    return ""
  }

  /// How many are small beside the largest.
  private func half(_ values: [Double]) -> String {
    let small = values.count { abs($0) < largest / 10 }
    guard values.count >= 20, small * 2 > values.count else { return "" }
    return ", and \(small) are less than a tenth of the largest in size"
  }
}
