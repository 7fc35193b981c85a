import Backprop

extension Mistakes {
  private var architecture: Architecture { state.architecture }

  /// What goes wrong with a blame, other than taking something else for it.
  func blameMistakes(_ layer: Int, _ j: Int) -> [Candidate] {
    let name = Name(.blames(layer), [j])
    guard value(name, in: state) != nil else { return [] }
    var result: [Candidate] = []
    let activation = architecture.activation(of: layer)
    let neuron = Name(.activations(layer), [j])
    let slope = Formula(state).slope(layer, j).flatMap { value($0) } ?? 1
    if let back = incoming(layer, j) {
      result.append((.missingSlope(of: neuron), back))
      if activation.isElementwise, let a = value(neuron, in: state) {
        let wrong = activation.slope(z: a, a: activation(a))
        result.append((.slopeOfActivation(of: neuron), back * wrong))
      }
    }
    if layer == architecture.layerCount, state.settings.loss.requiredActivation != nil,
      let a = value(neuron, in: state), let blame = value(name, in: state)
    {
      result.append((.extraSlope(of: neuron), blame * a * (1 - a)))
    }
    if layer < architecture.layerCount {
      let paths = state.paths(to: name)
      if paths.count > 1 {
        result += paths.map { (.onePath(to: $0.end), $0.value * slope) }
        let sum = paths.reduce(0) { $0 + $1.value }
        if paths.count > 2 {
          result += paths.map { (.missingPath(to: $0.end), (sum - $0.value) * slope) }
        }
      }
      if let nudged, let value = hiddenBlame(layer, j, with: nudged, slope: slope) {
        result.append((.nudgedWeights(.weights(layer + 1)), value))
      }
      // The same mistake in every layer on the way back.
      if let nudged, layer + 1 < architecture.layerCount, let pass = state.values.forward,
        let target = state.y
      {
        var moved = state
        moved.network.parameters = nudged
        let blames = moved.backwardPass(of: pass, target: target).blames
        let value = blames[architecture.neurons(of: layer).lowerBound + j]
        result.append((.nudgedWeights(.weights(layer + 1)), value))
      }
      if let past,
        let value = hiddenBlame(layer, j, with: past.network.parameters, slope: slope)
      {
        result.append((.staleWeights, value))
      }
    }
    if let stale = value(name, in: past) { result.append((.staleWeights, stale)) }
    return result
  }

  /// What reaches a neuron before its slope: out − y with its factor, or the sum of the paths.
  private func incoming(_ layer: Int, _ j: Int) -> Double? {
    guard layer == architecture.layerCount else {
      return state.paths(to: Name(.blames(layer), [j])).reduce(0) { $0 + $1.value }
    }
    guard Formula(state).slope(layer, j) != nil, state.settings.loss.requiredActivation == nil,
      let out = number(.activations(layer), j), let y = number(.target, j)
    else { return nil }
    let factor = state.settings.loss == .mse ? 2 / Double(architecture.outputCount) : 1
    return factor * (out - y)
  }

  /// A hidden blame with other weights in the next layer.
  private func hiddenBlame(_ layer: Int, _ j: Int, with parameters: [Double], slope: Double)
    -> Double?
  {
    let weights = architecture.weights(of: layer + 1).lowerBound
    let columns = architecture.sizes[layer]
    var sum = 0.0
    for k in 0..<architecture.sizes[layer + 1] {
      guard let next = number(.blames(layer + 1), k) else { return nil }
      sum += parameters[weights + k * columns + j] * next
    }
    return sum * slope
  }

  /// The gradients that a blame makes, taken for it.
  func gradientsForBlame(_ name: Name) -> [Candidate] {
    guard case .blames(let layer) = name.quantity, let j = name.indices.first else { return [] }
    return (0..<architecture.sizes[layer - 1]).compactMap { i in
      let gradient = Name(.weights(layer, .gradient), [j, i])
      return value(gradient, in: state).map { (.gradientForBlame(gradient), $0) }
    }
  }

  /// What goes wrong with a gradient: with its blame, with its other factor, or with the name.
  func gradientMistakes(_ name: Name) -> [Candidate] {
    guard let layer = name.quantity.layer, let j = name.indices.first else { return [] }
    let signal = signal(of: name)
    var result: [Candidate] = []
    let blame = Name(.blames(layer), [j])
    if let value = value(blame, in: state), signal != 1 {
      result.append((.blameForGradient(blame), value))
    }
    if let change = changeOfGradient(name) { result.append(change) }
    result += blameMistakes(layer, j).map { ($0.mistake, $0.value * signal) }
    if name.quantity.part == .weight, layer > 1, let blame = value(blame, in: state) {
      let sum = Name(.sums(layer - 1), [name.indices[1]])
      if let z = value(sum, in: state) { result.append((.sumForActivation(sum), blame * z)) }
    }
    if let stale = value(name, in: past) { result.append((.staleWeights, stale)) }
    return result
  }

  /// What goes wrong with a change: with the learning rate, or with its gradient.
  func changeMistakes(_ name: Name) -> [Candidate] {
    guard let gradient = name.sibling(.gradient),
      let slope = value(gradient, in: state.origin(of: name.quantity))
    else { return [] }
    var result: [Candidate] = [
      (.gradientForChange(gradient), slope), (.missingRate, -slope),
    ]
    // Only plain descent passes a mistake in the gradient on as it is.
    if state.settings.optimizer == .sgd {
      let rate = state.settings.learningRate
      result += gradientMistakes(gradient).filter { $0.mistake.isOfBlame }
        .map { ($0.mistake, -rate * $0.value) }
    }
    return result
  }

  /// What a blame is multiplied by to make a gradient.
  private func signal(of name: Name) -> Double {
    guard name.quantity.part == .weight, let layer = name.quantity.layer else { return 1 }
    return value(Formula(state).signal(layer - 1, name.indices[1]), in: state) ?? 1
  }

  private func changeOfGradient(_ name: Name) -> Candidate? {
    guard let changed = name.sibling(.change), let parameter = name.sibling(.value), let nudged,
      let old = try? state.knownValue(of: parameter)
    else { return nil }
    guard let index = architecture.parameters(of: name)?.first else { return nil }
    let change = nudged[index] - (old.number ?? .nan)
    return (.changeForGradient(changed), change)
  }
}

extension Mistake {
  /// Whether it can be made on the way to a blame and carried on from there.
  fileprivate var isOfBlame: Bool {
    switch self {
    case .changeForGradient: false
    default: true
    }
  }
}
