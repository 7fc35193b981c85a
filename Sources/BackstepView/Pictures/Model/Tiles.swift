/// Fields of values with a sign, one beside the other.
package struct Tiles: Equatable, Sendable {
  package let tiles: [Tile]
  /// The size that is drawn strongest.
  package let largest: Double

  package struct Tile: Equatable, Sendable {
    package let name: String
    package let rows: Int, columns: Int
    /// Row by row.
    package let values: [Double]
  }

  /// How strong a value is, −1…1; nil for what is no number.
  func strength(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    return largest > 0 ? max(-1, min(1, value / largest)) : 0
  }
}
