import Backprop

/// One thing that `set` changes beside the numbers of the network, and where its value lives in a
/// `Root`: in `Settings`, or what has those.
package struct Setting<Root: Sendable>: Sendable {
  /// Its name, in commands and in files.
  package let name: String
  /// How it is set: `lr X`.
  package let usage: String
  /// What it is, in a line.
  package let summary: String
  /// The words it takes, for Tab; empty when it takes a number.
  package let choices: [String]
  /// Whether so much hangs on it that it is told even where it is as in a fresh session.
  package let isMain: Bool
  /// What no longer holds once it is changed.
  let stale: Staleness
  /// Its value.
  package let value: @Sendable (Root) -> SettingValue
  /// Takes the words behind its name.
  let parse: @Sendable (_ words: [String], inout Root) throws(SessionError) -> Void
  /// How a file has it; one without it means the usual value.
  let field: Field<Root>
}

/// What no longer holds once a setting is changed.
enum Staleness: Equatable, Sendable {
  case nothing
  /// The loss and what is computed from it, where another number comes out now.
  case loss
  /// What the optimizer remembers.
  case optimizerState
  /// The order of the samples: the epoch begins anew.
  case order
  /// All that a forward pass computes, its dropout masks with it.
  case forward
  /// The weights: they are drawn anew, even when the value stays.
  case weights
}

/// The value of a setting.
package enum SettingValue: Equatable, Sendable {
  case number(Double)
  case whole(Int)
  case word(String)

  /// As one would type it.
  package var text: String {
    switch self {
    case .number(let number): Expression.shortest(number)
    case .whole(let number): String(number)
    case .word(let word): word
    }
  }

  /// As programs read it.
  package var json: JSONValue {
    switch self {
    case .number(let number): .number(number)
    case .whole(let number): .integer(number)
    case .word(let word): .string(word)
    }
  }
}

extension Setting {
  init<Value>(
    _ name: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ form: SettingForm<Value>,
    _ summary: String, isMain: Bool = false, stale: Staleness = .nothing
  ) {
    let usage = "\(name) \(form.usage)"
    (self.name, self.usage, self.summary) = (name, usage, summary)
    (choices, self.isMain, self.stale) = (form.choices, isMain, stale)
    value = { form.shown($0[keyPath: path]) }
    parse = { words, root throws(SessionError) in
      guard let value = try form.parse(words, name) else {
        throw .typing(.usage(command: "set", usage: ["set \(usage)"]))
      }
      root[keyPath: path] = value
    }
    field = Field(name, path, form.codec, isOptional: true)
  }

  /// The same setting of something that has a `Root`.
  func within<Outer>(_ path: WritableKeyPath<Outer, Root> & Sendable) -> Setting<Outer> {
    Setting<Outer>(
      name: name, usage: usage, summary: summary, choices: choices, isMain: isMain, stale: stale,
      value: { value($0[keyPath: path]) },
      parse: { words, outer throws(SessionError) in try parse(words, &outer[keyPath: path]) },
      field: field.within(path))
  }
}
