import Backprop

/// How the loss has gone since the weights were drawn: what `plot loss` draws.
package struct LossCourse: Equatable, Sendable {
  /// The mean loss of each epoch, its samples' as each was met.
  package internal(set) var training = LossHistory(after: 0, limit: Self.most)
  /// The mean loss over the samples kept from training, after some epochs.
  package internal(set) var heldOut = LossHistory(after: 0, limit: Self.mostHeldOut)
  /// The sum of the losses of those samples of the present epoch that were nudged.
  var sum = 0.0

  /// The most entries that are kept.
  static let most = 1000
  /// Fewer, since each costs a pass over the samples held out.
  static let mostHeldOut = 50

  package init() {}

  /// A sum that is no number is equal to itself here.
  package static func == (left: LossCourse, right: LossCourse) -> Bool {
    left.training == right.training && left.heldOut == right.heldOut
      && left.sum.bitPattern == right.sum.bitPattern
  }

  /// Asks a network about the samples held out after an epoch, where that is one of those kept, or
  /// the last of a run.
  mutating func ask(
    _ data: Dataset, _ loss: Loss, after epoch: Int, isLast: Bool = false, _ network: () -> Network
  ) {
    guard heldOut.lastEpoch != epoch, isLast || heldOut.keeps(epoch) else { return }
    heldOut.add(epoch: epoch, loss: Evaluation(network(), on: data, loss: loss).meanLoss)
  }
}

extension State {
  /// Samples held out, when they can be given to the network.
  package var fittingHeldOut: Dataset? {
    heldOut.flatMap { held in
      held.fit(architecture).isFit && settings.loss.accepts(answersOf: held) ? held : nil
    }
  }
}
