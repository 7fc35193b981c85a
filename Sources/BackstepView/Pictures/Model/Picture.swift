import BackstepText

/// A picture before it is drawn: what it shows, what its marks mean, and what is to be seen, as a
/// value. The terminal, an SVG file and the live view of `train` draw the same ones.
package struct Picture: Equatable, Sendable {
  /// What it is of: `loss`, and behind it what belongs to that.
  package var title: String, subtitle: String
  /// What is to be seen, in a sentence or two.
  package var sentence: String
  package var drawing: Drawing
  /// What its marks mean.
  package var legend: [LegendEntry] = []

  /// Title and subtitle on one line.
  var heading: String { title + (subtitle.isEmpty ? "" : "   " + subtitle) }
}

/// What a picture consists of.
package enum Drawing: Equatable, Sendable {
  case chart(Chart)
  case plane(Plane)
  case tiles(Tiles)
  case bars(Bars)
  case diagram(Diagram)
}

/// One mark of a picture, and what it means.
package struct LegendEntry: Equatable, Sendable {
  package let swatch: Swatch
  package let text: String

  package enum Swatch: Equatable, Sendable {
    case line(Tint, Dash)
    case mark(Mark)
    /// From the least to the greatest value.
    case shades
    /// Values above and below 0.
    case above, below
    /// A class's place.
    case area(Int)
    case nothing
  }

  init(_ swatch: Swatch, _ text: String) { (self.swatch, self.text) = (swatch, text) }
}

/// A mark at a point; its shape tells it apart where there are no colors.
package enum Mark: Equatable, Sendable {
  /// A sample, by the place of its answer: `o`, `x`, then others.
  case sample(Int)
  /// Where the network is now, and a point that it has come by.
  case now, past

  /// What stands for it on a terminal.
  var character: Character {
    switch self {
    case .sample(let place): Self.samples[((place % 10) + 10) % 10]
    case .now: "@"
    case .past: "*"
    }
  }

  private static let samples: [Character] = ["o", "x", "+", "*", "a", "b", "c", "d", "e", "f"]
}

/// A place in the coordinates of a picture's axes.
package struct Point: Equatable, Sendable {
  package let x: Double, y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// How a line is broken, so that lines differ without color too.
package enum Dash: CaseIterable, Sendable {
  case solid, dashed, dotted, dashDotted

  /// Lengths drawn and left out in turn, in widths of a line; none for a line without a gap.
  var lengths: [Int] {
    switch self {
    case .solid: []
    case .dashed: [4, 3]
    case .dotted: [1, 2]
    case .dashDotted: [4, 2, 1, 2]
    }
  }

  /// Whether something is drawn so many widths behind the beginning.
  func isDrawn(at place: Int) -> Bool {
    let lengths = lengths
    guard !lengths.isEmpty else { return true }
    var rest = place % lengths.reduce(0, +)
    for (index, length) in lengths.enumerated() {
      if rest < length { return index % 2 == 0 }
      rest -= length
    }
    return true
  }
}
