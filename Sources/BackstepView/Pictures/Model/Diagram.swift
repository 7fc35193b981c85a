import BackstepText

/// Neurons in columns, and what connects them.
package struct Diagram: Equatable, Sendable {
  /// A column each, the inputs first.
  package let columns: [Column]
  package let links: [Link]
  /// The size of a weight that is drawn strongest.
  package let largest: Double

  package struct Column: Equatable, Sendable {
    /// How many of how many, where not all are shown.
    package let note: String
    package let nodes: [Node]
  }

  package struct Node: Equatable, Sendable {
    package let name: String
    /// Its value and its blame as they are written, where they are known.
    package let value: String?, blame: String?
  }

  package struct Link: Equatable, Sendable {
    /// The column that it leads into, and the places of its ends.
    package let column: Int
    package let from: Int, to: Int
    package let weight: Double
    /// Where it is known.
    package let gradient: Double?

    /// The weight as it is written.
    var text: String { (weight > 0 ? "+" : "") + NumberFormat(digits: 3)(weight) }

    /// With the gradient behind it, where that is known.
    var textWithGradient: String {
      text + (gradient.map { ", grad " + NumberFormat(digits: 3)($0) } ?? "")
    }
  }

  /// How strong a link is, 0…1.
  func strength(_ link: Link) -> Double {
    guard link.weight.isFinite, largest > 0 else { return 0 }
    return min(1, abs(link.weight) / largest)
  }

  /// The line of a link: its sign is told by color and by dashes.
  func line(_ link: Link) -> (tint: Tint, dash: Dash) {
    link.weight.isNaN
      ? (.gray, .dotted) : link.weight < 0 ? (.blue, .dashed) : (.vermillion, .solid)
  }

  /// How far down a node stands, 0…1.
  func height(_ node: Int, of column: Int) -> Double {
    (Double(node) + 0.5) / Double(max(1, columns[column].nodes.count))
  }
}
