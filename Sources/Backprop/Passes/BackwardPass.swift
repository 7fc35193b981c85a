/// Every blame and every gradient of one backward pass.
public struct BackwardPass: Equatable, Sendable {
  /// d of layers 1…L, ∂loss/∂z, laid out as `Architecture.neurons(of:)` says.
  public var blames: [Double]
  /// The gradients, laid out as the parameters are.
  public var gradients: [Double]
}

extension Network {
  /// The blames from the output back, and the gradients they make.
  ///
  /// - dᴸ[k] = `Loss.blame`
  /// - dˡ[j] = (Σₖ Wˡ⁺¹[k][j] · dˡ⁺¹[k]) · act′(zˡ[j]), with the weights of the forward pass
  /// - gradWˡ[j][i] = dˡ[j] · aˡ⁻¹[i], gradbˡ[j] = dˡ[j]
  public func backward(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    var result = BackwardPass(
      blames: [Double](repeating: 0, count: architecture.neuronCount),
      gradients: [Double](repeating: 0, count: parameters.count))
    for layer in stride(from: architecture.layerCount, through: 1, by: -1) {
      fillBlames(of: layer, of: pass, target: target, loss: loss, into: &result.blames)
      fillGradients(of: layer, of: pass, into: &result)
    }
    return result
  }

  private func fillBlames(
    of layer: Int, of pass: ForwardPass, target: [Double], loss: Loss, into blames: inout [Double]
  ) {
    let activation = architecture.activation(of: layer)
    let neurons = architecture.neurons(of: layer)
    guard layer < architecture.layerCount else {
      for (k, neuron) in neurons.enumerated() {
        blames[neuron] = loss.blame(
          z: pass.sums[neuron], out: pass.activations[neuron], y: target[k],
          activation: activation, outputs: target.count)
      }
      return
    }
    let next = architecture.neurons(of: layer + 1)
    let weights = architecture.weights(of: layer + 1)
    for (j, neuron) in neurons.enumerated() {
      var sum = 0.0
      var weight = weights.lowerBound + j
      for k in next {
        sum += parameters[weight] * blames[k]
        weight += neurons.count
      }
      blames[neuron] =
        sum * activation.slope(z: pass.sums[neuron], a: pass.activations[neuron])
    }
  }

  private func fillGradients(of layer: Int, of pass: ForwardPass, into result: inout BackwardPass) {
    let inputs =
      layer == 1 ? pass.input[...] : pass.activations[architecture.neurons(of: layer - 1)]
    let biases = architecture.biases(of: layer)
    var weight = architecture.weights(of: layer).lowerBound
    for (j, neuron) in architecture.neurons(of: layer).enumerated() {
      let blame = result.blames[neuron]
      for input in inputs {
        result.gradients[weight] = blame * input
        weight += 1
      }
      if architecture.hasBiases { result.gradients[biases.lowerBound + j] = blame }
    }
  }
}
