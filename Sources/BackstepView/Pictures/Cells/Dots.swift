import BackstepText

/// Dots finer than characters: two across and two down in each, four down in braille, and in ASCII
/// one across and two down.
struct Dots {
  let columns: Int, rows: Int
  /// Dots of a character across and down.
  private let across: Int, down: Int
  private let style: CellStyle
  private var bits: [UInt8]
  private var tints: [Color?]

  init(columns: Int, rows: Int, _ style: CellStyle) {
    (self.columns, self.rows, self.style) = (max(0, columns), max(0, rows), style)
    (across, down) = style.isASCII ? (1, 2) : style.isBraille ? (2, 4) : (2, 2)
    bits = [UInt8](repeating: 0, count: self.columns * self.rows)
    tints = [Color?](repeating: nil, count: bits.count)
  }

  /// A dot at a place in dots from the upper left; outside, nothing happens.
  mutating func set(_ x: Int, _ y: Int, _ tint: Color?) {
    guard x >= 0, y >= 0, x < columns * across, y < rows * down else { return }
    let index = y / down * columns + x / across
    bits[index] |= 1 << (y % down * across + x % across)
    tints[index] = tint
  }

  /// Lines from point to point; points go from 0 to 1, x from the left and y from the foot.
  ///
  /// - Parameter width: In dots.
  mutating func draw(_ points: [Point], _ tint: Color?, _ dash: Dash = .solid, width: Int = 1) {
    let places = points.compactMap { point -> (Int, Int)? in
      guard let x = Cell.along(point.x, of: columns * across),
        let y = Cell.along(1 - point.y, of: rows * down)
      else { return nil }
      return (x, y)
    }
    guard let first = places.first else { return }
    var step = 0
    func dot(_ x: Int, _ y: Int, isSteep: Bool) {
      defer { step += 1 }
      guard dash.isDrawn(at: step) else { return }
      for offset in 0..<width {
        let aside = (offset + 1) / 2 * (offset % 2 == 0 ? 1 : -1)
        set(isSteep ? x + aside : x, isSteep ? y : y + aside, tint)
      }
    }
    dot(first.0, first.1, isSteep: false)
    for (from, to) in zip(places, places.dropFirst()) where from != to {
      let (dx, dy) = (to.0 - from.0, to.1 - from.1)
      let count = max(abs(dx), abs(dy))
      for index in 1...count {
        // Rounded to the nearest dot, in whole numbers.
        let x = from.0 + (2 * dx * index + (dx < 0 ? -count : count)) / (2 * count)
        let y = from.1 + (2 * dy * index + (dy < 0 ? -count : count)) / (2 * count)
        dot(x, y, isSteep: abs(dy) > abs(dx))
      }
    }
  }

  private static let quadrants = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
  private static let halves = Array(" '.:")
  /// The bit of a braille character for each dot, row by row.
  private static let braille: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// Puts the characters onto a canvas, where there are dots.
  func put(on canvas: inout Canvas, column: Int, row: Int) {
    for index in bits.indices where bits[index] != 0 {
      canvas.put(
        character(bits[index]), column: column + index % columns, row: row + index / columns,
        tint: tints[index])
    }
  }

  private func character(_ bits: UInt8) -> Character {
    if style.isASCII { return Self.halves[Int(bits & 3)] }
    guard style.isBraille else { return Self.quadrants[Int(bits & 15)] }
    let code = Self.braille.indices.reduce(UInt32(0x2800)) {
      bits & (1 << UInt8($1)) != 0 ? $0 | Self.braille[$1] : $0
    }
    return Unicode.Scalar(code).map(Character.init) ?? "?"
  }
}
