import Backprop

extension Network {
  /// More samples than this are not looked at, but as many, evenly spread over the data: of large
  /// networks fewer, since at the end of a training somebody waits for the answer.
  private var mostSamples: Int { min(1000, max(100, 50_000_000 / architecture.parameterCount)) }

  /// True for each neuron, laid out as `Architecture.neurons(of:)` says, whose slope act′ is below
  /// `Activation.smallSlope` on every sample: hardly any blame comes through it, whatever is met.
  ///
  /// - Parameter isEnough: Whether no more samples need to be looked at, since too few neurons are
  ///   dead on those so far.
  func deadNeurons(
    on data: Dataset, until isEnough: ([Bool]) -> Bool = { !$0.contains(true) }
  ) -> [Bool] {
    var isDead = [Bool](repeating: true, count: architecture.neuronCount)
    let step = max(1, data.count / mostSamples)
    var left = Array(stride(from: 0, to: data.count, by: step))[...]
    // A few at first, which often is enough; then more at once, since each time the network is taken
    // up anew.
    var size = Self.goodSlots
    while !left.isEmpty, !isEnough(isDead) {
      let pass = forward(left.prefix(size).flatMap(data.input))
      for layer in 1...architecture.layerCount {
        let activation = architecture.activation(of: layer)
        let sums =
          architecture.isNormalized(layer) ? pass.normalized?.scaled ?? pass.sums : pass.sums
        for sample in 0..<pass.samples {
          let places = architecture.neurons(of: layer, sample: sample)
          for (neuron, place) in zip(architecture.neurons(of: layer), places) where isDead[neuron] {
            let slope = activation.slope(z: sums[place], a: pass.activations[place])
            if abs(slope) >= Activation.smallSlope { isDead[neuron] = false }
          }
        }
      }
      left = left.dropFirst(size)
      size = max(size, min(4 * size, 1_000_000 / architecture.neuronCount))
    }
    return isDead
  }
}
