import Backprop

/// What `set` changes beside the numbers of the network.
package struct Settings: Equatable, Sendable {
  /// The learning rate.
  package var learningRate = 0.5
  /// How wrongness is measured.
  package var loss = Loss.squared
  /// How gradients become changes.
  package var optimizer = Optimizer.sgd
  /// The numbers of the optimizer's formula.
  package var optimizerSettings = OptimizerSettings()
  /// Samples per nudge; 0 for one on the stages, and in `train` what the size of the data suggests.
  package var batch = 0
  /// Whether each epoch meets the samples in a new order.
  package var shuffle = false
  /// How likely a hidden neuron is dropped from a sample's pass.
  package var dropout = 0.0
  /// ε under the root of a normalisation.
  package var normEpsilon = Normalization.epsilon
  /// After how many epochs `train` tells how it goes; 0 for only at the end.
  package var every = 0
  /// How new weights are drawn.
  package var initialization = Initialization.uniform
  /// The seed of the generator.
  package var seed: UInt64 = 1
  /// Significant digits on the screen.
  package var digits = 4
  /// How answers are written.
  package var style = OutputStyle.text

  /// The settings of a fresh session.
  package init() {}

  /// Samples per nudge of `train` on data of so many samples: with `batch auto` one, as the stages
  /// have it, up to a thousand samples, and beyond that 16.
  ///
  /// A nudge after each of many samples at the usual learning rate throws wide layers into
  /// saturation; the mean of some of them does not.
  package func batchSize(forSamples count: Int) -> Int {
    batch > 0 ? batch : count > 1000 ? 16 : 1
  }
}

extension Settings {
  /// Takes a word for a setting, as `set` does.
  package mutating func set(_ name: String, to word: String) throws(SessionError) {
    guard let setting = Self.all.first(where: { $0.name == name }) else {
      throw .typing(.unknownWord(name, kind: .name, choices: Self.all.map(\.name)))
    }
    try setting.parse([word], &self)
  }

  /// The one table of them, in the order in which they are shown and written to files.
  ///
  /// `set`, Tab, help, `show`, `diff`, JSON and session files read it; each field above has a row.
  /// The numbers of the optimizers' formulas have the names of `torch.optim`; gradients do not
  /// depend on what is made of them, so that nothing computed goes stale with them.
  static let all: [Setting<Settings>] = main + ofOptimizers + ofTraining + others

  private static let main = [
    Setting<Settings>(
      "lr", \.learningRate, .number(), "the learning rate, the share of the gradient in a nudge",
      isMain: true),
    Setting<Settings>(
      "loss", \.loss.kind, .word, "how wrongness is measured", isMain: true,
      stale: .loss),
    Setting<Settings>(
      "huberdelta", \.loss.huberDelta, .number(.positive),
      "up to which error the loss huber counts the square; more than 0",
      stale: .loss),
    Setting<Settings>(
      "optimizer", \.optimizer, .word, "how a gradient becomes a change", isMain: true,
      stale: .optimizerState),
  ]

  private static let ofOptimizers = [
    Setting<Settings>(
      "momentum", \.optimizerSettings.momentum, .number(.share(zero: true, one: true)),
      "how much of the last change is kept, for momentum and nesterov; 0 to 1"),
    Setting<Settings>(
      "alpha", \.optimizerSettings.alpha, .number(.share(zero: true, one: false)),
      "how much of v rmsprop keeps; 0 up to, not with, 1"),
    Setting<Settings>(
      "beta1", \.optimizerSettings.beta1, .number(.share(zero: true, one: false)),
      "how much of m adam keeps; 0 up to, not with, 1"),
    Setting<Settings>(
      "beta2", \.optimizerSettings.beta2, .number(.share(zero: true, one: false)),
      "how much of v adam keeps; 0 up to, not with, 1"),
    Setting<Settings>(
      "epsilon", \.optimizerSettings.epsilon, .number(.notNegative),
      "what keeps the quotient of rmsprop and adam finite; 0 or more"),
    Setting<Settings>(
      "decay", \.optimizerSettings.decay, .number(.notNegative),
      "pulls every weight to 0: gradient + decay*weight; 0 or more"),
    Setting<Settings>(
      "clip", \.optimizerSettings.clip, .number(.positive, or: "off"),
      "the longest gradient allowed, all parameters together; more than 0, or off"),
  ]

  private static let ofTraining = [
    Setting<Settings>(
      "batch", \.batch, .whole(1...10_000_000, zero: "auto"),
      "samples per nudge, whose gradients are averaged; auto is 1, in train of more than 1000 "
        + "samples 16", stale: .order),
    Setting<Settings>(
      "shuffle", \.shuffle, .onOrOff,
      "whether every epoch meets the samples in an order of its own", stale: .order),
    Setting<Settings>(
      "dropout", \.dropout, .number(.share(zero: true, one: false)),
      "how likely a hidden neuron is dropped from a sample's pass; 0 up to, not with, 1",
      stale: .forward),
    Setting<Settings>(
      "normeps", \.normEpsilon, .number(.positive),
      "what batchnorm and layernorm add to a variance under the root; more than 0",
      stale: .forward),
    Setting<Settings>(
      "every", \.every, .whole(0...1_000_000_000, "K"),
      "a line each K epochs of train, on a terminal a picture; 0 for none"),
  ]

  private static let others = [
    Setting<Settings>(
      "init", \.initialization, .initialization,
      "how weights are drawn; draws them anew from the seed", stale: .weights),
    Setting<Settings>(
      "seed", \.seed, .seed, "what random numbers begin with; draws the weights anew",
      stale: .weights),
    Setting<Settings>(
      "digits", \.digits, .whole(1...17), "significant digits on the screen, 1 to 17"),
    Setting<Settings>(
      "style", \.style, .word,
      "how answers are written: text for a screen, plain for ears, tables as markdown or csv"),
  ]
}

extension State {
  /// Takes settings from a file. How answers are written is for the person here to say.
  mutating func take(_ given: Settings) {
    let style = settings.style
    settings = given
    settings.style = style
  }
}
