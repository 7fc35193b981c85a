import Backprop

/// One thing that `set` changes beside the numbers of the network.
package struct Setting: Sendable {
  /// Its name.
  package let name: String
  /// How it is set: `lr X`.
  package let usage: String
  /// What it is, in a line.
  package let summary: String
  /// The words it takes, for Tab; empty when it takes a number.
  package let choices: [String]
  /// Its value in words, as one would type it.
  let describe: @Sendable (State) -> String
  let apply: @Sendable (inout State, [String], _ edit: String) throws(SessionError) -> [Note]

  /// All settings, in the order in which they are shown.
  package static let all: [Setting] =
    [learningRate, loss, optimizer] + ofOptimizers + ofTraining + [initialization, digits]

  /// The value in words, as one would type it.
  package func text(in state: State) -> String { describe(state) }
}

extension Setting {
  static let learningRate = Setting(
    name: "lr", usage: "lr X", summary: "the learning rate, the share of the gradient in a nudge",
    choices: [], describe: { Expression.shortest($0.settings.learningRate) }
  ) { state, words, _ throws(SessionError) in
    state.settings.learningRate = try number(words, of: "lr")
    return []
  }

  static let loss = Setting(
    name: "loss", usage: "loss \(Loss.allCases.map(\.rawValue).joined(separator: "|"))",
    summary: "how wrongness is measured",
    choices: Loss.allCases.map(\.rawValue), describe: { $0.settings.loss.rawValue }
  ) { state, words, edit throws(SessionError) in
    let loss: Loss = try choice(words, of: "loss")
    guard loss.fits(state.architecture.outputActivation) else {
      throw .network(.lossDoesNotFit(loss, state.architecture))
    }
    if loss != state.settings.loss {
      state.settings.loss = loss
      state.values.invalidate(after: .forward, since: edit)
    }
    return []
  }

  static let optimizer = Setting(
    name: "optimizer",
    usage: "optimizer \(Optimizer.allCases.map(\.rawValue).joined(separator: "|"))",
    summary: "how a gradient becomes a change",
    choices: Optimizer.allCases.map(\.rawValue), describe: { $0.settings.optimizer.rawValue }
  ) { state, words, _ throws(SessionError) in
    let optimizer: Optimizer = try choice(words, of: "optimizer")
    // The moments of one optimizer mean nothing to another.
    if optimizer != state.settings.optimizer { state.optimizerState = OptimizerState() }
    state.settings.optimizer = optimizer
    return []
  }

  static let initialization = Setting(
    name: "init", usage: "init uniform|xavier|he|zeros|constant C",
    summary: "how weights are drawn; draws them anew from the seed",
    choices: ["uniform", "xavier", "he", "zeros", "constant"],
    describe: { $0.settings.initialization.text }
  ) { state, words, edit throws(SessionError) in
    state.settings.initialization = try Initialization(words: words)
    state.drawWeights(since: edit)
    return []
  }

  static let digits = Setting(
    name: "digits", usage: "digits N", summary: "significant digits on the screen, 1 to 17",
    choices: [], describe: { "\($0.settings.digits)" }
  ) { state, words, _ throws(SessionError) in
    guard words.count == 1 else { throw .typing(.usage(command: "set", usage: ["set digits N"])) }
    guard let digits = Int(words[0]) else { throw .typing(.notAWholeNumber(words[0], atLeast: 1)) }
    guard (1...17).contains(digits) else {
      throw .typing(.outOfRange(words[0], of: "digits", .whole(1...17)))
    }
    state.settings.digits = digits
    return []
  }

  /// The one finite number that a setting takes.
  static func number(_ words: [String], of name: String) throws(SessionError) -> Double {
    let words = words.first == "=" ? Array(words.dropFirst()) : words
    guard words.count == 1 else { throw .typing(.usage(command: "set", usage: ["set \(name) X"])) }
    return try Numbers.one(words[0])
  }

  /// The one word, of a few, that a setting takes.
  static func choice<T: RawRepresentable<String> & CaseIterable>(
    _ words: [String], of name: String
  ) throws(SessionError) -> T {
    let choices = T.allCases.map(\.rawValue)
    guard words.count == 1 else {
      throw .typing(
        .usage(command: "set", usage: ["set \(name) \(choices.joined(separator: "|"))"]))
    }
    guard let value = T(rawValue: words[0]) else {
      throw .typing(.unknownWord(words[0], kind: .setting(name), choices: choices))
    }
    return value
  }
}

extension Initialization {
  /// Reads `uniform`, `xavier`, `he`, `zeros` or `constant C`.
  fileprivate init(words: [String]) throws(SessionError) {
    switch (words.first, words.count) {
    case ("uniform", 1): self = .uniform
    case ("xavier", 1): self = .xavier
    case ("he", 1): self = .he
    case ("zeros", 1): self = .zeros
    case ("constant", 2): self = .constant(try Numbers.one(words[1]))
    case ("uniform", _), ("xavier", _), ("he", _), ("zeros", _), ("constant", _), (nil, _):
      throw .typing(.usage(command: "set", usage: ["set \(Setting.initialization.usage)"]))
    case (let word?, _):
      throw .typing(
        .unknownWord(word, kind: .setting("init"), choices: Setting.initialization.choices))
    }
  }

  /// As one would type it.
  fileprivate var text: String {
    switch self {
    case .uniform: "uniform"
    case .xavier: "xavier"
    case .he: "he"
    case .zeros: "zeros"
    case .constant(let value): "constant \(Expression.shortest(value))"
    }
  }
}

extension State {
  /// Applies a setting.
  mutating func set(_ setting: Setting, _ words: [String], since edit: String)
    throws(SessionError) -> CommandDeclaration.Outcome
  {
    let before = setting.describe(self)
    let notes = try setting.apply(&self, words, edit)
    let after = setting.describe(self)
    return .init(
      body: .set(SetReport(subject: .setting(setting.name, before: before, after: after))),
      notes: notes)
  }
}
