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

  /// Takes note of an epoch.
  ///
  /// - Parameters:
  ///   - isLast: Whether it is the last one of a run, of which note is taken already; what is held
  ///     out is asked about it all the same.
  ///   - network: Makes the network as it stands, for the samples held out.
  mutating func add(
    epoch: Int, loss: Double, heldOut data: Dataset?, loss kind: Loss, isLast: Bool = false,
    _ network: () -> Network
  ) {
    if !isLast { training.add(epoch: epoch, loss: loss) }
    guard let data, isLast ? heldOut.lastEpoch != epoch : heldOut.keeps(epoch) else { return }
    heldOut.add(
      epoch: epoch, loss: Evaluation(network(), on: data, loss: kind).meanLoss)
  }
}

extension State {
  /// Samples held out, when they can be given to the network.
  package var fittingHeldOut: Dataset? {
    heldOut.flatMap { held in
      let fits =
        held.fit(architecture).isFit
        && (0..<held.count).allSatisfy { settings.loss.accepts(target: held.target($0)) }
      return fits ? held : nil
    }
  }
}
