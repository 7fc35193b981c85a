import BackstepText

/// Reads JSON (RFC 8259) strictly: no duplicate keys, nothing behind the value, bounded depth, size
/// and number of values, every number finite.
///
/// Arrays of numbers only are read as `.numbers`; a number without fraction and exponent that fits
/// is `.integer` where it stands alone. A byte-order mark in front is passed over.
package struct JSONReader {
  /// The most bytes read.
  package static let largest = 256 * 1024 * 1024
  /// The most numbers in lists of numbers, and the most other values: those take ten times as much.
  static let most = (numbers: 40_000_000, values: 4_000_000)
  /// The deepest nesting read.
  package static let deepest = 32

  let bytes: [UInt8]
  var position = 0
  private var depth = 0
  private var count = (numbers: 0, values: 0)

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value that the bytes are.
  package static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
    guard bytes.count <= largest else {
      throw JSONProblem(line: 1, column: 1, kind: .tooLarge(largest))
    }
    var reader = JSONReader(bytes)
    reader.position = bytes.byteOrderMarkLength
    reader.skipBlanks()
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.problem(.trailing) }
    return value
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value() throws(JSONProblem) -> JSONValue {
    count.values += 1
    guard count.values <= Self.most.values else { throw problem(.tooMany(Self.most.values)) }
    guard let byte = next else { throw problem(.endsTooEarly) }
    switch byte {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONProblem) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONProblem) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw problem(.expected(.value))
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws(JSONProblem) -> JSONValue)
    throws(JSONProblem) -> JSONValue
  {
    guard depth < Self.deepest else { throw problem(.tooDeep(Self.deepest)) }
    depth += 1
    defer { depth -= 1 }
    position += 1
    skipBlanks()
    return try read(&self)
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONProblem)
    -> JSONValue
  {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    for (offset, letter) in letters.enumerated() {
      guard position + offset < bytes.count else {
        throw problem(.endsTooEarly, at: position + offset)
      }
      guard bytes[position + offset] == letter else { throw problem(.expected(.value)) }
    }
    position += letters.count
    return value
  }

  /// Past a comma to what follows it: true; past the closing bracket: false.
  private mutating func goesOn(until end: Character) throws(JSONProblem) -> Bool {
    skipBlanks()
    guard let byte = next else { throw problem(.endsTooEarly) }
    guard byte == UInt8(ascii: ",") || byte == end.asciiValue else {
      throw problem(.expected(.commaOr(end)))
    }
    position += 1
    if byte == end.asciiValue { return false }
    skipBlanks()
    return true
  }

  private mutating func array() throws(JSONProblem) -> JSONValue {
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    var numbers: [Double] = []
    var values: [JSONValue] = []
    repeat {
      let value = try value()
      if values.isEmpty, let number = value.finiteNumber {
        count.numbers += 1
        count.values -= 1
        guard count.numbers <= Self.most.numbers else { throw problem(.tooMany(Self.most.numbers)) }
        numbers.append(number)
      } else {
        if values.isEmpty { values = numbers.map { .number($0) } }
        values.append(value)
      }
    } while try goesOn(until: "]")
    return values.isEmpty ? .numbers(numbers) : .array(values)
  }

  private mutating func object() throws(JSONProblem) -> JSONValue {
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    var members: [(String, JSONValue)] = []
    var keys: Set<String> = []
    repeat {
      guard let byte = next else { throw problem(.endsTooEarly) }
      guard byte == UInt8(ascii: "\"") else { throw problem(.expected(.key)) }
      let start = position
      let key = try string()
      guard keys.insert(key).inserted else { throw problem(.duplicateKey(key), at: start) }
      skipBlanks()
      guard let sign = next else { throw problem(.endsTooEarly) }
      guard sign == UInt8(ascii: ":") else { throw problem(.expected(.colon)) }
      position += 1
      skipBlanks()
      members.append((key, try value()))
    } while try goesOn(until: "}")
    return .object(members)
  }

  /// A problem at a place, the present one when none is given.
  func problem(_ kind: JSONProblem.Kind, at place: Int? = nil) -> JSONProblem {
    let before = bytes[..<min(place ?? position, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Continuation bytes belong to the character before them.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONProblem(line: before.count { $0 == 0x0A } + 1, column: column, kind: kind)
  }
}

extension JSONValue {
  /// The number, when it is one.
  var finiteNumber: Double? {
    switch self {
    case .integer(let value): Double(exactly: value)
    case .number(let value): value
    default: nil
    }
  }
}
