/// Where a number falls among the cells of a picture.
enum Cell {
  /// The whole number at or below a number, brought within a range; nil for NaN and infinity, which
  /// have no place. Nothing else turns what was computed into a place of a picture.
  static func floor(_ value: Double, within range: ClosedRange<Int>) -> Int? {
    guard value.isFinite else { return nil }
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    return Int(max(low, min(high, value.rounded(.down))))
  }

  /// The cell, of so many in a row, at a part of the way along it, from 0 to 1.
  static func along(_ part: Double, of count: Int) -> Int? {
    guard count > 0, part.isFinite else { return nil }
    return floor(max(0, min(1, part)) * Double(count), within: 0...count - 1)
  }
}
