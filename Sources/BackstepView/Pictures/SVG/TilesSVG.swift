import BackstepText

extension Tiles {
  /// How wide a value is drawn on a page.
  private func unit(_ tile: Tile) -> Double {
    max(4, min(26, 640 / Double(max(1, tile.columns)), tiles.count > 6 ? 9 : 26))
  }

  /// Where each tile stands on a page so wide, and the height of all.
  private func layout(width: Double) -> (places: [(Double, Double)], height: Double) {
    var (x, y, tallest) = (0.0, 0.0, 0.0)
    var places: [(Double, Double)] = []
    for tile in tiles {
      let unit = unit(tile)
      let (across, down) = (
        max(unit * Double(tile.columns), 7.5 * Double(tile.name.displayWidth)),
        unit * Double(tile.rows) + 22
      )
      if x > 0, x + across > width { (x, y, tallest) = (0, y + tallest + 12, 0) }
      places.append((x, y))
      x += across + 18
      tallest = max(tallest, down)
    }
    return (places, y + tallest)
  }

  func height(width: Double) -> Double { layout(width: width).height }

  /// Squares, the larger the stronger: filled for what is above 0, hollow for what is below.
  func draw(on page: inout SVGPage, _ frame: Frame) {
    for (tile, place) in zip(tiles, layout(width: frame.width).places) {
      let (x, y) = (frame.x + place.0, frame.y + place.1)
      let unit = unit(tile)
      page.text(tile.name, x, y + 12, size: 12)
      page.rectangle(
        x, y + 18, unit * Double(tile.columns), unit * Double(tile.rows), fill: nil, stroke: .gray)
      for (index, value) in tile.values.enumerated() {
        let (left, top) = (
          x + Double(index % tile.columns) * unit, y + 18 + Double(index / tile.columns) * unit
        )
        guard let strength = strength(value) else {
          page.text("?", left + unit / 2, top + unit - 2, .middle, size: min(12, unit))
          continue
        }
        // The area is as the size of the value.
        let side = (unit - 1) * abs(strength).squareRoot()
        guard side >= 0.5 else { continue }
        let (px, py) = (left + (unit - side) / 2, top + (unit - side) / 2)
        if strength > 0 {
          page.rectangle(px, py, side, side, fill: Tint.vermillion.color)
        } else {
          let edge = min(1.5, side / 2)
          page.rectangle(
            px + edge / 2, py + edge / 2, side - edge, side - edge, fill: nil, stroke: .blue,
            edge: edge)
        }
      }
    }
  }
}
