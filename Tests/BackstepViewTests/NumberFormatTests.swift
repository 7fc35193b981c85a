import BackstepSession
import Testing

@testable import BackstepView
import BackstepText

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0, 4, "0"), (-0.0, 4, "0"), (0.5, 4, "0.5"), (1.0 / 3, 4, "0.3333"), (12345.6, 4, "1.235e+04"),
    (1e-9, 4, "1e-09"), (-2.5, 4, "-2.5"), (100, 4, "100"), (0.1, 17, "0.1"), (3, 17, "3"),
    (.nan, 4, "NaN"), (.infinity, 4, "Infinity"), (-.infinity, 4, "-Infinity"), (0.99999, 2, "1"),
    (50100, 4, "50100"), (-12345, 2, "-12345"), (1e9, 4, "1e+09"), (-0x1p63, 4, "-9.223e+18"),
  ])
  func showsSignificantDigits(_ value: Double, _ digits: Int, _ text: String) {
    #expect(NumberFormat(digits: digits)(value) == text)
  }

  /// A number as shown can always be typed again.
  @Test func whatIsShownReadsBack() {
    for exponent in stride(from: -300, through: 300, by: 7) {
      let value = Double("1.2345678901234567e\(exponent)") ?? 0
      #expect(Double(NumberFormat(digits: 17)(value)) == value)
    }
  }

  @Test func jsonKeepsEveryDigitAndEscapesText() {
    let value = JSONValue.object([
      ("a", .numbers([0.1, -1e-300, .nan, .infinity, -.infinity])), ("b", .string("\"\\\n\u{1B}é")),
      ("c", .array([.null, .bool(true), .integer(7)])),
    ])
    #expect(
      value.text
        == #"{"a":[0.1,-1e-300,"NaN","Infinity","-Infinity"],"b":"\"\\\n\u001bé","c":[null,true,7]}"#
    )
  }
}
