import Backprop

/// Backward passes with one of the usual mistakes in them.
enum BrokenBackward: String, CaseIterable, Sendable {
  case sign, missingOutputSlope, slopeOfActivation, staleWeights, transposedWeights, onePathOnly
  case missingBias, doubled, inputOfTheWrongLayer

  /// Gradients as the mistake makes them.
  func gradients(of random: RandomCase) -> [Double] {
    let network = random.network
    let architecture = network.architecture
    let pass = network.forward(random.input)
    let last = architecture.layerCount
    var blames = network.backward(pass, target: random.target, loss: random.loss).blames

    if self == .missingOutputSlope {
      let outputs = architecture.neurons(of: last)
      for (k, neuron) in outputs.enumerated() {
        blames[neuron] = pass.activations[neuron] - random.target[k]
      }
    }
    for layer in (1..<last).reversed() {
      let neurons = architecture.neurons(of: layer)
      let next = architecture.neurons(of: layer + 1)
      for (j, neuron) in neurons.enumerated() {
        var sum = 0.0
        for (k, above) in next.enumerated() {
          if self == .onePathOnly, k > 0 { continue }
          sum += weight(of: network, layer + 1, k, j, pass, blames) * blames[above]
        }
        let (z, a) = (pass.sums[neuron], pass.activations[neuron])
        let activation = architecture.activation(of: layer)
        blames[neuron] =
          sum
          * (self == .slopeOfActivation
            ? activation.slope(z: a, a: activation(a)) : activation.slope(z: z, a: a))
      }
    }
    return assembled(architecture, pass, blames)
  }

  private func weight(
    of network: Network, _ layer: Int, _ k: Int, _ j: Int, _ pass: ForwardPass, _ blames: [Double]
  ) -> Double {
    let architecture = network.architecture
    let weights = architecture.weights(of: layer)
    let columns = architecture.sizes[layer - 1]
    switch self {
    case .transposedWeights:
      // Row-major numbers read as if they lay in columns.
      return network.parameters[weights.lowerBound + j * architecture.sizes[layer] + k]
    case .staleWeights:
      // Nudged before the blames were taken.
      let above = architecture.neurons(of: layer).lowerBound + k
      let below = architecture.neurons(of: layer - 1).lowerBound + j
      return network.parameters[weights.lowerBound + k * columns + j]
        - 0.5 * blames[above] * pass.activations[below]
    default:
      return network.parameters[weights.lowerBound + k * columns + j]
    }
  }

  private func assembled(
    _ architecture: Architecture, _ pass: ForwardPass, _ blames: [Double]
  ) -> [Double] {
    var gradients = [Double](repeating: 0, count: architecture.parameterCount)
    let factor = self == .sign ? -1.0 : self == .doubled ? 2 : 1
    for layer in 1...architecture.layerCount {
      let read = self == .inputOfTheWrongLayer ? layer : layer - 1
      let signals = read == 0 ? pass.input : Array(pass.activations[architecture.neurons(of: read)])
      let columns = architecture.sizes[layer - 1]
      for (j, neuron) in architecture.neurons(of: layer).enumerated() {
        for i in 0..<columns {
          gradients[architecture.weights(of: layer).lowerBound + j * columns + i] =
            factor * blames[neuron] * signals[i % signals.count]
        }
        if architecture.hasBiases, self != .missingBias {
          gradients[architecture.biases(of: layer).lowerBound + j] = factor * blames[neuron]
        }
      }
    }
    return gradients
  }
}

extension RandomCase {
  /// The gradients of the engine's backward pass.
  var gradients: [Double] {
    network.backward(network.forward(input), target: target, loss: loss).gradients
  }

  /// A check of gradients for this network and sample.
  func check(_ gradients: [Double]) -> GradientCheck {
    GradientCheck(
      of: gradients, network: network, input: input, target: target, loss: loss)
  }
}
