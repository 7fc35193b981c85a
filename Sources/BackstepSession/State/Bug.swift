import Backprop

/// A mistake planted in the program.
package struct Bug: Equatable, Sendable {
  /// Which it is.
  let mistake: Mistake
  /// The program with the mistake in it, and what it remembers.
  package internal(set) var program: FaultyProgram
  /// Whether the learner is to find out which it is.
  package internal(set) var isHidden: Bool
  /// Wrong guesses so far.
  package internal(set) var wrongGuesses = 0

  /// A program with a mistake, and what was left behind before it came in.
  init(
    _ mistake: Mistake, isHidden: Bool, forward: ForwardPass? = nil, gradients: [Double] = []
  ) {
    self.mistake = mistake
    self.isHidden = isHidden
    program = FaultyProgram([mistake], forward: forward, gradients: gradients)
  }

  /// What is wrong, where it is no secret.
  package var shown: Mistake? { isHidden ? nil : mistake }
}

extension State {
  /// The blames and gradients that the program's backward makes of a forward pass: the one place
  /// that the stage, the checks and the explanations all ask.
  ///
  /// They are the engine's, or with a bug those of the faulty program.
  package func backwardPass(of pass: ForwardPass, target: [Double]) -> BackwardPass {
    guard let bug else { return network.backward(pass, target: target, loss: settings.loss) }
    return bug.program.backward(
      network, pass, target: target, options: trainingOptions, state: optimizerState)
  }

  /// The change that the program's nudge makes of every parameter, and what its optimizer remembers
  /// afterwards; nothing is changed by asking.
  package func nudge(of backward: BackwardPass) -> (changes: [Double], state: OptimizerState) {
    var after = optimizerState
    let options = trainingOptions
    if let bug {
      let changes = bug.program.changes(
        of: network, gradients: backward.gradients, state: &after, options: options)
      return (changes, after)
    }
    let changes = options.optimizer.changes(
      gradients: backward.gradients, parameters: network.parameters, state: &after,
      learningRate: options.learningRate, settings: options.settings, frozen: frozen)
    return (changes, after)
  }

  /// Why a mistake would change nothing in this network with these settings, or on this sample;
  /// nil when it would.
  package func idleness(of mistake: Mistake) -> Idleness? {
    if let idleness = idlenessByShape(of: mistake) { return idleness }
    // On a large net one sample seldom hides a mistake, and asking would take long.
    guard architecture.parameterCount <= 100_000, let x, let y,
      sampleCount >= architecture.smallestBatch,
      settings.loss.accepts(targets: y, outputs: architecture.outputCount),
      settings.loss.fits(architecture.outputActivation)
    else { return nil }
    let isTraceless = mistake.isTraceless(
      in: network, input: x, target: y, masks: currentMasks, options: trainingOptions,
      state: optimizerState)
    return isTraceless ? .thisSample : nil
  }

  /// The same, told from the network and the settings alone.
  package func idlenessByShape(of mistake: Mistake) -> Idleness? {
    var options = trainingOptions
    options.batchSize = max(batchSize, sampleCount)
    return mistake.idleness(in: architecture, options: options)
  }

  /// Makes the program commit a mistake, or none; gradients computed otherwise are stale.
  mutating func choose(_ mistake: Mistake?, hidden: Bool = false, since edit: String) {
    bug = mistake.map {
      Bug(
        $0, isHidden: hidden, forward: values.forward,
        gradients: values.backward?.gradients ?? [])
    }
    if values.reached == .backward { values.invalidate(after: .loss, since: edit) }
  }
}
