import Backprop

extension CommandDeclaration {
  static let train: Self = CommandDeclaration(
    "train", short: ["t"], usage: ["train [N]"],
    summary: "N epochs over the data; an epoch is every sample once",
    details: """
      Runs the four stages on every sample, N times over, and shows the mean loss on the way.
      Ctrl-C stops after the epoch under way, with everything whole.
      """
  ) { session, arguments throws(SessionError) in
    let count = try arguments.count(atMost: 1_000_000_000)
    return Outcome(body: .train(try session.train(epochs: count)))
  }
}

extension Session {
  /// Trains for a number of epochs; a value that is not finite, or an interruption, ends it.
  mutating func train(epochs: Int) throws(SessionError) -> TrainReport {
    let data = try state.neededData()
    let loss = state.settings.loss
    let before = Evaluation(state.network, on: data, loss: loss).meanLoss
    var trainer = Trainer(
      state.network, on: data, options: state.trainingOptions, state: state.optimizerState,
      generator: state.generator)
    var history = LossHistory(expected: epochs)
    var stopped = TrainReport.Stop.epochs
    var run = 0
    while run < epochs {
      let mean = trainer.runEpoch()
      run += 1
      history.add(epoch: state.epoch + run, loss: mean)
      guard mean.isFinite, trainer.nonFinite == nil else {
        stopped = .diverged
        break
      }
      if effects.isInterrupted() {
        stopped = .interrupted
        break
      }
    }
    state.network = trainer.network
    state.optimizerState = trainer.optimizerState
    state.generator = trainer.generator
    state.epoch += run
    state.epochProgress = 0
    state.hasNudged = true
    state.values.invalidate(after: nil, since: commandText)
    let after = Evaluation(state.network, on: data, loss: loss)
    return TrainReport(
      epochs: run, history: history.entries, meanLossBefore: before, meanLoss: after.meanLoss,
      accuracy: after.accuracy, stopped: stopped)
  }
}

extension State {
  /// How `train` trains.
  var trainingOptions: TrainingOptions {
    TrainingOptions(
      loss: settings.loss, optimizer: settings.optimizer, settings: settings.optimizerSettings,
      learningRate: settings.learningRate, batchSize: settings.batch, shuffles: settings.shuffle,
      dropout: settings.dropout, frozen: frozen)
  }

  /// Data that fit the network, with answers that the loss is defined for.
  func neededData() throws(SessionError) -> Dataset {
    guard let data else { throw .noData }
    guard data.fit(architecture).isFit else { throw .dataDoesNotFit(data.fit(architecture)) }
    for index in 0..<data.count where !settings.loss.accepts(target: data.target(index)) {
      throw .targetDoesNotFit(settings.loss)
    }
    return data
  }
}

/// Epochs and their losses, thinned to at most 1000 entries however long the run.
struct LossHistory {
  private static let limit = 1000
  private var kept: [(epoch: Int, loss: Double)] = []
  private var last: (epoch: Int, loss: Double)?
  private var stride: Int
  private var seen = 0

  /// A history that keeps every epoch of a short run, and every k-th of a long one.
  init(expected: Int) {
    stride = max(1, (expected + Self.limit - 2) / (Self.limit - 1))
  }

  mutating func add(epoch: Int, loss: Double) {
    if seen % stride == 0 { kept.append((epoch, loss)) }
    seen += 1
    last = (epoch, loss)
  }

  /// What was kept, and always the last epoch.
  var entries: [(epoch: Int, loss: Double)] {
    guard let last, kept.last?.epoch != last.epoch else { return kept }
    return kept + [last]
  }
}
