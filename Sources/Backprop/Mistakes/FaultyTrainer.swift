/// Training as a faulty program does it: the stages one by one, a nudge after every sample.
///
/// What `Trainer` is to the engine; it gives, bit for bit, what the stages give with the mistake.
package struct FaultyTrainer: Sendable {
  /// The program, with what it remembers so far.
  package private(set) var program: FaultyProgram
  /// The network as trained so far.
  package private(set) var network: Network
  /// What the optimizer remembers so far.
  package private(set) var optimizerState: OptimizerState
  /// Where shuffling draws from, as far as it has been drawn.
  package private(set) var generator: Generator
  /// How it trains.
  package private(set) var options: TrainingOptions
  private let data: Dataset
  private var badSample: Int?

  /// A trainer that has not yet taken a step.
  ///
  /// - Precondition: As for `Trainer`; besides, batches are of one sample, and nothing is dropped.
  package init(
    _ program: FaultyProgram, _ network: Network, on data: Dataset, options: TrainingOptions,
    state: OptimizerState = OptimizerState(), generator: Generator = Generator(seed: 0)
  ) {
    let architecture = network.architecture
    precondition(
      data.inputCount == architecture.inputCount && data.targetCount == architecture.outputCount
        && options.loss.fits(architecture.outputActivation))
    precondition(options.batchSize == 1 && options.dropout == 0)
    precondition(options.frozen.isEmpty || options.frozen.count == architecture.parameterCount)
    (self.program, self.network, self.data, self.options) = (program, network, data, options)
    (optimizerState, self.generator) = (state, generator)
  }

  /// The learning rate of the steps to come.
  package var learningRate: Double {
    get { options.learningRate }
    set { options.learningRate = newValue }
  }

  /// The first number of the last epoch, or of the weights after it, that is not finite.
  package var nonFinite: NonFiniteQuantity? {
    badSample.map { .loss(sample: $0) }
      ?? network.parameters.firstIndex { !$0.isFinite }.map { .parameter($0) }
  }

  /// Every sample once, with a nudge after each.
  ///
  /// - Returns: The mean of the samples' losses, each as it was met, before its nudge.
  package mutating func runEpoch() -> Double {
    var order = Array(0..<data.count)
    if options.shuffles {
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, generator.below(index + 1))
      }
    }
    badSample = nil
    var total = 0.0
    for sample in order {
      let loss = learn(data.input(sample), data.target(sample))
      total += loss
      if !loss.isFinite, badSample == nil { badSample = sample }
    }
    return total / Double(data.count)
  }

  /// One whole loop; returns the loss before its nudge.
  private mutating func learn(_ input: [Double], _ target: [Double]) -> Double {
    let step = program.step(
      network, inputs: [input], targets: [target], options: options, state: &optimizerState)
    network.parameters = step.parametersAfter
    return step.losses[0]
  }
}
