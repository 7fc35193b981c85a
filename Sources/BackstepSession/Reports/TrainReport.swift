import Backprop

/// A training run.
public struct TrainReport: Sendable {
  /// Why it ended.
  public enum Stop: String, Sendable {
    case epochs, condition, interrupted, diverged
  }
  /// Epochs trained before this command.
  public let epochBefore: Int
  /// Epochs run by this command.
  public let epochs: Int
  /// Pairs of an epoch and the mean of its losses as met, at most 1000, the last one included.
  public let history: [(epoch: Int, loss: Double)]
  /// The mean loss over the data before the first epoch and after the last.
  public let meanLossBefore: Double, meanLoss: Double
  /// The share of samples predicted right after the last epoch.
  public let accuracy: Double
  /// Why it ended.
  public let stopped: Stop
  /// What it was to go on until, as typed.
  public let condition: String?
  /// The number of epochs after which a run without a number gives up, when this one did.
  public let cap: Int?
  /// What was not finite, when it diverged.
  public let divergence: Divergence?
  /// Learning rates chosen while it ran, each with the epoch after which it holds.
  public let rateChanges: [RateChange]
  /// A stretch at the end in which the loss hardly moved, though there is much left to learn.
  public let plateau: Plateau?
  /// Layers that hardly learn any more, though there is much left to learn.
  public let stuckLayers: [StuckLayer]

  /// A number that should have been finite.
  public enum Divergence: Equatable, Sendable {
    /// The loss of a sample of the data.
    case loss(sample: Int)
    /// A weight or a bias.
    case parameter(Name)
  }

  /// A learning rate chosen during the run.
  public struct RateChange: Equatable, Sendable {
    /// The epoch after which it holds.
    public let epoch: Int
    /// The new learning rate.
    public let rate: Double
  }

  /// Commands that train in the same way with nobody watching, to the last bit: the learning
  /// rates chosen during the run are set between its parts.
  public var replay: [String] {
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
