/// How a value is written in a file, and how it is read from one.
struct Codec<Value>: Sendable {
  let write: @Sendable (Value) -> JSONValue
  let read: @Sendable (JSONNode) throws(FileFault) -> Value

  init(
    write: @escaping @Sendable (Value) -> JSONValue,
    read: @escaping @Sendable (JSONNode) throws(FileFault) -> Value
  ) {
    (self.write, self.read) = (write, read)
  }

  /// The same, with `null` for nil.
  var optional: Codec<Value?> {
    Codec<Value?> {
      $0.map(write) ?? .null
    } read: { node throws(FileFault) in
      node.isNull ? nil : try read(node)
    }
  }
}

/// A member of an object in a file, and the part of a value that it holds.
struct Field<Root>: Sendable {
  let key: String
  /// Whether a file may lack it; the part then stays as it is.
  let isOptional: Bool
  let write: @Sendable (Root) -> JSONValue
  let read: @Sendable (JSONNode, inout Root) throws(FileFault) -> Void

  init<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>,
    isOptional: Bool = false
  ) {
    (self.key, self.isOptional) = (key, isOptional)
    write = { codec.write($0[keyPath: path]) }
    read = { node, root throws(FileFault) in root[keyPath: path] = try codec.read(node) }
  }

  private init(
    key: String, isOptional: Bool, write: @escaping @Sendable (Root) -> JSONValue,
    read: @escaping @Sendable (JSONNode, inout Root) throws(FileFault) -> Void
  ) {
    (self.key, self.isOptional, self.write, self.read) = (key, isOptional, write, read)
  }

  /// The same member of something that has a `Root`.
  func within<Outer>(_ path: WritableKeyPath<Outer, Root> & Sendable) -> Field<Outer> {
    Field<Outer>(key: key, isOptional: isOptional) {
      write($0[keyPath: path])
    } read: { node, outer throws(FileFault) in
      try read(node, &outer[keyPath: path])
    }
  }
}

extension Codec where Value: Sendable {
  /// An object of these members and no others, read onto the value given.
  static func object(onto start: Value, _ fields: [Field<Value>]) -> Codec {
    Codec { value in
      .object(fields.map { ($0.key, $0.write(value)) })
    } read: { node throws(FileFault) in
      let members = try node.members(
        fields.filter { !$0.isOptional }.map(\.key),
        optional: fields.filter(\.isOptional).map(\.key))
      var value = start
      for field in fields {
        if let member = members.node(field.key) { try field.read(member, &value) }
      }
      return value
    }
  }
}

extension Codec<Double> {
  /// A number; computed ones need not be finite.
  static var number: Codec {
    Codec {
      .number($0)
    } read: { node throws(FileFault) in
      try node.number()
    }
  }
}

extension Codec<Bool> {
  static var flag: Codec {
    Codec {
      .bool($0)
    } read: { node throws(FileFault) in
      try node.bool()
    }
  }
}

extension Codec<Int> {
  static func whole(_ range: ClosedRange<Int>) -> Codec {
    Codec {
      .integer($0)
    } read: { node throws(FileFault) in
      try node.integer(range)
    }
  }
}

extension Codec<String> {
  /// A text that may be shown.
  static var line: Codec {
    Codec {
      .string($0)
    } read: { node throws(FileFault) in
      try node.line()
    }
  }
}

extension Codec where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
  static var word: Codec {
    Codec {
      .string($0.rawValue)
    } read: { node throws(FileFault) in
      try node.word(Value.self)
    }
  }
}
