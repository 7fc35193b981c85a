/// Curves over an axis.
package struct Chart: Equatable, Sendable {
  package let x: Axis, y: Axis
  package var series: [Series]
  /// Places along x with a name.
  package var flags: [Flag] = []
  /// Single points.
  package var spots: [Spot] = []

  /// One curve; points that are not finite leave a gap.
  package struct Series: Equatable, Sendable {
    package let points: [Point]
    package let tint: Tint
    package let dash: Dash
    /// What it is, in a word or two.
    package let name: String

    init(_ points: [Point], _ tint: Tint, _ dash: Dash = .solid, name: String) {
      (self.points, self.tint, self.dash, self.name) = (points, tint, dash, name)
    }
  }

  package struct Flag: Equatable, Sendable {
    package let x: Double
    package let text: String
  }

  package struct Spot: Equatable, Sendable {
    package let point: Point
    package let mark: Mark
    package let tint: Tint
  }

  /// Where a point lies, from the lower left; nil for one with no place or outside.
  func place(_ point: Point) -> Point? {
    guard let x = x.scale.part(of: point.x), let y = y.scale.part(of: point.y) else { return nil }
    // Rounding may put an end a little outside.
    guard (-0.001...1.001).contains(x), y <= 1.001 else { return nil }
    return Point(max(0, min(1, x)), max(0, min(1, y)))
  }

  /// A curve in pieces without a gap, placed.
  func pieces(_ series: Series) -> [[Point]] {
    var pieces: [[Point]] = [[]]
    for point in series.points {
      if let place = place(point) {
        pieces[pieces.count - 1].append(place)
      } else if !pieces[pieces.count - 1].isEmpty {
        pieces.append([])
      }
    }
    return pieces.filter { !$0.isEmpty }
  }
}
