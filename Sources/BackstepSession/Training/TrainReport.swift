import Backprop

/// A training run.
package struct TrainReport: Sendable {
  /// Why it ended.
  package enum Stop: String, Sendable {
    case epochs, condition, interrupted, diverged
  }
  /// Epochs trained before this command.
  package let epochBefore: Int
  /// Epochs run by this command.
  package let epochs: Int
  /// Pairs of an epoch and the mean of its losses as met, at most 1000, the last one included.
  package let history: [(epoch: Int, loss: Double)]
  /// The mean loss over the data before the first epoch and after the last.
  package let meanLossBefore: Double
  package var meanLoss: Double { evaluation.meanLoss }
  /// How the data are predicted after the last epoch.
  package let evaluation: Evaluation
  /// Why it ended.
  package let stopped: Stop
  /// What it was to go on until, as typed.
  package let condition: String?
  /// The number of epochs after which a run without a number gives up, when this one did.
  package let cap: Int?
  /// What was not finite, when it diverged.
  package let divergence: Divergence?
  /// Learning rates chosen while it ran, each with the epoch after which it holds.
  package let rateChanges: [RateChange]
  /// A stretch at the end in which the loss hardly moved, though there is much left to learn.
  package let plateau: Plateau?
  /// Answers of the data that the output cannot give.
  package let unreached: Dataset.Unreached?
  /// Layers that hardly learn any more, though there is much left to learn.
  package let stuckLayers: [StuckLayer]
  /// Whether it was shown in a picture that is still there.
  package let wasShown: Bool

  /// A number that should have been finite.
  package enum Divergence: Equatable, Sendable {
    /// The loss of a sample of the data.
    case loss(sample: Int)
    /// A weight or a bias.
    case parameter(Name)
  }

  /// A learning rate chosen during the run.
  package struct RateChange: Equatable, Sendable {
    /// The epoch after which it holds.
    package let epoch: Int
    /// The new learning rate.
    package let rate: Double
  }

  /// Commands that train in the same way with nobody watching, to the last bit: the learning
  /// rates chosen during the run are set between its parts.
  package var replay: [String] {
    var commands: [String] = []
    var done = epochBefore
    for change in rateChanges {
      if change.epoch > done { commands.append("train \(change.epoch - done)") }
      commands.append("set lr \(Expression.shortest(change.rate))")
      done = change.epoch
    }
    let rest = epochBefore + epochs - done
    if rest > 0 { commands.append("train \(rest)") }
    return commands
  }
}
