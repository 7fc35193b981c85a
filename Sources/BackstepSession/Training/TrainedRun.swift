import Backprop

/// What is kept of a run of `train`, beside the state that it led to, so that each of its epochs can
/// be computed again from the moment before it.
package struct TrainedRun: Sendable {
  /// How many epochs it had.
  package let epochs: Int
  /// Learning rates chosen while it ran, each with the epoch after which it holds.
  package let rateChanges: [TrainReport.RateChange]
  /// States on the way, to begin nearer to an epoch than at the start.
  private(set) var snapshots: [State]

  init(epochs: Int, rateChanges: [TrainReport.RateChange], snapshots: [State]) {
    (self.epochs, self.rateChanges, self.snapshots) = (epochs, rateChanges, snapshots)
  }

  /// The same without what only saves time.
  var withoutSnapshots: TrainedRun {
    TrainedRun(epochs: epochs, rateChanges: rateChanges, snapshots: [])
  }
}

/// States kept while `train` runs, at distances that grow with the run: never more than some tens,
/// and none where the way from the start is short.
struct Snapshots {
  /// Sums over weights that are quickly done again, by the engine and by a faulty program.
  private static let quickWork = (engine: 500_000, faulty: 10_000)

  private(set) var states: [State] = []
  private let start: Int
  private let most: Int
  private var stride: Int

  /// - Parameter limit: What the timeline may take, of which a run may have a small share.
  init(from state: State, on data: Dataset, limit: MemorySize) {
    start = state.epoch
    let parameters = state.architecture.parameterCount
    let quick = state.bug == nil ? Self.quickWork.engine : Self.quickWork.faulty
    stride = max(1, quick / max(1, data.count * parameters))
    // Weights, m and v, and the course of the loss.
    most = min(32, limit.bytes / 16 / (24 * parameters + 24_576))
  }

  /// Whether the state after so many epochs is wanted.
  func isWanted(after done: Int) -> Bool { most > 0 && done % stride == 0 }

  /// How many epochs there are to the next one whose state is wanted.
  func epochs(untilNextAfter done: Int) -> Int { most > 0 ? stride - done % stride : .max }

  /// Keeps a state; when there are too many, every second one goes.
  mutating func keep(_ state: State) {
    states.append(state)
    guard states.count > most else { return }
    stride *= 2
    states.removeAll { ($0.epoch - start) % stride != 0 }
  }
}

extension State {
  /// Takes what a trainer has made of it in so many epochs; the next epoch is not begun.
  mutating func take(
    _ trainer: SessionTrainer, epochs: Int, course: LossCourse, since edit: String
  ) {
    if let program = trainer.program { bug?.program = program }
    network = trainer.network
    optimizerState = trainer.optimizerState
    generator = trainer.generator
    settings.learningRate = trainer.learningRate
    epoch += epochs
    self.course = course
    epochProgress = 0
    order = []
    hasNudged = true
    values.invalidate(after: nil, since: edit)
    masks = []
  }
}
