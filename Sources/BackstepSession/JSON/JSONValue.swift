/// A JSON value; objects keep the order of their keys.
package indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])
  /// A vector, written without a value for each number.
  case numbers([Double])

  /// What may not be known: null then.
  package init(_ number: Double?) { self = number.map(JSONValue.number) ?? .null }
  package init(_ number: Int?) { self = number.map(JSONValue.integer) ?? .null }
  package init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  package static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
  package static func integers(_ numbers: [Int]) -> JSONValue {
    .array(numbers.map(JSONValue.integer))
  }

  /// The rows of a matrix, so many numbers each.
  package static func rows(_ numbers: [Double], columns: Int) -> JSONValue {
    .array(
      stride(from: 0, to: numbers.count, by: columns).map {
        .numbers(Array(numbers[$0..<$0 + columns]))
      })
  }

  /// Two values are equal when they are written alike.
  package static func == (left: JSONValue, right: JSONValue) -> Bool { left.text == right.text }

  /// The value on one line. Numbers keep every digit; those that are not finite are strings.
  package var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  /// The value with a line for each member, element and row, and a line break at the end.
  ///
  /// - Parameter isDense: Whether long lists of numbers are written as `DenseNumbers`.
  package func page(isDense: Bool = false) -> String {
    var result = ""
    write(to: &result, indent: "\n", isDense: isDense)
    return result + "\n"
  }

  /// The numbers in it that stand in lists of their own, and the other values.
  var counts: (numbers: Int, values: Int) {
    switch self {
    case .null, .bool, .integer, .number, .string: (0, 1)
    case .numbers(let numbers): (numbers.count, 1)
    case .array(let values): Self.total(values)
    case .object(let members): Self.total(members.lazy.map(\.1))
    }
  }

  private static func total(_ values: some Sequence<JSONValue>) -> (numbers: Int, values: Int) {
    values.reduce((0, 1)) { ($0.0 + $1.counts.numbers, $0.1 + $1.counts.values) }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object, .numbers: true
    default: false
    }
  }

  /// - Parameter indent: A line break and the blanks behind it; nil to stay on one line.
  private func write(to result: inout String, indent: String? = nil, isDense: Bool = false) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .number(let value): Self.write(value, to: &result)
    case .string(let value): Self.write(value, to: &result)
    case .numbers(let values) where isDense && values.count >= DenseNumbers.fewest:
      result += "\"" + DenseNumbers.text(values) + "\""
    case .numbers(let values):
      result += "["
      for (index, value) in values.enumerated() {
        if index > 0 { result += indent == nil ? "," : ", " }
        Self.write(value, to: &result)
      }
      result += "]"
    case .array(let values):
      let isBroken = values.contains(where: \.isContainer)
      let inner = isBroken ? indent.map { $0 + "  " } : nil
      result += "["
      for (index, value) in values.enumerated() {
        if index > 0 { result += indent == nil || isBroken ? "," : ", " }
        result += inner ?? ""
        value.write(to: &result, indent: inner ?? indent, isDense: isDense)
      }
      if isBroken, let indent { result += indent }
      result += "]"
    case .object(let members):
      let inner = indent.map { $0 + "  " }
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += "," }
        result += inner ?? ""
        Self.write(member.0, to: &result)
        result += inner == nil ? ":" : ": "
        member.1.write(to: &result, indent: inner, isDense: isDense)
      }
      if !members.isEmpty, let indent { result += indent }
      result += "}"
    }
  }

  private static func write(_ value: Double, to result: inout String) {
    if value.isFinite {
      result += value.description
    } else {
      result += value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
    }
  }

  private static func write(_ value: String, to result: inout String) {
    result += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
