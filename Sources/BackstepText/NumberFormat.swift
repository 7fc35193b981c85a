#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Numbers as the screen shows them: significant digits, no trailing zeros, a point whatever the
/// locale.
package struct NumberFormat: Sendable {
  /// Significant digits, 1…17.
  package let digits: Int

  /// A format of so many significant digits.
  package init(digits: Int) { self.digits = digits }

  /// A number in words fit for reading back: `0.3776`, `1.2e-07`, `NaN`, `-Infinity`.
  package func callAsFunction(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
    guard value != 0 else { return "0" }
    if digits >= 17 { return trimmed("\(value)") }
    // A count is told whole.
    if abs(value) < 1e8, let whole = Int(exactly: value) { return String(whole) }
    var buffer = [CChar](repeating: 0, count: 64)
    let length = withVaList([Int32(digits), value]) {
      vsnprintf(&buffer, buffer.count, "%.*g", $0)
    }
    return String(
      decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Swift's shortest exact text, without the `.0` of a whole number.
  private func trimmed(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Several numbers as a tuple: `(0, 1)`; one stands alone. Long ones are cut short.
  package func list(_ values: some Collection<Double>, atMost limit: Int = 8) -> String {
    if values.count == 1, let only = values.first { return self(only) }
    let shown = values.prefix(limit).map(callAsFunction)
    let more = values.count > limit ? ["... \(values.count - limit) more"] : []
    return "(" + (shown + more).joined(separator: ", ") + ")"
  }
}
