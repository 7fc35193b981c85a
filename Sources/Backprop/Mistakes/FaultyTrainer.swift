/// Training as a faulty program does it: the stages one by one, a nudge after every batch.
///
/// What `Trainer` is to the engine; it gives, bit for bit, what the stages give with the mistake.
package struct FaultyTrainer: Sendable {
  /// The program, with what it remembers so far.
  package private(set) var program: FaultyProgram
  /// The network as trained so far.
  package private(set) var network: Network
  /// What the optimizer remembers so far.
  package private(set) var optimizerState: OptimizerState
  /// Where shuffling and dropout draw from, as far as it has been drawn.
  package private(set) var generator: Generator
  /// How it trains.
  package private(set) var options: TrainingOptions
  private let data: Dataset
  private var firstOrder: [Int]
  private var badSample: Int?

  /// A trainer that has not yet taken a step.
  ///
  /// - Precondition: As for `Trainer`.
  package init(
    _ program: FaultyProgram, _ network: Network, on data: Dataset, options: TrainingOptions,
    state: OptimizerState = OptimizerState(), generator: Generator = Generator(seed: 0),
    order: [Int] = []
  ) {
    let architecture = network.architecture
    precondition(
      data.inputCount == architecture.inputCount && data.targetCount == architecture.outputCount
        && options.loss.fits(architecture.outputActivation))
    precondition(options.batchSize >= 1 && (0..<1).contains(options.dropout))
    precondition(options.frozen.isEmpty || options.frozen.count == architecture.parameterCount)
    (self.program, self.network, self.data, self.options) = (program, network, data, options)
    self.options.smallestBatch = architecture.smallestBatch
    (optimizerState, self.generator) = (state, generator)
    firstOrder = options.shuffles && order.count == data.count ? order : []
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

  /// Every sample once, with a nudge after each batch.
  ///
  /// - Parameter isInterrupted: Whether to stop, asked after every batch. Nothing of the epoch stays
  ///   then.
  /// - Returns: The mean of the samples' losses, each as it was met, before its nudge; nil when it
  ///   was interrupted.
  package mutating func runEpoch(isInterrupted: () -> Bool) -> Double? {
    let before = self
    var order = firstOrder.isEmpty ? Array(0..<data.count) : firstOrder
    if options.shuffles, firstOrder.isEmpty { generator.shuffle(&order) }
    firstOrder = []
    badSample = nil
    var total = 0.0
    var start = 0
    while start < order.count {
      let places = options.batch(at: start, of: order.count)
      for (sample, loss) in zip(order[places], learn(order[places])) {
        total += loss
        if !loss.isFinite, badSample == nil { badSample = sample }
      }
      start = places.upperBound
      if start < order.count, isInterrupted() {
        self = before
        return nil
      }
    }
    return total / Double(data.count)
  }

  /// Every sample once, with a nudge after each batch; returns the mean of the losses as met.
  package mutating func runEpoch() -> Double { runEpoch { false } ?? .nan }

  /// One whole loop; returns each sample's loss before its nudge.
  private mutating func learn(_ samples: ArraySlice<Int>) -> [Double] {
    let masks =
      options.dropout == 0
      ? []
      : network.architecture.dropoutMasks(
        options.dropout, samples: samples.count, from: &generator)
    let step = program.step(
      network, input: samples.flatMap(data.input), target: samples.flatMap(data.target),
      masks: masks, options: options, state: &optimizerState)
    network.takeStatistics(of: step.pass)
    network.parameters = step.parametersAfter
    return step.losses
  }
}
