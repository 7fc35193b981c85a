import BackstepText

/// Values over two axes, and points on them.
package struct Plane: Equatable, Sendable {
  package let x: Axis, y: Axis
  /// Values across and down.
  package let columns: Int, rows: Int
  /// Row by row from the top.
  package let values: Values
  package var points: [Spot] = []
  /// A way over it, in the order in which it was gone.
  package var path: [Point] = []
  /// Values along which a line is drawn, where there is room.
  package var contours: [Double] = []

  package enum Values: Equatable, Sendable {
    /// Numbers, and the scale of their shades.
    case shades([Double], Scale)
    /// Places of classes, nil where there is none, and what classes are called.
    case classes([Int?], names: [String])
  }

  package struct Spot: Equatable, Sendable {
    package let point: Point
    package let mark: Mark
  }

  /// What is seen at one place.
  enum Look: Equatable {
    /// How far along the scale, 0…1; nil for what is no number.
    case shade(Double?)
    case area(Int?)

    /// The color on a terminal.
    var color: Color {
      switch self {
      case .shade(let part?): .ofShade(max(0, min(1, part)))
      case .area(let place?): Tint.ofClass(place).color.mixed(with: Color(255, 255, 255), 0.35)
      case .shade(nil), .area(nil): Color(90, 90, 90)
      }
    }

    /// What stands for it where there are no colors.
    func character(isASCII: Bool) -> Character {
      switch self {
      case .shade(let part):
        let shades = isASCII ? Array(" .:-=") : Array(" ░▒▓█")
        return part.flatMap { Cell.along($0, of: shades.count) }.map { shades[$0] } ?? "?"
      case .area(let place): return place.map(Plane.letter) ?? "?"
      }
    }
  }

  /// The letter of a class by its place.
  static func letter(_ place: Int) -> Character { Array("ABCDEFGHIJ")[((place % 10) + 10) % 10] }

  /// What is seen at a part of the way across and down.
  func look(across: Double, down: Double) -> Look {
    switch values {
    case .shades(let numbers, let scale):
      return .shade(number(numbers, across, down).flatMap(scale.part))
    case .classes(let places, _):
      guard let column = Cell.along(across, of: columns), let row = Cell.along(down, of: rows)
      else { return .area(nil) }
      return .area(places[row * columns + column])
    }
  }

  /// The number at a place, from the four around it, or of the nearest where not all are finite.
  func number(_ numbers: [Double], _ across: Double, _ down: Double) -> Double? {
    func split(_ part: Double, _ count: Int) -> (Int, Int, Double)? {
      let place = max(0, min(Double(count - 1), part * Double(count) - 0.5))
      guard let first = Cell.floor(place, within: 0...count - 1) else { return nil }
      return (first, min(count - 1, first + 1), place - Double(first))
    }
    guard let (left, right, x) = split(across, columns), let (upper, lower, y) = split(down, rows)
    else { return nil }
    func value(_ row: Int, _ column: Int) -> Double { numbers[row * columns + column] }
    let top = value(upper, left) * (1 - x) + value(upper, right) * x
    let foot = value(lower, left) * (1 - x) + value(lower, right) * x
    let mixed = x == 0 && y == 0 ? value(upper, left) : top * (1 - y) + foot * y
    if mixed.isFinite { return mixed }
    let nearest = value(y < 0.5 ? upper : lower, x < 0.5 ? left : right)
    return nearest.isFinite ? nearest : nil
  }

  /// Where a point lies, across and down.
  func place(_ point: Point) -> (across: Double, down: Double)? {
    guard let x = x.scale.part(of: point.x), let y = y.scale.part(of: point.y),
      (-0.001...1.001).contains(x), (-0.001...1.001).contains(y)
    else { return nil }
    return (max(0, min(1, x)), 1 - max(0, min(1, y)))
  }
}
