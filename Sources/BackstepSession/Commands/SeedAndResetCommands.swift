import Backprop

extension CommandDeclaration {
  static let seed: Self = CommandDeclaration(
    "seed", usage: ["seed N"],
    summary: "new random weights; the same seed gives the same ones everywhere",
    details: "N is a whole number from 0 to 18446744073709551615."
  ) { session, arguments, _ throws(SessionError) in
    guard arguments.words.count == 1, let word = arguments.words.first else {
      throw arguments.usageError
    }
    session.state.settings.seed = try Numbers.seed(word)
    session.state.drawWeights(since: session.commandText)
    return Outcome(body: .weights(WeightsReport(cause: .seed)))
  }

  static let reset: Self = CommandDeclaration(
    "reset", usage: ["reset"],
    summary: "the weights as they stood before the first nudge; epoch 0",
    details: """
      Goes back to the weights as they were drawn or set by hand. Settings, data and sample stay.
      """
  ) { session, arguments, _ throws(SessionError) in
    try arguments.none()
    session.state.restoreInitialWeights(since: session.commandText)
    return Outcome(body: .weights(WeightsReport(cause: .reset)))
  }
}

extension State {
  /// Draws all weights anew from the seed.
  mutating func drawWeights(since edit: String) {
    generator = Generator(seed: settings.seed)
    initialParameters = settings.initialization.parameters(for: architecture, from: &generator)
    restoreInitialWeights(since: edit)
  }

  /// Back to the weights before the first nudge, with nothing trained.
  mutating func restoreInitialWeights(since edit: String) {
    network.parameters = initialParameters
    network.running = RunningStatistics(for: architecture)
    forgetTraining()
    bug?.program.forget()
    values.forgetChanges()
    values.invalidate(after: nil, since: edit)
    masks = []
    startEpoch(since: edit)
  }

  /// Epoch 0 again, with no course of the loss and an optimizer that remembers nothing.
  mutating func forgetTraining() {
    (epoch, epochProgress, hasNudged) = (0, 0, false)
    course = LossCourse()
    optimizerState = OptimizerState()
  }
}
