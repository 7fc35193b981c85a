import Backprop

extension State {
  /// A neuron's numbers, as far as they are known.
  func story(ofNeuron indices: [Int], in layer: Int) -> NeuronStory {
    let z = known(Name(.sums(layer), indices))
    let a = known(Name(.activations(layer), indices))
    let activation = architecture.activation(of: layer)
    var slope: Double?
    if let z, let a, activation.isElementwise {
      // What was dropped has its slope all the same.
      let u = architecture.isNormalized(layer) ? known(Name(.scaled(layer), indices)) ?? z : z
      slope = activation.slope(z: u, a: dropsNeurons ? activation(u) : a)
    }
    let isFlat = slope.map { abs($0) < Activation.smallSlope } ?? false
    return NeuronStory(
      neuron: Name(.activations(layer), indices), sum: z, activation: a, slope: slope,
      blame: known(Name(.blames(layer), indices)), condition: isFlat ? activation.flatness : nil,
      origin: origin(of: .sums(layer)))
  }

  /// The number of a name, nil when it is not computed or stale.
  func known(_ name: Name) -> Double? {
    guard let value = try? value(of: name) else { return nil }
    return value.number
  }
}
