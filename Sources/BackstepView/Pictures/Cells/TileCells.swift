import BackstepText

/// Draws fields of values in characters: with their numbers where there is room, else in colors,
/// half a row each where that helps, or in marks that tell sign and size.
struct TileCells {
  let tiles: Tiles
  let style: CellStyle

  /// How one value is drawn.
  private enum Look: CaseIterable {
    /// The last two are not square, or small.
    case number, wide, half, single

    var columns: Int { self == .number ? 9 : self == .wide ? 2 : 1 }
    /// Values one above the other in a row of the screen.
    var depth: Int { self == .half ? 2 : 1 }

    /// The rows that the values of a tile take.
    func rows(of tile: Tiles.Tile) -> Int { (tile.rows + depth - 1) / depth }
  }

  func canvas(columns: Int, rows: Int) -> Canvas {
    // The largest dress in which all of them fit; the smallest where none does.
    let looks = Look.allCases.filter { $0 != .half || (style.depth != .none && !style.isASCII) }
    var layout: Layout?
    for look in looks {
      let next = Layout(tiles.tiles, look, columns: columns)
      if next.fits(columns: columns) { layout = next }
      if next.fits(columns: columns), next.height <= max(rows, 12) { break }
    }
    let chosen = layout ?? Layout(tiles.tiles, looks[looks.count - 1], columns: columns)
    let limit = max(rows, Self.fewestRows)
    let drawn = zip(tiles.tiles, chosen.places).filter { tile, place in
      place.row == 0 || place.row + chosen.rows(of: tile) <= limit
    }
    let left = tiles.tiles.count - drawn.count
    let height = drawn.map { $1.row + chosen.rows(of: $0) }.max() ?? 0
    var canvas = Canvas(columns: columns, rows: min(height, limit) + (left > 0 ? 2 : 0))
    for (tile, place) in drawn {
      draw(tile, chosen.look, column: place.column, row: place.row, on: &canvas)
    }
    if left > 0 {
      canvas.write(
        "... \(left) more: `to FILE.svg` and --json have them", column: 0, row: canvas.rows - 1)
    }
    return canvas
  }

  /// As many rows are taken on a small screen too.
  private static let fewestRows = 30

  /// Where tiles stand, from left to right and then below.
  private struct Layout {
    let look: Look
    private(set) var places: [(column: Int, row: Int)] = []
    private(set) var height = 0
    private var widest = 0

    init(_ tiles: [Tiles.Tile], _ look: Look, columns: Int) {
      self.look = look
      var (column, row, tallest) = (0, 0, 0)
      for tile in tiles {
        let width = max(tile.columns * look.columns, tile.name.displayWidth)
        let rows = rows(of: tile)
        if column > 0, column + width > columns {
          (column, row, tallest) = (0, row + tallest + 1, 0)
        }
        places.append((column, row))
        column += width + 2
        tallest = max(tallest, rows)
        height = max(height, row + rows)
        widest = max(widest, width)
      }
    }

    /// The rows that a tile takes with its name.
    func rows(of tile: Tiles.Tile) -> Int { 1 + look.rows(of: tile) }

    func fits(columns: Int) -> Bool { widest <= columns }
  }

  private func draw(
    _ tile: Tiles.Tile, _ look: Look, column: Int, row: Int, on canvas: inout Canvas
  ) {
    canvas.write(tile.name, column: column, row: row)
    func color(_ row: Int, _ column: Int) -> Color? {
      guard row < tile.rows else { return nil }
      return tiles.strength(tile.values[row * tile.columns + column]).map {
        .ofShade(0.5 + $0 / 2)
      } ?? Color(90, 90, 90)
    }
    let black = style.depth == .none ? nil : Color(0, 0, 0)
    for down in 0..<look.rows(of: tile) {
      for across in 0..<tile.columns {
        let value = tile.values[down * look.depth * tile.columns + across]
        let (x, y) = (column + across * look.columns, row + 1 + down)
        switch look {
        case .half:
          canvas.put(
            "▀", column: x, row: y, tint: color(2 * down, across),
            ground: color(2 * down + 1, across))
        case .single, .wide:
          for place in 0..<look.columns {
            canvas.put(
              style.depth == .none ? glyph(value) : " ", column: x + place, row: y,
              ground: style.depth == .none ? nil : color(down, across))
          }
        case .number:
          let text = NumberFormat(digits: 3)(value)
          let cell = ((value > 0 ? "+" : "") + text).prefix(columns: 8).paddedAtStart(to: 8)
          for (place, character) in (cell + " ").enumerated() {
            canvas.put(
              character, column: x + place, row: y, tint: black,
              ground: style.depth == .none ? nil : color(down, across))
          }
        }
      }
    }
  }

  /// Blocks for what is above 0, strokes for what is below; nothing for next to nothing.
  private func glyph(_ value: Double) -> Character {
    guard let strength = tiles.strength(value) else { return "?" }
    let above = style.isASCII ? Array(" +*#@") : Array(" ░▒▓█")
    let below = style.isASCII ? Array(" .-~=") : Array(" ·-=≡")
    let step = Cell.floor(abs(strength) * 4 + 0.5, within: 0...4) ?? 0
    return strength < 0 ? below[step] : above[step]
  }
}
