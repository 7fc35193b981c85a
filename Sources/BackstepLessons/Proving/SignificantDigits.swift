import Glibc

/// A number as a screen of so many digits shows it.
enum SignificantDigits {
  /// Rounds to significant digits; a whole number is shown whole.
  static func rounded(_ value: Double, to digits: Int) -> Double {
    guard value.isFinite, value != value.rounded() || value.magnitude >= 1e15 else { return value }
    var scale = 1.0
    var scaled = value.magnitude
    let limit = power(10, digits)
    while scaled < limit / 10, scale < 1e300 {
      scale *= 10
      scaled = value.magnitude * scale
    }
    guard scaled < limit else { return roundedLarge(value, limit: limit) }
    return (value * scale).rounded() / scale
  }

  private static func roundedLarge(_ value: Double, limit: Double) -> Double {
    var scale = 1.0
    while value.magnitude / scale >= limit { scale *= 10 }
    return (value / scale).rounded() * scale
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}
