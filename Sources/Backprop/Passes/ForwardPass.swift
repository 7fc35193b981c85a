/// Every intermediate value of one forward pass.
public struct ForwardPass: Equatable, Sendable {
  /// x, the input.
  public let input: [Double]
  /// z of layers 1…L, laid out as `Architecture.neurons(of:)` says.
  public fileprivate(set) var sums: [Double]
  /// a of layers 1…L, laid out likewise.
  public fileprivate(set) var activations: [Double]

  /// The prediction: the activations of the last layer.
  public func output(of architecture: Architecture) -> ArraySlice<Double> {
    activations[architecture.neurons(of: architecture.layerCount)]
  }
}

extension Network {
  /// zˡ[j] = Σᵢ Wˡ[j][i] · aˡ⁻¹[i] + bˡ[j], aˡ[j] = act(zˡ[j]), from layer 1 to L, a⁰ = x.
  ///
  /// Each sum is taken in textbook order: products from i = 0 upward, the bias last.
  ///
  /// - Precondition: `input.count == architecture.inputCount`.
  public func forward(_ input: [Double]) -> ForwardPass {
    precondition(input.count == architecture.inputCount)
    let count = architecture.neuronCount
    var pass = ForwardPass(
      input: input, sums: [Double](repeating: 0, count: count),
      activations: [Double](repeating: 0, count: count))
    var previous = input[...]
    for layer in 1...architecture.layerCount {
      let activation = architecture.activation(of: layer)
      let neurons = architecture.neurons(of: layer)
      let biases = architecture.biases(of: layer)
      var weight = architecture.weights(of: layer).lowerBound
      for (j, neuron) in neurons.enumerated() {
        var sum = 0.0
        for value in previous {
          sum += parameters[weight] * value
          weight += 1
        }
        if architecture.hasBiases { sum += parameters[biases.lowerBound + j] }
        pass.sums[neuron] = sum
        pass.activations[neuron] = activation.isElementwise ? activation(sum) : sum
      }
      if activation == .softmax {
        pass.activations.withUnsafeMutableBufferPointer {
          softmax(UnsafeMutableBufferPointer(rebasing: $0[neurons]))
        }
      }
      previous = pass.activations[neurons]
    }
    return pass
  }

  /// The loss of a forward pass against the true answer y.
  public func loss(_ loss: Loss, of pass: ForwardPass, target: [Double]) -> Double {
    let outputs = architecture.neurons(of: architecture.layerCount)
    return loss.value(z: pass.sums[outputs], out: pass.activations[outputs], y: target)
  }
}
