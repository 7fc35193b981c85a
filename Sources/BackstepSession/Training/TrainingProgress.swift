import Backprop

/// Looks on while `train` runs, between two epochs: before the first, and then as often as it asks
/// for. The network as it stands is made only when it is called for, since that is a copy.
public typealias TrainingWatcher =
  @Sendable (_ progress: TrainingProgress, _ network: () -> Network) -> TrainingDirection

/// How far a run of `train` has come.
public struct TrainingProgress: Sendable {
  /// Epochs trained before this run.
  public let epochBefore: Int
  /// Epochs of this run done so far.
  public var done: Int
  /// Epochs after which it ends if nothing ends it before.
  public let limit: Int
  /// What else ends it, as typed.
  public let condition: String?
  /// The mean of the losses of the last epoch, each as it was met; nil before the first.
  public var loss: Double?
  /// The learning rate of the epochs to come.
  public var learningRate: Double
  /// After how many epochs a line is wanted; 0 for none.
  public let every: Int
  /// The samples.
  public let data: Dataset

  /// The last epoch done, counted from the first ever trained.
  public var epoch: Int { epochBefore + done }
}

/// What a watcher wants of a run of `train`.
public struct TrainingDirection: Equatable, Sendable {
  /// Whether to stop here.
  public var stops: Bool
  /// A learning rate for the epochs to come; nil to leave it. One that is not finite is not taken.
  public var learningRate: Double?
  /// After how many epochs to ask again.
  public var epochsUntilNext: Int

  /// What is wanted; on its own, to be asked again after the next epoch.
  public init(stops: Bool = false, learningRate: Double? = nil, epochsUntilNext: Int = 1) {
    self.stops = stops
    self.learningRate = learningRate
    self.epochsUntilNext = epochsUntilNext
  }
}

/// How much one `train` may do where it is not the learner's own machine time alone.
public struct TrainingLimit: Equatable, Sendable {
  /// Epochs.
  public let epochs: Int
  /// Epochs times samples times weights and biases: a measure of time that is the same on every
  /// machine.
  public let work: Int

  /// What a lesson, somebody else's file, may do at once: some seconds at most.
  public static let ofLessons = TrainingLimit(epochs: 100_000, work: 2_000_000_000)

  /// A limit on both.
  public init(epochs: Int, work: Int) {
    self.epochs = epochs
    self.work = work
  }

  /// The epochs that it leaves, at least one.
  func epochs(of data: Dataset, _ architecture: Architecture) -> Int {
    max(1, min(epochs, work / max(1, data.count * architecture.parameterCount)))
  }
}
