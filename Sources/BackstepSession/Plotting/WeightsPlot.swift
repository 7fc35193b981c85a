import Backprop

/// Weights as fields of values: a matrix each, or where the input is a picture, one for each neuron
/// that looks at it.
package struct WeightsPlot: Sendable {
  package let tiles: [Tile]
  /// How many more there are, less strong.
  package let left: Int
  /// The largest size of any value, among those not shown too.
  package let largest: Double

  package struct Tile: Equatable, Sendable {
    /// `W1`, `W1[3]`
    package let name: String
    package let rows: Int, columns: Int
    /// Row by row.
    package let values: [Double]
    /// How many rows and columns of the matrix one value stands for, the largest of them; 1 and 1
    /// for all that is not too large.
    package let block: (rows: Int, columns: Int)
    /// Whether it has the form of the input, which is a picture.
    package let isImage: Bool

    package static func == (left: Tile, right: Tile) -> Bool {
      left.name == right.name && left.rows == right.rows && left.columns == right.columns
        && left.values == right.values && left.block == right.block
        && left.isImage == right.isImage
    }
  }
}

extension Dataset {
  /// Points a side, where x is a square picture of at least 5 by 5 and at most 28 by 28.
  package static func side(ofPicture inputs: Int) -> Int? {
    (5...28).first { $0 * $0 == inputs }
  }
}

extension State {
  private static let mostImages = 64
  private static let mostRows = 28, mostColumns = 64

  /// - Parameter word: What belongs to parameters, as `W1`, `gradW1`, `W1[3]`, `b2`; nil for the
  ///   weights of all layers.
  func weights(_ word: String?) throws(SessionError) -> WeightsPlot {
    guard let word else {
      let names = (1...architecture.layerCount).map { Name(.weights($0)) }
      // All images would take all the room: the first layer's, and the others as they are.
      return try plot(of: names, mostImages: architecture.layerCount > 1 ? 24 : Self.mostImages)
    }
    let name = try ExpressionParser.parseName(word, in: shape)
    guard name.quantity.role != nil else { throw .plot(.notAWeight(name.text(in: shape))) }
    return try plot(of: [name], mostImages: Self.mostImages)
  }

  private func plot(of names: [Name], mostImages: Int) throws(SessionError) -> WeightsPlot {
    var tiles: [WeightsPlot.Tile] = []
    var left = 0
    var largest = 0.0
    for name in names {
      let numbers = try value(of: name).numbers
      for number in numbers where number.isFinite { largest = max(largest, abs(number)) }
      guard numbers.contains(where: \.isFinite) else {
        throw .plot(.notFinite("every number of `\(name.text(in: shape))`"))
      }
      let axes = name.axes(in: shape)
      let isWhole = name.quantity.part == .weight && !axes.isEmpty
      let columns = axes.last ?? 1
      if isWhole, name.quantity.layer == 1, let side = Dataset.side(ofPicture: columns) {
        let (images, more) = images(of: name, numbers, side: side, atMost: mostImages)
        tiles += images
        left += more
      } else {
        tiles.append(
          matrix(name, numbers, rows: max(1, numbers.count / max(1, columns)), columns: columns))
      }
    }
    return WeightsPlot(tiles: tiles, left: left, largest: largest)
  }

  /// What each neuron looks for, the strongest where there are too many, in their order.
  private func images(of name: Name, _ numbers: [Double], side: Int, atMost most: Int)
    -> (tiles: [WeightsPlot.Tile], left: Int)
  {
    let size = side * side
    let count = numbers.count / size
    func strength(_ row: Int) -> Double {
      numbers[row * size..<(row + 1) * size].reduce(0) { $0 + ($1.isFinite ? abs($1) : 0) }
    }
    let shown = (0..<count).map(strength).strongest(most)
    let tiles = shown.map { row in
      WeightsPlot.Tile(
        name: (name.axes(in: shape).count == 2 ? name.entry(row: row) : name).text(in: shape),
        rows: side, columns: side, values: Array(numbers[row * size..<(row + 1) * size]),
        block: (1, 1), isImage: true)
    }
    return (tiles, count - shown.count)
  }

  /// A matrix, of a large one the largest value of each block.
  private func matrix(_ name: Name, _ numbers: [Double], rows: Int, columns: Int)
    -> WeightsPlot.Tile
  {
    let block = (
      rows: (rows + Self.mostRows - 1) / Self.mostRows,
      columns: (columns + Self.mostColumns - 1) / Self.mostColumns
    )
    let (down, across) = (
      (rows + block.rows - 1) / block.rows, (columns + block.columns - 1) / block.columns
    )
    var values: [Double] = []
    values.reserveCapacity(down * across)
    for row in 0..<down {
      for column in 0..<across {
        var largest = numbers[row * block.rows * columns + column * block.columns]
        for r in row * block.rows..<min(rows, (row + 1) * block.rows) {
          for c in column * block.columns..<min(columns, (column + 1) * block.columns) {
            let number = numbers[r * columns + c]
            if !(abs(number) <= abs(largest)) { largest = number }
          }
        }
        values.append(largest)
      }
    }
    return WeightsPlot.Tile(
      name: name.text(in: shape), rows: down, columns: across, values: values, block: block,
      isImage: false)
  }
}

extension Name {
  /// A row of a matrix.
  fileprivate func entry(row: Int) -> Name { Name(quantity, indices + [row]) }
}
