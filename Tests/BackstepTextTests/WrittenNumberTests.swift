import BackstepText
import Testing

@Suite struct WrittenNumberTests {
  @Test(
    arguments: [
      ("12", 12, nil, false), ("-0.24", -0.24, 0.01, true), (".5", 0.5, 0.1, true),
      ("5.", 5, 1, true), ("+1.5e-3", 0.0015, 1e-4, true), ("1e5", 1e5, 1e5, false),
      ("\u{2212}0.50", -0.5, 0.01, true), ("2.00E2", 200, 1, true),
      ("0.5e-9223372036854775808", 0, 0, true), ("0.5e9223372036854775807", nil, .infinity, true),
      ("0.5e-99999999999999999999999", 0, 0, true), ("1e999", nil, .infinity, false),
    ] as [(String, Double?, Double?, Bool)])
  func reads(_ text: String, _ value: Double?, _ unit: Double?, _ hasPoint: Bool) throws {
    let number = try #require(WrittenNumber(text))
    #expect(number.value == value)
    #expect(number.unit == unit)
    #expect(number.hasPoint == hasPoint)
  }

  @Test(arguments: ["", "-", ".", "e5", "1e", "1.2.3", "1.2.", "0.1 + 0.1", "1-0.5", "0x10", "nan"])
  func refuses(_ text: String) { #expect(WrittenNumber(text) == nil) }

  @Test(arguments: [
    (0.12345, 0.1235), (-0.12344, -0.1234), (123456.5, 123500), (3, 3), (123456, 123456),
    (9.99996, 10), (1.23456e-300, 1.235e-300), (1.23456e300, 1.235e300), (0.5, 0.5), (0, 0),
    (.leastNonzeroMagnitude, .leastNonzeroMagnitude), (.infinity, .infinity), (1.2344e-7, 1.234e-7),
  ])
  func roundsAsAScreenDoes(_ value: Double, _ shown: Double) {
    #expect(WrittenNumber.rounded(value, digits: 4) == shown)
  }

  @Test func whatIsNoNumberStaysNone() {
    #expect(WrittenNumber.rounded(.nan, digits: 4).isNaN)
  }
}
