import Backprop

extension Session {
  /// Trains up to a goal. A number that is not finite, the learner, or whoever watches ends it
  /// before; what has been trained by then stays.
  mutating func train(_ goal: TrainingGoal, _ effects: Effects) throws(SessionError) -> TrainReport
  {
    let data = try state.neededData()
    guard
      min(state.trainingOptions.batchSize, data.count) >= state.architecture.smallestBatch
    else { throw .network(.batchOfOne) }
    let limit = try goal.limit(effects.trainingLimit, on: data, state.architecture)
    let before = try state.evaluation(on: data, effects)
    var run = try TrainingRun(state, on: data, goal: goal, limit: limit.epochs, effects)
    run.snapshots = Snapshots(from: state, on: data, limit: timeline.limit)
    try run.runEpochs()
    let report = run.report(
      state, meanLossBefore: before.meanLoss, cap: limit.isAsked ? nil : limit.epochs)
    guard report.epochs > 0 else { return report }
    state.take(run.trainer, epochs: report.epochs, course: run.course, since: commandText)
    state.startEpoch(since: commandText)
    trained = run.trained
    return report
  }
}

/// A run of `train`, from before its first epoch.
private struct TrainingRun {
  private(set) var trainer: SessionTrainer
  private let start: State
  private let goal: TrainingGoal
  private let effects: Effects
  private var progress: TrainingProgress
  private var history: LossHistory
  private(set) var course: LossCourse
  private let heldOut: Dataset?
  private var stopped: TrainReport.Stop?
  private var rateChanges: [TrainReport.RateChange] = []
  private var nextLook = 0
  private var losses: [Double] = []
  private var subject: StopCondition.Subject
  /// Epochs that take some milliseconds; of a faulty program one, which is slow.
  private let longest: Int
  /// States on the way that are kept; nil for none.
  var snapshots: Snapshots?

  init(_ state: State, on data: Dataset, goal: TrainingGoal, limit: Int, _ effects: Effects)
    throws(SessionError)
  {
    (start, self.goal, self.effects) = (state, goal, effects)
    trainer = SessionTrainer(state, on: data)
    progress = TrainingProgress(
      epochBefore: state.epoch, done: 0, limit: limit, condition: goal.condition?.text, loss: nil,
      learningRate: state.settings.learningRate, every: state.settings.every,
      isWatched: goal.isWatched && effects.showsTraining(), data: data)
    subject = StopCondition.Subject(
      state: state, data: data, epoch: state.epoch, learningRate: state.settings.learningRate)
    history = LossHistory(after: state.epoch)
    course = state.course
    heldOut = state.fittingHeldOut
    longest = state.bug == nil ? TrainingLimit.ofStretch.epochs(of: data, state.architecture) : 1
  }

  mutating func runEpochs() throws(SessionError) {
    if try conditionHolds() { stopped = .condition }
    while stopped == nil, progress.done < progress.limit {
      look()
      if stopped == nil { try runStretch() }
    }
    if stopped == .interrupted, progress.done == 0 { throw .loop(.interrupted) }
    stopped = stopped ?? .epochs
    if progress.done > 0 { askHeldOut(isLast: true) }
    // Whoever counts epochs wants to hear of the last one too.
    progress.isOver = true
    if nextLook == progress.done || progress.isWatched { look(isLast: true) }
  }

  /// Epochs up to the next one at which somebody wants to know.
  private mutating func runStretch() throws(SessionError) {
    trainer.runEpochs(stretch, into: &losses, isInterrupted: effects.isInterrupted)
    guard !losses.isEmpty else { return stopped = .interrupted }
    history.add(losses, after: progress.epoch)
    course.training.add(losses, after: progress.epoch)
    progress.done += losses.count
    progress.loss = losses.last
    askHeldOut()
    if snapshots?.isWanted(after: progress.done) == true { keepSnapshot() }
    if progress.loss?.isFinite != true || trainer.nonFinite != nil {
      stopped = .diverged
    } else if try conditionHolds() {
      stopped = .condition
    } else if effects.isInterrupted() {
      stopped = .interrupted
    }
  }

  private mutating func keepSnapshot() {
    var state = start
    state.take(trainer, epochs: progress.done, course: course, since: "")
    snapshots?.keep(state)
  }

  /// What is needed to run it again.
  var trained: TrainedRun {
    // The state that it ended with is the moment's.
    let states = snapshots?.states.filter { $0.epoch < progress.epoch } ?? []
    return TrainedRun(epochs: progress.done, rateChanges: rateChanges, snapshots: states)
  }

  /// Asks about the samples held out, after the epochs that are kept and after the last.
  private mutating func askHeldOut(isLast: Bool = false) {
    guard let heldOut else { return }
    course.ask(heldOut, start.settings.loss, after: progress.epoch, isLast: isLast) {
      trainer.network
    }
  }

  /// How many epochs there are before anybody wants to know: one where a condition is asked after
  /// each, never more than up to the next look, or to the next question about what is held out; and
  /// as many as are done, up to those of some milliseconds, so that an interruption is answered at
  /// once.
  private var stretch: Int {
    guard goal.condition == nil else { return 1 }
    // A state that is wanted is that after a stretch.
    let untilKept = snapshots?.epochs(untilNextAfter: progress.done) ?? .max
    let untilLook = effects.watchTraining == nil ? Int.max : nextLook - progress.done
    let untilAsked =
      heldOut == nil
      ? Int.max : course.heldOut.nextKept(after: progress.epoch) - progress.epoch
    return max(
      1,
      min(progress.done, longest, progress.limit - progress.done, untilLook, untilAsked, untilKept))
  }

  private mutating func conditionHolds() throws(SessionError) -> Bool {
    guard let condition = goal.condition else { return false }
    subject.epoch = progress.epoch
    subject.learningRate = trainer.learningRate
    return try condition.holds(subject) { trainer.network }
  }

  /// Asks whoever watches, when it is time again.
  private mutating func look(isLast: Bool = false) {
    guard let watch = effects.watchTraining, progress.done >= nextLook || isLast else { return }
    let direction = watch(progress) { trainer.network }
    nextLook = progress.done + max(1, min(direction.epochsUntilNext, TrainingGoal.most))
    guard !isLast else { return }
    if direction.stops, stopped == nil, progress.done > 0 { stopped = .interrupted }
    if let rate = direction.learningRate, rate.isFinite, rate != trainer.learningRate {
      trainer.learningRate = rate
      progress.learningRate = rate
      rateChanges.append(TrainReport.RateChange(epoch: progress.epoch, rate: rate))
    }
  }

  func report(_ before: State, meanLossBefore: Double, cap: Int?) -> TrainReport {
    let network = trainer.network
    let loss = before.settings.loss
    let after = Evaluation(network, on: progress.data, loss: loss)
    let entries = history.entries
    let symptoms = TrainingSymptoms(network, on: progress.data, loss: loss)
      .found(meanLoss: after.meanLoss, history: entries)
    let stopped = stopped ?? .epochs
    let divergence: TrainReport.Divergence? =
      stopped != .diverged
      ? nil
      : trainer.nonFinite.map { quantity in
        switch quantity {
        case .loss(let sample): .loss(sample: sample)
        case .parameter(let index): .parameter(Name(parameter: index, in: before.shape))
        }
      }
    return TrainReport(
      epochBefore: before.epoch, epochs: progress.done, history: entries,
      meanLossBefore: meanLossBefore, evaluation: after,
      stopped: stopped, condition: goal.condition?.text,
      cap: stopped == .epochs ? cap : nil, divergence: divergence, rateChanges: rateChanges,
      plateau: progress.done > 0 ? symptoms.plateau : nil,
      unreached: progress.data.unreached(by: network.architecture),
      stuckLayers: progress.done > 0 ? symptoms.stuckLayers : [],
      wasShown: progress.isWatched)
  }
}

extension State {
  /// How `train` trains.
  var trainingOptions: TrainingOptions {
    TrainingOptions(
      loss: settings.loss, optimizer: settings.optimizer, settings: settings.optimizerSettings,
      learningRate: settings.learningRate,
      batchSize: settings.batchSize(forSamples: data?.count ?? 1), shuffles: settings.shuffle,
      dropout: settings.dropout, smallestBatch: architecture.smallestBatch, frozen: frozen)
  }

  /// Data that fit the network, with answers that the loss is defined for.
  func neededData() throws(SessionError) -> Dataset {
    guard let data else { throw .data(.noData) }
    guard data.fit(architecture).isFit else { throw .data(.doesNotFit(data.fit(architecture))) }
    guard settings.loss.accepts(answersOf: data) else {
      throw .network(.targetDoesNotFit(settings.loss))
    }
    return data
  }
}
