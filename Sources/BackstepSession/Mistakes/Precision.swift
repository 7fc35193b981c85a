import BackstepText

/// How near a number must come to another, given how it was written.
package struct Precision {
  private let halfUnit: Double

  /// - Parameter text: The number as typed; an expression has no digits of its own.
  package init(of text: String) {
    let number = WrittenNumber(text)
    halfUnit = number?.hasPoint == true ? (number?.unit ?? 0) / 2 : 0
  }

  /// Within 1 %, or within the digits typed as long as they say more than the size: a 0.1 for 0.06
  /// is not a hit.
  package func accepts(_ said: Double, for right: Double) -> Bool {
    if said == right { return true }
    guard said.isFinite, right.isFinite else { return said.isNaN && right.isNaN }
    let difference = abs(said - right)
    if difference <= max(0.01 * abs(right), 1e-15) { return true }
    return difference <= halfUnit * (1 + 1e-9) && difference <= 0.1 * abs(right)
  }
}
