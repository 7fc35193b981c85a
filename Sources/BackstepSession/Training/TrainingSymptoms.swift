import Backprop

/// A stretch at the end of a run in which the loss hardly moved.
package struct Plateau: Equatable, Sendable {
  /// The first and the last epoch of it.
  package let first: Int, last: Int
  /// The mean losses of those epochs.
  package let lossAtFirst: Double, lossAtLast: Double
  /// The mean loss of giving the mean answer for every sample.
  package let lossOfGuessing: Double
}

/// A layer most of whose neurons hand on no blame worth mentioning, for any sample.
package struct StuckLayer: Equatable, Sendable {
  /// Its number, from 1.
  package let layer: Int
  /// What keeps its neurons from learning.
  package let reason: Activation.Flatness
  /// How many of its neurons are so, and how many it has.
  package let stuck: Int, neurons: Int
}

/// Finds out why a network that has not learnt its data does not.
struct TrainingSymptoms {
  /// A loss that moves by less than this share of itself has hardly moved.
  static let smallMove = 0.01
  /// Fewer epochs than this make no plateau.
  static let shortest = 100
  /// Below this share of the loss of guessing, the data count as learnt.
  static let learnt = 0.1

  private let network: Network
  private let data: Dataset
  private let loss: Loss

  init(_ network: Network, on data: Dataset, loss: Loss) {
    (self.network, self.data, self.loss) = (network, data, loss)
  }

  /// The symptoms there are when the mean loss says that there is much left to learn.
  func found(meanLoss: Double, history: [(epoch: Int, loss: Double)]) -> (
    plateau: Plateau?, stuckLayers: [StuckLayer]
  ) {
    let guessing = data.lossOfGuessing(loss)
    guard meanLoss.isFinite, meanLoss > Self.learnt * guessing else { return (nil, []) }
    return (Self.plateau(history, guessing), stuckLayers)
  }

  private static func plateau(_ history: [(epoch: Int, loss: Double)], _ guessing: Double)
    -> Plateau?
  {
    guard let last = history.last else { return nil }
    let flat = history.reversed().prefix {
      abs($0.loss - last.loss) <= smallMove * abs(last.loss)
    }
    guard let first = flat.last, last.epoch - first.epoch >= shortest else { return nil }
    return Plateau(
      first: first.epoch, last: last.epoch, lossAtFirst: first.loss, lossAtLast: last.loss,
      lossOfGuessing: guessing)
  }

  /// Layers with more than half of their neurons stuck on every sample looked at; as soon as none can
  /// be, no more are.
  private var stuckLayers: [StuckLayer] {
    stuckLayers(network.deadNeurons(on: data) { stuckLayers($0).isEmpty })
  }

  private func stuckLayers(_ isDead: [Bool]) -> [StuckLayer] {
    let architecture = network.architecture
    return (1...architecture.layerCount).compactMap { layer in
      // Where the slope cancels against the loss, the output cannot be stuck.
      if layer == architecture.layerCount, loss.requiredActivation != nil { return nil }
      let neurons = architecture.neurons(of: layer)
      let stuck = neurons.count { isDead[$0] }
      guard stuck * 2 > neurons.count, let reason = architecture.activation(of: layer).flatness
      else { return nil }
      return StuckLayer(layer: layer, reason: reason, stuck: stuck, neurons: neurons.count)
    }
  }
}
