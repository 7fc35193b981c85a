extension Double {
  /// |self − other| ≤ tolerance · max(|self|, |other|), so that 0 is close only to 0.
  func isClose(to other: Double, within tolerance: Double = 1e-12) -> Bool {
    abs(self - other) <= tolerance * max(abs(self), abs(other))
  }
}

extension [Double] {
  /// Whether there are as many and each is close to its partner.
  func isClose(to other: [Double], within tolerance: Double = 1e-12) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isClose(to: $1, within: tolerance) }
  }
}
