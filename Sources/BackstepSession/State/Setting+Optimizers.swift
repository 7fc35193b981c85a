import Backprop

// The numbers of the optimizers' formulas, under the names of `torch.optim`. No computed value goes
// stale with them: gradients do not depend on what is made of them.
extension Setting {
  static let ofOptimizers = [momentum, beta1, beta2, epsilon, decay, clip]

  static let momentum = fraction(
    "momentum", "how much of the last change is kept, for momentum and nesterov; 0 to 1",
    \.momentum, highestIsIn: true)
  static let beta1 = fraction(
    "beta1", "how much of m adam keeps; 0 up to, not with, 1", \.beta1)
  static let beta2 = fraction(
    "beta2", "how much of v adam keeps; 0 up to, not with, 1", \.beta2)
  static let epsilon = notNegative(
    "epsilon", "what keeps adam's quotient finite; 0 or more", \.epsilon)
  static let decay = notNegative(
    "decay", "pulls every weight to 0: gradient + decay*weight; 0 or more", \.decay)

  static let clip = Setting(
    name: "clip", usage: "clip X|off",
    summary: "the longest gradient allowed, all parameters together; more than 0, or off",
    choices: ["off"],
    describe: { $0.settings.optimizerSettings.clip.map(Expression.shortest) ?? "off" }
  ) { state, words, _ throws(SessionError) in
    let words = value(words)
    if words == ["off"] {
      state.settings.optimizerSettings.clip = nil
      return []
    }
    guard words.count == 1 else { throw .typing(.usage(command: "set", usage: ["set clip X|off"])) }
    let number = try Numbers.one(words[0])
    guard number > 0 else {
      throw .typing(.outOfRange(words[0], of: "clip", .positive))
    }
    state.settings.optimizerSettings.clip = number
    return []
  }

  private typealias Path = WritableKeyPath<OptimizerSettings, Double> & Sendable

  private static func fraction(
    _ name: String, _ summary: String, _ path: Path, highestIsIn: Bool = false
  ) -> Setting {
    Setting(
      name: name, usage: "\(name) X", summary: summary, choices: [],
      describe: { Expression.shortest($0.settings.optimizerSettings[keyPath: path]) }
    ) { state, words, _ throws(SessionError) in
      let number = try number(words, of: name)
      guard number >= 0, highestIsIn ? number <= 1 : number < 1 else {
        throw .typing(
          .outOfRange(
            value(words).first ?? "", of: name, .share(zero: true, one: highestIsIn)))
      }
      state.settings.optimizerSettings[keyPath: path] = number
      return []
    }
  }

  private static func notNegative(_ name: String, _ summary: String, _ path: Path) -> Setting {
    Setting(
      name: name, usage: "\(name) X", summary: summary, choices: [],
      describe: { Expression.shortest($0.settings.optimizerSettings[keyPath: path]) }
    ) { state, words, _ throws(SessionError) in
      let number = try number(words, of: name)
      guard number >= 0 else {
        throw .typing(
          .outOfRange(
            value(words).first ?? "", of: name, .notNegative))
      }
      state.settings.optimizerSettings[keyPath: path] = number
      return []
    }
  }

  /// The words behind an equals sign, when somebody typed one.
  static func value(_ words: [String]) -> [String] {
    words.first == "=" ? Array(words.dropFirst()) : words
  }
}
