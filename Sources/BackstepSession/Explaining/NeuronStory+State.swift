import Backprop

extension State {
  /// A neuron's numbers, as far as they are known.
  func story(ofNeuron j: Int, in layer: Int) -> NeuronStory {
    let z = known(Name(.sums(layer), [j]))
    let a = known(Name(.activations(layer), [j]))
    let activation = architecture.activation(of: layer)
    var slope: Double?
    if let z, let a, activation.isElementwise { slope = activation.slope(z: z, a: a) }
    var condition: NeuronStory.Condition?
    if activation == .relu {
      condition = slope == 0 ? .dead : nil
    } else if let slope, abs(slope) < 0.01 {
      condition = .saturated
    }
    return NeuronStory(
      neuron: Name(.activations(layer), [j]), sum: z, activation: a, slope: slope,
      blame: known(Name(.blames(layer), [j])), condition: condition,
      origin: origin(of: .sums(layer)))
  }

  /// The number of a name, nil when it is not computed or stale.
  func known(_ name: Name) -> Double? {
    guard let value = try? value(of: name) else { return nil }
    return value.number
  }
}
