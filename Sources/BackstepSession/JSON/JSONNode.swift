import BackstepText

/// A value within a file, and the path to it, for saying where something is wrong.
struct JSONNode {
  let path: String
  let value: JSONValue

  /// The members of an object that has all of these keys, and of optional ones perhaps some.
  func members(_ keys: [String], optional: [String] = []) throws(FileFault) -> JSONMembers {
    guard case .object(let members) = value else {
      throw .wrongKind(path, expected: .object)
    }
    for (key, _) in members where !keys.contains(key) && !optional.contains(key) {
      throw .unknownKey(child(key))
    }
    var found: [String: JSONNode] = [:]
    for (key, value) in members { found[key] = JSONNode(path: child(key), value: value) }
    for key in keys where found[key] == nil { throw .missing(child(key)) }
    return JSONMembers(path: path, nodes: found)
  }

  /// The path to a member.
  func child(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// Whether it is an object that has a member, and not `null` for it.
  func has(_ key: String) -> Bool {
    guard case .object(let members) = value,
      let member = members.first(where: { $0.0 == key })
    else { return false }
    return !JSONNode(path: child(key), value: member.1).isNull
  }

  func bool() throws(FileFault) -> Bool {
    guard case .bool(let value) = value else { throw .wrongKind(path, expected: .boolean) }
    return value
  }

  func integer(_ range: ClosedRange<Int>) throws(FileFault) -> Int {
    guard case .integer(let number) = value else {
      throw .wrongKind(path, expected: .wholeNumber)
    }
    guard range.contains(number) else {
      throw .outOfRange(path, .whole(range))
    }
    return number
  }

  func text() throws(FileFault) -> String {
    guard case .string(let text) = value else { throw .wrongKind(path, expected: .text) }
    return text
  }

  /// A text that may be shown: blanks stand for control characters.
  func line() throws(FileFault) -> String {
    try text().replacingUnsafe { _ in " " }
  }

  func word<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type) throws(FileFault) -> T {
    let word = try text()
    guard let value = T(rawValue: word) else {
      throw .unknownWord(path, word: word, choices: T.allCases.map(\.rawValue))
    }
    return value
  }

  func finite() throws(FileFault) -> Double {
    let number = try number()
    guard number.isFinite else { throw .notFinite(path) }
    return number
  }

  /// A number; one that is not finite stands as a text.
  func number() throws(FileFault) -> Double {
    if let number = value.finiteNumber { return number }
    switch value {
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw .wrongKind(path, expected: .number)
    }
  }

  func numbers(_ count: Int? = nil) throws(FileFault) -> [Double] {
    let result: [Double]
    switch value {
    case .numbers(let numbers): result = numbers
    case .array:
      var numbers: [Double] = []
      for node in try elements() { numbers.append(try node.number()) }
      result = numbers
    case .string(let text):
      guard let numbers = DenseNumbers.numbers(text) else {
        throw .wrongKind(path, expected: .numbers)
      }
      result = numbers
    default: throw .wrongKind(path, expected: .numbers)
    }
    if let count, result.count != count {
      throw .wrongCount(path, given: result.count, needed: count)
    }
    return result
  }

  /// Whole numbers in a range.
  func wholeNumbers(_ range: ClosedRange<Int> = .min ... .max) throws(FileFault) -> [Int] {
    var result: [Int] = []
    for number in try finiteNumbers() {
      guard let whole = Int(exactly: number) else {
        throw .wrongKind(path, expected: .wholeNumbers)
      }
      guard range.contains(whole) else { throw .outOfRange(path, .whole(range)) }
      result.append(whole)
    }
    return result
  }

  func finiteNumbers(_ count: Int? = nil) throws(FileFault) -> [Double] {
    let numbers = try numbers(count)
    if let index = numbers.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite("\(path)[\(index)]")
    }
    return numbers
  }

  func elements(_ count: Int? = nil) throws(FileFault) -> [JSONNode] {
    let values: [JSONValue]
    switch value {
    case .array(let elements): values = elements
    case .numbers(let numbers): values = numbers.map { .number($0) }
    default: throw .wrongKind(path, expected: .list)
    }
    if let count, values.count != count {
      throw .wrongCount(path, given: values.count, needed: count)
    }
    return values.enumerated().map { JSONNode(path: "\(path)[\($0)]", value: $1) }
  }
}

/// The members of an object, by their keys.
struct JSONMembers {
  let path: String
  fileprivate let nodes: [String: JSONNode]

  fileprivate init(path: String, nodes: [String: JSONNode]) {
    self.path = path
    self.nodes = nodes
  }

  /// A member; nil when it is an optional one that is not there.
  func node(_ key: String) -> JSONNode? { nodes[key] }

  /// A member; `null` when it is an optional one that is not there.
  subscript(key: String) -> JSONNode {
    nodes[key] ?? JSONNode(path: path.isEmpty ? key : "\(path).\(key)", value: .null)
  }
}
