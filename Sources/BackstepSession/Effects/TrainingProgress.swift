import Backprop

/// Looks on while `train` runs, between two epochs: before the first, and then as often as it asks
/// for. The network as it stands is made only when it is called for, since that is a copy.
package typealias TrainingWatcher =
  (_ progress: TrainingProgress, _ network: () -> Network) -> TrainingDirection

/// How far a run of `train` has come.
package struct TrainingProgress: Sendable {
  /// Epochs trained before this run.
  package let epochBefore: Int
  /// Epochs of this run done so far.
  package var done: Int
  /// Epochs after which it ends if nothing ends it before.
  package let limit: Int
  /// What else ends it, as typed.
  package let condition: String?
  /// The mean of the losses of the last epoch, each as it was met; nil before the first.
  package var loss: Double?
  /// The learning rate of the epochs to come.
  package var learningRate: Double
  /// After how many epochs a line is wanted; 0 for none.
  package let every: Int
  /// Whether it is to be seen, however soon it would be over.
  package var isWatched = false
  /// Whether it has ended: this is its last state.
  package var isOver = false
  /// The samples.
  package let data: Dataset

  /// The last epoch done, counted from the first ever trained.
  package var epoch: Int { epochBefore + done }
}

/// What a watcher wants of a run of `train`.
package struct TrainingDirection: Equatable, Sendable {
  /// Whether to stop here.
  package var stops: Bool
  /// A learning rate for the epochs to come; nil to leave it. One that is not finite is not taken.
  package var learningRate: Double?
  /// After how many epochs to ask again.
  package var epochsUntilNext: Int

  /// What is wanted; on its own, to be asked again after the next epoch.
  package init(stops: Bool = false, learningRate: Double? = nil, epochsUntilNext: Int = 1) {
    self.stops = stops
    self.learningRate = learningRate
    self.epochsUntilNext = epochsUntilNext
  }
}

/// How much one `train` may do where it is not the learner's own machine time alone.
package struct TrainingLimit: Equatable, Sendable {
  /// Epochs.
  package let epochs: Int
  /// Epochs times samples times weights and biases: a measure of time that is the same on every
  /// machine.
  package let work: Int

  /// What a lesson, somebody else's file, may do at once: some seconds at most.
  package static let ofLessons = TrainingLimit(epochs: 100_000, work: 2_000_000_000)

  /// What may be done before anybody is asked whether to go on: some milliseconds.
  static let ofStretch = TrainingLimit(epochs: 4096, work: 1_000_000)

  /// A limit on both.
  package init(epochs: Int, work: Int) {
    self.epochs = epochs
    self.work = work
  }

  /// The epochs that it leaves, at least one.
  func epochs(of data: Dataset, _ architecture: Architecture) -> Int {
    max(1, min(epochs, work / max(1, data.count * architecture.parameterCount)))
  }
}
