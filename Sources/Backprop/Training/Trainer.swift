/// Training without looking: nudges over a data set, epoch after epoch.
///
/// Gives, bit for bit, what the stages give when they are run one by one.
package struct Trainer: Sendable {
  /// How it trains.
  package private(set) var options: TrainingOptions
  /// Where shuffling and dropout draw from, as far as it has been drawn.
  package private(set) var generator: Generator
  private var workspace: Workspace
  private let samples: PackedSamples
  private let untouchedState: OptimizerState
  private var stepCount: Int
  private var order: [Int]
  private var hasOrder: Bool
  private let isPlain: Bool
  private let normEpsilon: Double
  private var badSample: Int?

  /// A trainer that has not yet taken a step.
  ///
  /// - Parameters:
  ///   - state: What the optimizer remembers from earlier training.
  ///   - generator: Where shuffling and dropout draw from.
  ///   - order: The samples' order in the first epoch, when it is shuffled and has been drawn already.
  ///   - instructions: What the processor's vectors are used for.
  /// - Precondition: The data fit the network, the loss its output; the batch has a sample, dropout
  ///   is in 0..<1, and what is frozen, if anything, names every parameter.
  package init(
    _ network: Network, on data: Dataset, options: TrainingOptions,
    state: OptimizerState = OptimizerState(), generator: Generator = Generator(seed: 0),
    order: [Int] = [], instructions: InstructionSet = .best
  ) {
    let architecture = network.architecture
    precondition(
      data.inputCount == architecture.inputCount && data.targetCount == architecture.outputCount
        && options.loss.fits(architecture.outputActivation))
    precondition(min(options.batchSize, data.count) >= architecture.smallestBatch)
    precondition(options.batchSize >= 1 && (0..<1).contains(options.dropout))
    precondition(options.frozen.isEmpty || options.frozen.count == architecture.parameterCount)
    self.options = options
    self.options.smallestBatch = architecture.smallestBatch
    self.generator = generator
    samples = PackedSamples(data)
    isPlain = options.isPlainDescent && architecture.normalization == nil
    untouchedState = state
    stepCount = state.stepCount
    hasOrder = options.shuffles && order.count == data.count
    self.order = hasOrder ? order : options.shuffles ? Array(0..<data.count) : []
    workspace = Workspace(
      training: network, options: options, state: state, samples: data.count,
      instructions: instructions)
    normEpsilon = network.normEpsilon
  }

  /// A trainer by plain gradient descent, a nudge after every sample.
  ///
  /// - Precondition: The data fit the network, and the loss its output.
  package init(_ network: Network, on data: Dataset, loss: Loss, learningRate: Double) {
    self.init(
      network, on: data, options: TrainingOptions(loss: loss, learningRate: learningRate))
  }

  /// The loss that is made smaller.
  package var loss: Loss { options.loss }

  /// The learning rate of the steps to come.
  package var learningRate: Double {
    get { options.learningRate }
    set { options.learningRate = newValue }
  }

  /// The network as trained so far: a copy, made at each reading.
  package var network: Network {
    var network = Network(
      workspace.architecture, parameters: workspace.unpackedParameters(), normEpsilon: normEpsilon)
    network.running = workspace.running
    return network
  }

  /// What the optimizer remembers so far: a copy, made at each reading.
  package var optimizerState: OptimizerState {
    guard stepCount > untouchedState.stepCount else { return untouchedState }
    return workspace.optimizerState(after: stepCount, since: untouchedState)
  }

  /// The first number of the last epoch, or of the weights after it, that is not finite.
  package var nonFinite: NonFiniteQuantity? {
    badSample.map { .loss(sample: $0) }
      ?? workspace.firstNonFiniteParameter().map { .parameter($0) }
  }

  /// Every sample once, with a nudge after each batch.
  ///
  /// - Returns: The mean of the samples' losses, each as it was met, before its nudge.
  package mutating func runEpoch() -> Double { runEpoch(Patience()) ?? .nan }

  /// One epoch, or nil when it was cut short.
  private mutating func runEpoch(_ patience: Patience) -> Double? {
    var mean = 0.0
    let done = withUnsafeMutablePointer(to: &mean) {
      run(UnsafeMutableBufferPointer(start: $0, count: 1), patience)
    }
    return done > 0 ? mean : nil
  }

  /// Whether an epoch takes so long, some tens of milliseconds, that it is asked within it whether to
  /// go on; and has so many nudges that a copy of the weights before it costs nothing beside them.
  private var isLong: Bool {
    samples.count > 64_000_000 / workspace.architecture.parameterCount
      && samples.count >= 32 * min(options.batchSize, 32)
  }

  /// Epochs in a row, ending with the first after which a loss or a parameter is not finite.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - losses: What `runEpoch` would have returned for each, in the place of what was there.
  ///   - isInterrupted: Whether to stop, asked within epochs that take long. Of the epoch that has
  ///     begun then, nothing stays.
  package mutating func runEpochs(
    _ count: Int, into losses: inout [Double], isInterrupted: () -> Bool = { false }
  ) {
    guard !isLong else { return runLongEpochs(count, into: &losses, isInterrupted) }
    guard count > 1 else {
      losses = [runEpoch()]
      return
    }
    let before = self
    losses = [Double](unsafeUninitializedCapacity: count) { losses, done in
      losses.initialize(repeating: 0)
      while done < count, done == 0 || losses[done - 1].isFinite {
        done += run(UnsafeMutableBufferPointer(rebasing: losses[done...]), Patience())
      }
    }
    guard workspace.firstNonFiniteParameter() != nil else { return }
    // A parameter that is not finite never becomes so again: once more, asking after every epoch.
    let most = losses.count
    self = before
    losses = []
    repeat { losses.append(runEpoch()) } while losses.count < most && nonFinite == nil
  }

  private mutating func runLongEpochs(
    _ count: Int, into losses: inout [Double], _ isInterrupted: () -> Bool
  ) {
    losses = []
    withoutActuallyEscaping(isInterrupted) { isInterrupted in
      let patience = Patience(of: workspace.architecture, isInterrupted)
      repeat {
        let before = self
        guard let mean = runEpoch(patience) else {
          self = before
          return
        }
        losses.append(mean)
      } while losses.count < count && nonFinite == nil
    }
  }

  /// An epoch, or where it is quicker as many as there is room for losses, up to one whose loss is
  /// not finite; returns how many it were, 0 when it was interrupted.
  private mutating func run(_ losses: UnsafeMutableBufferPointer<Double>, _ patience: Patience)
    -> Int
  {
    if !isKnownUniquelyReferenced(&workspace) { workspace = workspace.copy() }
    if options.shuffles, !hasOrder {
      for index in order.indices { order[index] = index }
      generator.shuffle(&order)
    }
    hasOrder = false
    if isPlain, workspace.isSmall, !patience.mayEnd,
      let descent = options.descentOnSquares(outputs: workspace.architecture.outputCount)
    {
      let room = options.shuffles ? UnsafeMutableBufferPointer(rebasing: losses[..<1]) : losses
      let epochs: Int
      (epochs, badSample) = workspace.descendAtOnce(samples, order: order, by: descent, into: room)
      return epochs
    }
    let result =
      isPlain
      ? workspace.descend(samples, order: order, options: options, patience)
      : workspace.runBatches(
        samples, order: order, options: options, generator: &generator, stepCount: &stepCount,
        patience)
    if result.wasInterrupted { return 0 }
    badSample = result.badSample
    losses[0] = result.totalLoss / Double(samples.count)
    return 1
  }
}

/// A number that should have been finite.
package enum NonFiniteQuantity: Equatable, Sendable {
  /// The loss of a sample, given by its index in the data.
  case loss(sample: Int)
  /// A weight or a bias, given by its index in the parameters.
  case parameter(Int)
}
