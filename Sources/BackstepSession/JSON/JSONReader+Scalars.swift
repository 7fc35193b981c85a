import BackstepText

extension JSONReader {
  /// A number; the nearest double, and an integer where it is written as one and fits.
  mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits(from: start) }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try digits(from: start)
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits(from: start)
    }
    if let byte = next, isDigit(byte) { throw problem(.badNumber, at: start) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // An integer has no -0.
    if isInteger, text != "-0", let value = Int(text), Double(exactly: value) != nil {
      return .integer(value)
    }
    guard let value = Double(text) else { throw problem(.badNumber, at: start) }
    guard value.isFinite else { throw problem(.numberTooLarge, at: start) }
    return .number(value)
  }

  private mutating func digits(from start: Int) throws(JSONProblem) {
    guard let first = next else { throw problem(.endsTooEarly) }
    guard isDigit(first) else { throw problem(.badNumber, at: start) }
    while let byte = next, isDigit(byte) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A string, from its opening quote to behind its closing one.
  mutating func string() throws(JSONProblem) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw problem(.notUTF8, at: start)
        }
        return text
      case UInt8(ascii: "\\"): content += Array(try escape().utf8)
      case 0..<0x20: throw problem(.controlCharacter)
      default:
        content.append(byte)
        position += 1
      }
    }
    throw problem(.endsTooEarly)
  }

  private mutating func escape() throws(JSONProblem) -> String {
    let start = position
    position += 1
    guard let byte = next else { throw problem(.endsTooEarly) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexadecimal(from: start)
      // Beyond the first 65,536 characters a pair stands for one.
      if (0xD800..<0xDC00).contains(code) {
        guard next == UInt8(ascii: "\\") else { throw problem(.badEscape, at: start) }
        position += 1
        guard next == UInt8(ascii: "u") else { throw problem(.badEscape, at: start) }
        position += 1
        let low = try hexadecimal(from: start)
        guard (0xDC00..<0xE000).contains(low) else { throw problem(.badEscape, at: start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw problem(.badEscape, at: start) }
      return String(Character(scalar))
    default: throw problem(.badEscape, at: start)
    }
  }

  private mutating func hexadecimal(from start: Int) throws(JSONProblem) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw problem(.endsTooEarly) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem(.badEscape, at: start)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
