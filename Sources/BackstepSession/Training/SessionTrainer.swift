import Backprop

/// The engine's trainer, or with a bug the faulty program's.
struct SessionTrainer {
  // One of the two is there. Both are stored in place: a trainer copied would copy its memory.
  private var engine: Trainer?
  private var faulty: FaultyTrainer?
  private let initial: Network

  /// A trainer that goes on where a state is.
  init(_ state: State, on data: Dataset) {
    initial = state.network
    let options = state.trainingOptions
    // Of an epoch that has begun, the rest is not trained: it begins anew.
    let order = state.epochProgress == 0 ? state.order : []
    guard let bug = state.bug else {
      engine = Trainer(
        state.network, on: data, options: options, state: state.optimizerState,
        generator: state.generator, order: order)
      return
    }
    faulty = FaultyTrainer(
      bug.program, state.network, on: data, options: options, state: state.optimizerState,
      generator: state.generator, order: order)
  }

  /// Epochs in a row, at most so many, ending with the first after which something is not finite;
  /// the means of the losses as they were met take the place of what was there.
  ///
  /// - Parameter isInterrupted: Whether to stop, asked within epochs that take long, of which nothing
  ///   stays then.
  mutating func runEpochs(
    _ count: Int, into losses: inout [Double], isInterrupted: () -> Bool
  ) {
    engine?.runEpochs(count, into: &losses, isInterrupted: isInterrupted)
    guard faulty != nil else { return }
    losses = []
    repeat {
      guard let loss = faulty?.runEpoch(isInterrupted: isInterrupted) else { return }
      losses.append(loss)
    } while losses.count < count && nonFinite == nil
  }

  /// The network as trained so far.
  var network: Network { engine?.network ?? faulty?.network ?? initial }

  /// What the optimizer remembers so far.
  var optimizerState: OptimizerState {
    engine?.optimizerState ?? faulty?.optimizerState ?? OptimizerState()
  }

  /// Where shuffling and dropout draw from, as far as it has been drawn.
  var generator: Generator { engine?.generator ?? faulty?.generator ?? Generator(seed: 0) }

  /// The first number that is not finite.
  var nonFinite: NonFiniteQuantity? {
    engine.map(\.nonFinite) ?? faulty.map(\.nonFinite) ?? nil
  }

  /// The faulty program, with what it remembers so far.
  var program: FaultyProgram? { faulty?.program }

  /// The learning rate of the steps to come.
  var learningRate: Double {
    get { engine?.learningRate ?? faulty?.learningRate ?? .nan }
    set {
      engine?.learningRate = newValue
      faulty?.learningRate = newValue
    }
  }
}
