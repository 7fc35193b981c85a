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

  /// What is written as such a value and made from one; the node says where it stands.
  func mapped<Other>(
    _ write: @escaping @Sendable (Other) -> Value,
    read: @escaping @Sendable (Value, JSONNode) throws(FileFault) -> Other
  ) -> Codec<Other> {
    Codec<Other> {
      self.write(write($0))
    } read: { node throws(FileFault) in
      try read(try self.read(node), node)
    }
  }

  /// The same, but for values in which something is at fault.
  func checked(_ fault: @escaping @Sendable (Value, JSONNode) -> FileFault?) -> Codec {
    mapped {
      $0
    } read: { value, node throws(FileFault) in
      if let fault = fault(value, node) { throw fault }
      return value
    }
  }

  /// A list of them, of any length or of one.
  func list(_ count: Int? = nil) -> Codec<[Value]> {
    Codec<[Value]> {
      .array($0.map(write))
    } read: { node throws(FileFault) in
      var values: [Value] = []
      for element in try node.elements(count) { values.append(try read(element)) }
      return values
    }
  }
}

extension Codec where Value: RangeReplaceableCollection & SendableMetatype {
  /// The same, with `null` for nothing.
  var nullWhereEmpty: Codec {
    Codec {
      $0.isEmpty ? .null : write($0)
    } read: { node throws(FileFault) in
      node.isNull ? Value() : try read(node)
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

  /// A member whose form depends on what the members before it have said.
  init<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value> & Sendable, isOptional: Bool = false,
    _ codec: @escaping @Sendable (Root) -> Codec<Value>
  ) {
    (self.key, self.isOptional) = (key, isOptional)
    write = { codec($0).write($0[keyPath: path]) }
    read = { node, root throws(FileFault) in root[keyPath: path] = try codec(root).read(node) }
  }

  /// An object with further parts of the same value.
  init(_ key: String, _ fields: [Field]) {
    (self.key, isOptional) = (key, false)
    write = { root in Field.object(fields, root) }
    read = { node, root throws(FileFault) in try Field.read(fields, node, &root) }
  }

  fileprivate static func object(_ fields: [Field], _ root: Root) -> JSONValue {
    .object(fields.map { ($0.key, $0.write(root)) })
  }

  /// Reads an object of these members and no others.
  fileprivate static func read(_ fields: [Field], _ node: JSONNode, _ root: inout Root)
    throws(FileFault)
  {
    let members = try node.members(
      fields.filter { !$0.isOptional }.map(\.key),
      optional: fields.filter(\.isOptional).map(\.key))
    for field in fields {
      if let member = members.node(field.key) { try field.read(member, &root) }
    }
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
    Codec {
      Field.object(fields, $0)
    } read: { node throws(FileFault) in
      var value = start
      try Field.read(fields, node, &value)
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
