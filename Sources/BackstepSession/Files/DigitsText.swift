import Backprop

/// Reads the bundled digits: a line is 64 points in base 17, a blank, and the digit.
enum DigitsText {
  /// The samples, points scaled to 0…1; nil when the text is not of this form.
  static func dataset(_ bytes: [UInt8], name: String) -> Dataset? {
    var values: [Double] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard line.count == 66, let last = line.last, let digit = value(last), digit < 10 else {
        return nil
      }
      for point in line.prefix(64) {
        guard let value = value(point) else { return nil }
        values.append(Double(value) / 16)
      }
      for answer in 0..<10 { values.append(answer == digit ? 1 : 0) }
    }
    guard !values.isEmpty else { return nil }
    return Dataset(
      name: name, inputCount: 64, targetCount: 10, values: values,
      classes: (0..<10).map(String.init))
  }

  private static func value(_ digit: UInt8) -> Int? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "G"): Int(digit - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
