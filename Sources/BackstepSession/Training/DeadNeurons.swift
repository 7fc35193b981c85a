import Backprop

extension Network {
  /// More samples than this are not looked at, but as many, evenly spread over the data.
  private static let mostSamples = 1000

  /// True for each neuron, laid out as `Architecture.neurons(of:)` says, whose slope act′ is below
  /// `Activation.smallSlope` on every sample: hardly any blame comes through it, whatever is met.
  func deadNeurons(on data: Dataset) -> [Bool] {
    var isDead = [Bool](repeating: true, count: architecture.neuronCount)
    let stride = max(1, data.count / Self.mostSamples)
    for index in Swift.stride(from: 0, to: data.count, by: stride) {
      let pass = forward(data.input(index))
      for layer in 1...architecture.layerCount {
        let activation = architecture.activation(of: layer)
        let sums =
          architecture.isNormalized(layer) ? pass.normalized?.scaled ?? pass.sums : pass.sums
        for neuron in architecture.neurons(of: layer) where isDead[neuron] {
          let slope = activation.slope(z: sums[neuron], a: pass.activations[neuron])
          if abs(slope) >= Activation.smallSlope { isDead[neuron] = false }
        }
      }
    }
    return isDead
  }
}
