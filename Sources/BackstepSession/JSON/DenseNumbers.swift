/// Numbers as a text that takes half the room: `float64:` and the bytes of each, the least
/// significant first, in base64 (RFC 4648).
enum DenseNumbers {
  /// Fewer are written as numbers.
  static let fewest = 16
  private static let mark = "float64:"
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// What each byte stands for; 64 for none.
  private static let digits: [UInt8] = {
    var digits = [UInt8](repeating: 64, count: 256)
    for (value, byte) in alphabet.enumerated() { digits[Int(byte)] = UInt8(value) }
    return digits
  }()

  static func text(_ numbers: [Double]) -> String {
    let bytes = numbers.flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) }
    }
    var text = Array(mark.utf8)
    text.reserveCapacity(text.count + (bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for place in 0..<3 { group = group << 8 | (place < count ? UInt32(bytes[start + place]) : 0) }
      for place in 0..<4 {
        let digit = alphabet[Int(group >> (18 - 6 * UInt32(place)) & 63)]
        text.append(place <= count ? digit : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The numbers of a text; nil when it is none of these.
  static func numbers(_ text: String) -> [Double]? {
    guard text.hasPrefix(mark) else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(text.utf8.count * 3 / 32)
    var (group, bits): (UInt32, UInt32) = (0, 0)
    var (pattern, bytes): (UInt64, UInt64) = (0, 0)
    var isOver = false
    for byte in text.utf8.dropFirst(mark.utf8.count) {
      if byte == padding {
        isOver = true
        continue
      }
      let digit = digits[Int(byte)]
      guard digit < 64, !isOver else { return nil }
      group = group << 6 | UInt32(digit)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      pattern |= UInt64(group >> bits & 255) << (8 * bytes)
      bytes += 1
      if bytes == 8 {
        numbers.append(Double(bitPattern: pattern))
        (pattern, bytes) = (0, 0)
      }
    }
    return bytes == 0 ? numbers : nil
  }
}
