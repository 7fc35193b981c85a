/// How near a number must come to another, given how it was written.
struct Precision {
  private let halfUnit: Double

  /// - Parameter text: The number as typed; an expression has no digits of its own.
  init(of text: String) {
    halfUnit = Self.unit(of: text).map { $0 / 2 } ?? 0
  }

  /// Within 1 %, or within the digits typed as long as they say more than the size: a 0.1 for 0.06
  /// is not a hit.
  func accepts(_ said: Double, for right: Double) -> Bool {
    if said == right { return true }
    guard said.isFinite, right.isFinite else { return said.isNaN && right.isNaN }
    let difference = abs(said - right)
    if difference <= max(0.01 * abs(right), 1e-15) { return true }
    return difference <= halfUnit * (1 + 1e-9) && difference <= 0.1 * abs(right)
  }

  /// The worth of the last digit of a number with a point: 0.01 of `0.24`.
  private static func unit(of text: String) -> Double? {
    let parts = text.lowercased().split(separator: "e", maxSplits: 1)
    guard let digits = parts.first, let point = digits.firstIndex(of: "."),
      digits.allSatisfy({ $0.isASCIIDigit || ".+-".contains($0) })
    else { return nil }
    let decimals = digits[digits.index(after: point)...].count
    let exponent = parts.count > 1 ? Int(parts[1]) : 0
    guard let exponent, abs(exponent) < 300, decimals < 300 else { return nil }
    return powered(10, Double(exponent - decimals))
  }
}
