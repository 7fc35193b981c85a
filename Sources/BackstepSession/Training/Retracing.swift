import Backprop

/// A run of `train` once more, epoch by epoch, to the last bit.
struct Retracing {
  /// The state that it started from.
  let start: State
  /// The data that it goes over.
  let data: Dataset
  /// Epochs of the run behind it.
  private(set) var done: Int
  private let run: TrainedRun
  private let command: String
  private var trainer: SessionTrainer

  /// A run from before its first epoch, or as near as was kept before one of its epochs.
  ///
  /// - Parameters:
  ///   - command: The text of the command, since which older values are stale.
  ///   - epochs: How many of its epochs are to be run at least.
  init(_ run: TrainedRun, from start: State, command: String, to epochs: Int = 0)
    throws(SessionError)
  {
    (self.start, self.run, self.command) = (start, run, command)
    data = try start.neededData()
    let base = run.snapshots.last { $0.epoch - start.epoch <= epochs } ?? start
    trainer = SessionTrainer(base, on: data)
    done = base.epoch - start.epoch
  }

  /// The next epoch, with the learning rate that it had; returns the mean of its losses as met.
  @discardableResult
  mutating func runEpoch() -> Double {
    for change in run.rateChanges where change.epoch == epoch { trainer.learningRate = change.rate }
    done += 1
    return trainer.runEpoch()
  }

  /// The last epoch done, counted from the first ever trained.
  var epoch: Int { start.epoch + done }
  /// Whether another epoch would be beyond the run.
  var isAtEnd: Bool { done >= run.epochs }
  /// The learning rate of the last epoch done.
  var learningRate: Double { trainer.learningRate }
  /// The network as it stands: a copy, made at each reading.
  var network: Network { trainer.network }

  /// Everything as it is after the epochs done, as a shorter `train` would have left it.
  var state: State {
    guard done > 0 else { return start }
    var state = start
    state.take(trainer, epochs: done, since: command)
    state.startEpoch(since: command)
    return state
  }
}
