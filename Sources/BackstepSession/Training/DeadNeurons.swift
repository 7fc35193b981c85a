import Backprop

extension Network {
  /// More samples than this are not looked at, but as many, evenly spread over the data.
  private static let mostSamples = 1000

  /// True for each neuron, laid out as `Architecture.neurons(of:)` says, whose slope act′ is below
  /// `Activation.smallSlope` on every sample: hardly any blame comes through it, whatever is met.
  ///
  /// Samples go forward side by side, and no more of them once every neuron is known to be alive.
  func deadNeurons(on data: Dataset) -> [Bool] {
    var isDead = [Bool](repeating: true, count: architecture.neuronCount)
    let asked = Array(stride(from: 0, to: data.count, by: max(1, data.count / Self.mostSamples)))
    for start in stride(from: 0, to: asked.count, by: Self.goodSlots) where isDead.contains(true) {
      let pass = forward(asked[start...].prefix(Self.goodSlots).flatMap(data.input))
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
    }
    return isDead
  }
}
