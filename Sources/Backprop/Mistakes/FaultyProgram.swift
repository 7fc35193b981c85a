/// A program with one mistake or several: its backward, its changes, and what it forgot to throw
/// away. With none it is right.
package struct FaultyProgram: Equatable, Sendable {
  /// What is wrong with it.
  package let mistakes: [Mistake]
  /// The gradients as the last backward left them, and as it found them; empty when there were
  /// none.
  private var buffer: [Double]
  private var bufferBefore: [Double] = []
  /// Whether `buffer` holds the gradients of the present forward pass already.
  private var hasGoneBack = false
  /// The last forward pass and the one before it.
  private var current: ForwardPass?
  private var older: ForwardPass?

  /// A program that has a pass behind it, or none.
  package init(_ mistakes: [Mistake], forward: ForwardPass? = nil, gradients: [Double] = []) {
    self.mistakes = mistakes
    current = forward
    buffer = gradients
  }

  /// The same program with other mistakes in it.
  package func with(_ mistakes: [Mistake]) -> FaultyProgram {
    var result = FaultyProgram(mistakes)
    (result.buffer, result.bufferBefore) = (buffer, bufferBefore)
    (result.hasGoneBack, result.current, result.older) = (hasGoneBack, current, older)
    return result
  }

  /// Keeps in mind that a forward pass was run.
  package mutating func note(_ pass: ForwardPass) {
    (older, current) = (current, pass)
    hasGoneBack = false
  }

  /// Keeps in mind what a backward pass left.
  package mutating func note(_ pass: BackwardPass) {
    if !hasGoneBack { bufferBefore = buffer }
    buffer = pass.gradients
    hasGoneBack = true
  }

  /// All that it keeps in memory.
  package var arrays: [[Double]] {
    [buffer, bufferBefore] + [current, older].compactMap(\.self).flatMap(\.arrays)
  }

  /// Starts the program anew.
  package mutating func forget() { self = FaultyProgram(mistakes) }

  /// What its backward makes of a forward pass, be it the one noted last or one to come; nothing is
  /// noted by asking.
  ///
  /// - Precondition: `pass` is of this architecture, and `target` has an answer for each sample.
  package func backward(
    _ network: Network, _ pass: ForwardPass, target: [Double], masks: [Double]? = nil,
    options: TrainingOptions, state: OptimizerState
  ) -> BackwardPass {
    let architecture = network.architecture
    precondition(
      architecture.fits(pass) && target.count == pass.samples * architecture.outputCount)
    let recipe = Recipe(mistakes)
    let plain = PlainBackward(network: network, recipe: recipe, options: options, state: state)
    var read = pass
    if recipe.readsOlderPass, let stale = pass == current ? older : current,
      stale.samples == pass.samples, architecture.fits(stale)
    {
      read = stale
    }
    if recipe.redrawsMasks, !read.masks.isEmpty {
      read = read.under(masks ?? redrawn(read, in: architecture))
    }
    var result = plain.run(read, target: target)
    guard recipe.keepsGradients else { return result }
    let leftover = hasGoneBack && pass == current ? bufferBefore : buffer
    guard leftover.count == result.gradients.count else { return result }
    for index in leftover.indices { result.gradients[index] += leftover[index] }
    return result
  }

  /// Other masks than a pass has, always the same for the same pass.
  private func redrawn(_ pass: ForwardPass, in architecture: Architecture) -> [Double] {
    guard let kept = pass.masks.max(), kept > 1 else { return pass.masks }
    var generator = Generator(seed: pass.sums.reduce(17) { $0 &* 31 &+ $1.bitPattern })
    return architecture.dropoutMasks(1 - 1 / kept, samples: pass.samples, from: &generator)
  }

  /// The change of every parameter, and the optimizer's state as it is afterwards.
  package func changes(
    of network: Network, gradients: [Double], state: inout OptimizerState, options: TrainingOptions
  ) -> [Double] {
    let recipe = Recipe(mistakes)
    let options = recipe.options(options, for: network.architecture)
    guard !recipe.nudgesEarly else {
      return LayerNudge.changes(
        recipe, of: network, gradients: gradients, state: &state, options: options)
    }
    let step = OptimizerStep(
      options.optimizer, gradients: gradients, parameters: network.parameters, state: state,
      learningRate: options.learningRate, settings: options.settings, frozen: options.frozen)
    let (changes, after) = recipe.result(of: step, count: gradients.count)
    state = after
    return changes
  }

  /// One whole loop over a sample or a batch of them, noted as run.
  ///
  /// - Parameters:
  ///   - input: x, sample after sample.
  ///   - target: y, likewise.
  ///   - masks: The dropout masks of the forward pass; none without dropout.
  ///   - backwardMasks: Those that a program which redraws them goes back under; drawn when nil.
  ///   - state: What the optimizer remembers; moved on.
  /// - Precondition: There are whole samples and as many answers, and the loss fits the network.
  package mutating func step(
    _ network: Network, input: [Double], target: [Double], masks: [Double] = [],
    backwardMasks: [Double]? = nil, options: TrainingOptions, state: inout OptimizerState
  ) -> ProgramStep {
    let pass = network.forward(input, masks: masks, statistics: .ofBatch)
    note(pass)
    let back = backward(
      network, pass, target: target, masks: backwardMasks, options: options, state: state)
    note(back)
    let changes = changes(
      of: network, gradients: back.gradients, state: &state, options: options)
    return ProgramStep(
      pass: pass, losses: network.losses(options.loss, of: pass, target: target),
      back: back, changes: changes,
      parametersAfter: zip(network.parameters, changes).map { $1 == 0 ? $0 : $0 + $1 })
  }
}

/// Every number that a program makes of a sample or a batch.
package struct ProgramStep: Equatable, Sendable {
  /// z and a of every sample.
  package let pass: ForwardPass
  /// The loss of each sample.
  package let losses: [Double]
  /// The blames, and the gradients that they make.
  package let back: BackwardPass
  /// What the nudge adds to each parameter.
  package let changes: [Double]
  /// d of layers 1…L of every sample, laid out as `Architecture.neurons(of:sample:)` says.
  package var blames: [Double] { back.blames }
  /// The mean of the samples' gradients, laid out as the parameters are.
  package var gradients: [Double] { back.gradients }
  /// The weights and biases after it.
  package let parametersAfter: [Double]

  /// The same step with other changes.
  package func changing(_ changes: [Double], of network: Network) -> ProgramStep {
    ProgramStep(
      pass: pass, losses: losses, back: back, changes: changes,
      parametersAfter: zip(network.parameters, changes).map { $1 == 0 ? $0 : $0 + $1 })
  }
}
