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
  private var course: LossCourse
  private let heldOut: Dataset?
  private var losses: [Double] = []
  private let longest: Int

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
    longest =
      start.bug == nil ? TrainingLimit.ofStretch.epochs(of: data, start.architecture) : 1
    done = base.epoch - start.epoch
    (course, heldOut) = (base.course, start.fittingHeldOut)
  }

  /// The next epochs, with the learning rate that they had, up to some milliseconds of them; returns
  /// the means of their losses as met.
  ///
  /// - Parameter epochs: How many of the run are to be behind it at most; more than are.
  /// - Throws: `.interrupted`.
  @discardableResult
  mutating func run(to epochs: Int, _ effects: Effects) throws(SessionError) -> [Double] {
    var end = min(epochs, run.epochs, done + longest)
    for change in run.rateChanges {
      if change.epoch == epoch { trainer.learningRate = change.rate }
      if change.epoch > epoch { end = min(end, change.epoch - start.epoch) }
    }
    if heldOut != nil {
      end = min(end, course.heldOut.nextKept(after: epoch) - start.epoch)
    }
    trainer.runEpochs(max(1, end - done), into: &losses, isInterrupted: effects.isInterrupted)
    if losses.isEmpty || effects.isInterrupted() { throw .loop(.interrupted) }
    course.training.add(losses, after: epoch)
    done += losses.count
    if let heldOut {
      course.ask(heldOut, start.settings.loss, after: epoch) { trainer.network }
    }
    return losses
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
    var (state, course) = (start, course)
    if let heldOut {
      course.ask(heldOut, start.settings.loss, after: epoch, isLast: true) { trainer.network }
    }
    state.take(trainer, epochs: done, course: course, since: command)
    state.startEpoch(since: command)
    return state
  }
}
