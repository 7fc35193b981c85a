import BackstepText

/// How pictures are drawn in characters.
struct CellStyle: Equatable, Sendable {
  var isASCII = false
  /// Whether curves are drawn in braille.
  var isBraille = false
  var depth = ColorDepth.none
}

/// A field of characters, each with its colors.
struct Canvas: Equatable {
  let columns: Int, rows: Int
  /// Nil where a wide character reaches over from the left.
  private var characters: [Character?]
  private var tints: [Color?]
  private var grounds: [Color?]

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (max(0, columns), max(0, rows))
    let count = self.columns * self.rows
    characters = [Character?](repeating: " ", count: count)
    tints = [Color?](repeating: nil, count: count)
    grounds = tints
  }

  /// Puts a character down; outside, nothing happens.
  mutating func put(
    _ character: Character, column: Int, row: Int, tint: Color? = nil, ground: Color? = nil
  ) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    let index = row * columns + column
    characters[index] = character
    tints[index] = tint
    if let ground { grounds[index] = ground }
  }

  /// Writes a text from a column on, as far as it fits.
  mutating func write(_ text: String, column: Int, row: Int, tint: Color? = nil) {
    var column = column
    for character in text {
      let width = character.displayWidth
      guard column + width <= columns else { return }
      put(character, column: column, row: row, tint: tint)
      if width == 2, (0..<columns).contains(column + 1), (0..<rows).contains(row) {
        characters[row * columns + column + 1] = nil
      }
      column += width
    }
  }

  /// Whether nothing stands in some columns of a row.
  func isFree(_ range: Range<Int>, row: Int) -> Bool {
    guard (0..<rows).contains(row), range.lowerBound >= 0, range.upperBound <= columns else {
      return false
    }
    return range.allSatisfy { characters[row * columns + $0] == " " }
  }

  /// Lays another one over it, its upper left corner at a place.
  mutating func lay(_ other: Canvas, column: Int, row: Int) {
    for down in 0..<other.rows {
      for across in 0..<other.columns {
        let index = down * other.columns + across
        guard (0..<columns).contains(column + across), (0..<rows).contains(row + down) else {
          continue
        }
        let place = (row + down) * columns + column + across
        characters[place] = other.characters[index]
        tints[place] = other.tints[index]
        grounds[place] = other.grounds[index]
      }
    }
  }

  /// Its rows as text, with the orders that set colors where there are any, and without blanks at
  /// the end.
  func lines(_ depth: ColorDepth) -> [String] {
    (0..<rows).map { row in
      let range = row * columns..<(row + 1) * columns
      let end =
        range.last {
          characters[$0] != " " || (depth != .none && grounds[$0] != nil)
        }.map { $0 + 1 } ?? range.lowerBound
      var line = ""
      var (tint, ground): (Color?, Color?) = (nil, nil)
      for index in range.lowerBound..<end {
        guard let character = characters[index] else { continue }
        if depth != .none, tints[index] != tint || grounds[index] != ground {
          if tint != nil || ground != nil { line += Graphic.off.sequence }
          (tint, ground) = (tints[index], grounds[index])
          let orders =
            (tint.map { [Graphic.text($0, depth)] } ?? [])
            + (ground.map { [Graphic.ground($0, depth)] } ?? [])
          if !orders.isEmpty { line += Graphic.sequence(orders) }
        }
        line.append(character)
      }
      return tint != nil || ground != nil ? line + Graphic.off.sequence : line
    }
  }
}
