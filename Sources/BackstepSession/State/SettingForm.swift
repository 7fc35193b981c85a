import Backprop

/// How the values of a kind of setting are written: in a command, on the screen and in a file.
struct SettingForm<Value>: Sendable {
  /// What stands behind the name: `X`, `on|off`.
  let usage: String
  /// The words it takes, for Tab; empty when it takes a number.
  let choices: [String]
  let codec: Codec<Value>
  let shown: @Sendable (Value) -> SettingValue
  /// Reads words behind a name; nil when they are not of the form.
  let parse: @Sendable (_ words: [String], _ name: String) throws(SessionError) -> Value?
}

extension SettingForm<Double> {
  /// A finite number within bounds.
  static func number(_ bounds: Bounds? = nil) -> SettingForm {
    let codec = Codec<Double> {
      .number($0)
    } read: { node throws(FileFault) in
      let number = try node.finite()
      if let bounds, !bounds.contains(number) { throw .outOfRange(node.path, bounds) }
      return number
    }
    return SettingForm(usage: "X", choices: [], codec: codec) {
      .number($0)
    } parse: { words, name throws(SessionError) in
      guard words.count == 1 else { return nil }
      let number = try Numbers.one(words[0])
      if let bounds, !bounds.contains(number) {
        throw .typing(.outOfRange(words[0], of: name, bounds))
      }
      return number
    }
  }
}

extension SettingForm<Double?> {
  /// A finite number within bounds, or a word that stands for none.
  static func number(_ bounds: Bounds, or word: String) -> SettingForm {
    let form = SettingForm<Double>.number(bounds)
    return SettingForm(
      usage: "\(form.usage)|\(word)", choices: [word], codec: form.codec.optional
    ) {
      $0.map(form.shown) ?? .word(word)
    } parse: { words, name throws(SessionError) in
      if words == [word] { return .some(nil) }
      guard let value = try form.parse(words, name) else { return nil }
      return .some(value)
    }
  }
}

extension SettingForm<Int> {
  /// A whole number in a range.
  ///
  /// - Parameters:
  ///   - letter: What stands for it in the usage.
  ///   - zero: A word for 0, which is not in the range.
  static func whole(_ range: ClosedRange<Int>, _ letter: String = "N", zero: String? = nil)
    -> SettingForm
  {
    SettingForm(
      usage: letter + (zero.map { "|\($0)" } ?? ""), choices: zero.map { [$0] } ?? [],
      codec: .whole(zero == nil ? range : 0...range.upperBound)
    ) { value in
      if value == 0, let zero { .word(zero) } else { .whole(value) }
    } parse: { words, name throws(SessionError) in
      guard words.count == 1 else { return nil }
      if words[0] == zero { return 0 }
      guard let number = Int(words[0]) else {
        throw .typing(.notAWholeNumber(words[0], atLeast: range.lowerBound))
      }
      guard range.contains(number) else {
        throw .typing(.outOfRange(words[0], of: name, .whole(range)))
      }
      return number
    }
  }
}

extension SettingForm<Bool> {
  static let onOrOff = SettingForm(usage: "on|off", choices: ["on", "off"], codec: .flag) {
    .word($0 ? "on" : "off")
  } parse: { words, name throws(SessionError) in
    guard words.count == 1 else { return nil }
    switch words[0] {
    case "on": return true
    case "off": return false
    case let word:
      throw .typing(.unknownWord(word, kind: .setting(name), choices: ["on", "off"]))
    }
  }
}

extension SettingForm where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
  /// One of a few words.
  static var word: SettingForm {
    let choices = Value.allCases.map(\.rawValue)
    return SettingForm(
      usage: choices.joined(separator: "|"), choices: choices, codec: .word
    ) {
      .word($0.rawValue)
    } parse: { words, name throws(SessionError) in
      guard words.count == 1 else { return nil }
      guard let value = Value(rawValue: words[0]) else {
        throw .typing(.unknownWord(words[0], kind: .setting(name), choices: choices))
      }
      return value
    }
  }
}

extension SettingForm<UInt64> {
  /// A whole number of 64 bits, which a file has as a text.
  static var seed: SettingForm {
    let codec = Codec<UInt64> {
      .string("\($0)")
    } read: { node throws(FileFault) in
      guard let seed = UInt64(try node.text()) else {
        throw .wrongKind(node.path, expected: .wholeNumberAsText)
      }
      return seed
    }
    return SettingForm(usage: "N", choices: [], codec: codec) { seed in
      Int(exactly: seed).map(SettingValue.whole) ?? .word("\(seed)")
    } parse: { words, _ throws(SessionError) in
      guard words.count == 1 else { return nil }
      return try Numbers.seed(words[0])
    }
  }
}

extension SettingForm<Initialization> {
  private static var plain: [(name: String, value: Initialization)] {
    [("uniform", .uniform), ("xavier", .xavier), ("he", .he), ("zeros", .zeros)]
  }

  static var initialization: SettingForm {
    let names = plain.map(\.name)
    let codec = Codec<Initialization> { value in
      if case .constant(let number) = value { return .object([("constant", .number(number))]) }
      return .string(plain.first { $0.value == value }?.name ?? "")
    } read: { node throws(FileFault) in
      if case .object = node.value {
        return .constant(try node.members(["constant"])["constant"].finite())
      }
      let word = try node.text()
      guard let value = plain.first(where: { $0.name == word })?.value else {
        throw .unknownWord(node.path, word: word, choices: names)
      }
      return value
    }
    return SettingForm(
      usage: names.joined(separator: "|") + "|constant C", choices: names + ["constant"],
      codec: codec
    ) { value in
      if case .constant(let number) = value {
        return .word("constant \(Expression.shortest(number))")
      }
      return .word(plain.first { $0.value == value }?.name ?? "")
    } parse: { words, name throws(SessionError) in
      guard let word = words.first else { return nil }
      if word == "constant" {
        return words.count == 2 ? .constant(try Numbers.one(words[1])) : nil
      }
      guard let value = plain.first(where: { $0.name == word })?.value else {
        throw .typing(.unknownWord(word, kind: .setting(name), choices: names + ["constant"]))
      }
      return words.count == 1 ? value : nil
    }
  }
}
