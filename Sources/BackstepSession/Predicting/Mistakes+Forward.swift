import Backprop

extension Mistakes {
  /// What goes wrong on the way from x to the loss.
  func forwardMistakes(_ name: Name, _ right: Double) -> [Candidate] {
    var result: [Candidate] = []
    let j = name.indices.first ?? 0
    switch name.quantity {
    case .activations(let layer):
      let sum = Name(.sums(layer), [j])
      if let z = value(sum, in: state) {
        result.append((.sumForActivation(sum), z))
        if let bias = number(.biases(layer), j) {
          result.append((.missingBias(Name(.biases(layer), [j])), activated(z - bias, layer, j)))
        }
      }
      if let z = staleSum(layer, j) { result.append((.staleWeights, activated(z, layer, j))) }
    case .sums(let layer):
      if let z = number(.sums(layer), j), let bias = number(.biases(layer), j) {
        result.append((.missingBias(Name(.biases(layer), [j])), z - bias))
      }
      let activation = Name(.activations(layer), [j])
      if let a = value(activation, in: state) {
        result.append((.activationForSum(activation), a))
      }
      if let z = staleSum(layer, j) { result.append((.staleWeights, z)) }
    case .loss:
      if state.settings.loss.readsError, architecture.outputCount == 1,
        let out = number(.activations(architecture.layerCount), 0), let y = number(.target, 0)
      {
        result.append((.errorForLoss, abs(out - y)))
        result.append((.errorForLoss, out - y))
      }
    default: break
    }
    if let stale = value(name, in: past) { result.append((.staleWeights, stale)) }
    return result
  }

  private var architecture: Architecture { state.architecture }

  /// A neuron's sum with the weights from before the last nudge and the signals of now.
  private func staleSum(_ layer: Int, _ j: Int) -> Double? {
    guard let past else { return nil }
    let old = past.network.parameters
    let columns = architecture.sizes[layer - 1]
    let row = architecture.weights(of: layer).lowerBound + j * columns
    var sum = 0.0
    for i in 0..<columns {
      let signal = Formula(state).signal(layer - 1, i)
      guard let value = value(signal, in: state) else { return nil }
      sum += old[row + i] * value
    }
    return architecture.hasBiases ? sum + old[architecture.biases(of: layer).lowerBound + j] : sum
  }

  /// What the layer's activation makes of another sum of one neuron.
  private func activated(_ z: Double, _ layer: Int, _ j: Int) -> Double {
    let activation = architecture.activation(of: layer)
    guard !activation.isElementwise else { return activation(z) }
    guard let sums = try? state.flat(.sums(layer)) else { return .nan }
    let powers = sums.enumerated().map { naturalExponential($0.offset == j ? z : $0.element) }
    return powers[j] / powers.reduce(0, +)
  }
}

extension Loss {
  /// Whether it is made of out − y.
  fileprivate var readsError: Bool {
    switch self {
    case .squared, .half, .mse: true
    case .bce, .ce: false
    }
  }
}
