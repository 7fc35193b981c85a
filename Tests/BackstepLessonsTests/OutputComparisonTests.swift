import BackstepText
import Testing

@testable import BackstepLessons

@Suite struct OutputComparisonTests {
  static func mismatch(_ expected: String, _ found: String) -> OutputMismatch? {
    let lines = expected.isEmpty ? [] : expected.lines
    let exchange = Exchange(
      command: "x", line: 10,
      expected: lines.enumerated().map { ExpectedLine(text: $1, line: 11 + $0) })
    return OutputComparison.firstMismatch(of: exchange, found: found)
  }

  @Test(arguments: [
    // To the digits written.
    ("0.60", "0.5987"), ("0.5987", "0.59873"), ("0.5987", "0.5987"), ("0.50000", "0.5"),
    ("-0.12", "-0.1249"), ("0.12", "0.125"), ("0.13", "0.125"), ("12.0", "11.96"),
    (".5", "0.5"), ("+0.5", "0.5"), ("\u{2212}0.50", "-0.499"),
    // Exponents.
    ("1.2e-05", "1.23e-05"), ("1.2e-5", "0.0000123"), ("1.2E5", "123456"), ("1e-5", "1.4e-05"),
    ("0.00", "1e-9"), ("1e+300", "1.2e300"), ("0.5e-9223372036854775808", "0"),
    // Zero has no sign.
    ("0.00", "-0.001"), ("-0.00", "0.001"), ("0", "-0"),
    // Whole numbers and numbers beyond reading match as they are.
    ("3", "3"), ("12345678901234567890123", "12345678901234567890123"), ("1e999", "1e999"),
    ("0.\(String(repeating: "1", count: 80))", "0.\(String(repeating: "1", count: 80))"),
    // Names keep their digits; signs between operands are text.
    ("W1[0][1] = 0.5", "W1[0][1] = 0.51"), ("a1-0.5", "a1-0.52"), ("5.", "5."), ("50%", "50%"),
    // Blanks at the ends do not count.
    ("a  ", "a"), ("a", "a \t\n\n\n"), ("", "\n"), ("a\n\nb", "a\n\nb\n"),
    // Within a line, dots stand for any text.
    ("out = ...", "out = 5 and more"), ("...", ""), ("a...b...c", "abbc"), ("a...b", "ab"),
    ("x ...", "x ..."), ("0.12...", "0.123"), ("loss ... 0.25", "loss (sum) 0.2499"),
    // Alone on a line, for any lines.
    ("a\n...\nz", "a\nz"), ("a\n...\nz", "a\nb\nc\nz"), ("...\nb\n...\nd", "a\nb\nc\nd"),
    ("  ...  ", "1\n2"), ("...\na\n...", "b\na"), ("...\na\nb\n...\nc", "a\nx\na\nb\nc"),
  ]) func matches(_ expected: String, _ found: String) {
    #expect(Self.mismatch(expected, found) == nil)
  }

  @Test(arguments: [
    ("0.60", "0.5949"), ("0.5987", "0.5986"), ("0.5987", "0.599"), ("-0.12", "0.12"),
    ("1.2e-05", "1.26e-05"), ("1.2e-05", "1.2e-04"), ("0.00", "0.006"), ("0.5", "nan"),
    ("3", "3.0"), ("3", "4"), ("3", "-3"), ("3", "33"), ("5.", "5.25"),
    ("12345678901234567890123", "12345678901234567890124"), ("1e999", "1e998"),
    ("W1[0][1] = 0.5", "W1[0][2] = 0.5"), ("W1", "W2"), ("z1.0", "z1.04"),
    ("a", " a"), ("a b", "a  b"), ("a", "A"), ("é", "e\u{301}"), ("", "a"), ("a", ""),
    ("a...b", "a"), ("a...b", "abc"), ("...a", "b"), ("a...a", "a"), ("a...bc...c", "abc"),
    ("0...5", "0.5x"), ("... 5", "7 15"), ("a\n\nb", "a\nb"),
  ]) func differs(_ expected: String, _ found: String) {
    #expect(Self.mismatch(expected, found) != nil)
  }

  struct Place: Sendable {
    let expected: String
    let found: String
    let mismatch: OutputMismatch
  }

  @Test(arguments: [
    Place(
      expected: "a\nb 1.0\nc", found: "a\nb 1.1\nx",
      mismatch: OutputMismatch(line: 12, expected: "b 1.0", found: "b 1.1")),
    Place(
      expected: "a\nb", found: "a", mismatch: OutputMismatch(line: 12, expected: "b", found: nil)),
    Place(
      expected: "a", found: "a\nb", mismatch: OutputMismatch(line: 11, expected: nil, found: "b")),
    Place(
      expected: "", found: "a\nb", mismatch: OutputMismatch(line: 10, expected: nil, found: "a")),
    Place(
      expected: "a\n...\ny\nz", found: "a\nb\nx\nz",
      mismatch: OutputMismatch(line: 13, expected: "y", found: "x")),
    Place(
      expected: "...\nm\n...\nz", found: "a\nb\nz",
      mismatch: OutputMismatch(line: 12, expected: "m", found: nil)),
    Place(
      expected: "a\n...\na", found: "a",
      mismatch: OutputMismatch(line: 13, expected: "a", found: nil)),
    Place(
      expected: "red", found: "\u{1B}[31mred",
      mismatch: OutputMismatch(line: 11, expected: "red", found: "\u{FFFD}[31mred")),
  ]) func tellsTheFirstPlace(_ place: Place) {
    #expect(Self.mismatch(place.expected, place.found) == place.mismatch)
  }
}
