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
      if let z = sumOfSums(layer, j) {
        result.append((.sumForActivation(Name(.sums(layer - 1))), activated(z, layer, j)))
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
      if let z = sumOfSums(layer, j) {
        result.append((.sumForActivation(Name(.sums(layer - 1))), z))
      }
      if let z = staleSum(layer, j) { result.append((.staleWeights, z)) }
    case .loss: result += lossMistakes
    default: break
    }
    if let value = withoutBiases(name) { result.append((.missingBiases, value)) }
    if let stale = value(name, in: past) { result.append((.staleWeights, stale)) }
    return result
  }

  private var architecture: Architecture { state.architecture }

  /// The error in the place of its square, and the parts of the loss.
  private var lossMistakes: [Candidate] {
    let layer = architecture.layerCount
    let outputs = 0..<architecture.outputCount
    guard state.settings.loss.readsErrors else { return [] }
    let errors = outputs.compactMap { k in
      number(.activations(layer), k).flatMap { out in number(.target, k).map { out - $0 } }
    }
    guard errors.count == outputs.count else { return [] }
    var result: [Candidate] = [
      (.errorForLoss, errors.reduce(0) { $0 + abs($1) }), (.errorForLoss, errors.reduce(0, +)),
    ]
    guard outputs.count > 1 else { return result }
    let divisor = state.settings.loss.divisor(outputs: outputs.count)
    result += outputs.map { k in
      let alone = state.settings.loss.value(z: [errors[k]], out: [errors[k]], y: [0])
      return (
        .oneOutput(Name(.activations(layer), [k])),
        alone * state.settings.loss.divisor(outputs: 1) / divisor
      )
    }
    return result
  }

  /// A neuron's sum when the layer before hands on its sums instead of its activations.
  private func sumOfSums(_ layer: Int, _ j: Int) -> Double? {
    guard layer > 1 else { return nil }
    let columns = architecture.sizes[layer - 1]
    let row = architecture.weights(of: layer).lowerBound + j * columns
    var sum = 0.0
    for i in 0..<columns {
      guard let z = number(.sums(layer - 1), i) else { return nil }
      sum += state.network.parameters[row + i] * z
    }
    return architecture.hasBiases ? sum + (number(.biases(layer), j) ?? 0) : sum
  }

  /// A number of the forward pass of the same network without any bias.
  private func withoutBiases(_ name: Name) -> Double? {
    guard architecture.hasBiases, let x = state.x else { return nil }
    var bare = state
    for layer in 1...architecture.layerCount {
      for index in architecture.biases(of: layer) { bare.network.parameters[index] = 0 }
    }
    let pass = bare.network.forward(x)
    bare.values.record(pass)
    if name.quantity == .loss {
      return bare.y.map { bare.network.loss(bare.settings.loss, of: pass, target: $0) }
    }
    return value(name, in: bare)
  }

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
