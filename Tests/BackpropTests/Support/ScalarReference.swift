@testable import Backprop

/// The passes as a textbook writes them, one number at a time: what the kernels must equal to the
/// last bit.
struct ScalarReference {
  let architecture: Architecture
  var parameters: [Double]
  /// What each neuron's activation is multiplied by before the next layer reads it.
  var masks: [Double]

  init(_ network: Network) {
    architecture = network.architecture
    parameters = network.parameters
    masks = [Double](repeating: 1, count: architecture.neuronCount)
  }

  func forward(_ input: [Double]) -> (sums: [Double], activations: [Double], signals: [Double]) {
    var sums = [Double](repeating: 0, count: architecture.neuronCount)
    var activations = sums
    var signals = sums
    var previous = input
    for layer in 1...architecture.layerCount {
      let activation = architecture.activation(of: layer)
      let neurons = architecture.neurons(of: layer)
      let weights = architecture.weights(of: layer).lowerBound
      for (j, neuron) in neurons.enumerated() {
        var sum = 0.0
        for (i, value) in previous.enumerated() {
          sum += parameters[weights + j * previous.count + i] * value
        }
        if architecture.hasBiases {
          sum += parameters[architecture.biases(of: layer).lowerBound + j]
        }
        sums[neuron] = sum
        activations[neuron] = activation(sum)
      }
      if activation == .softmax { soften(&activations[neurons]) }
      for neuron in neurons { signals[neuron] = activations[neuron] * masks[neuron] }
      previous = Array(signals[neurons])
    }
    return (sums, activations, signals)
  }

  func backward(_ input: [Double], target: [Double], loss: Loss) -> BackwardPass {
    let (sums, activations, signals) = forward(input)
    var blames = [Double](repeating: 0, count: architecture.neuronCount)
    var gradients = [Double](repeating: 0, count: architecture.parameterCount)
    for layer in (1...architecture.layerCount).reversed() {
      let activation = architecture.activation(of: layer)
      let neurons = architecture.neurons(of: layer)
      for (j, neuron) in neurons.enumerated() {
        if layer == architecture.layerCount {
          blames[neuron] = loss.blame(
            z: sums[neuron], out: activations[neuron], y: target[j], activation: activation,
            outputs: target.count)
        } else {
          let weights = architecture.weights(of: layer + 1).lowerBound
          var sum = 0.0
          for (k, next) in architecture.neurons(of: layer + 1).enumerated() {
            sum += parameters[weights + k * neurons.count + j] * blames[next]
          }
          blames[neuron] =
            sum * masks[neuron] * activation.slope(z: sums[neuron], a: activations[neuron])
        }
      }
      let inputs = layer == 1 ? input : Array(signals[architecture.neurons(of: layer - 1)])
      let weights = architecture.weights(of: layer).lowerBound
      for (j, neuron) in neurons.enumerated() {
        for (i, value) in inputs.enumerated() {
          gradients[weights + j * inputs.count + i] = blames[neuron] * value
        }
        if architecture.hasBiases {
          gradients[architecture.biases(of: layer).lowerBound + j] = blames[neuron]
        }
      }
    }
    return BackwardPass(blames: blames, gradients: gradients)
  }

  /// eᶻᵏ / Σ eᶻ, shifted by the largest z.
  private func soften(_ z: inout ArraySlice<Double>) {
    let largest = z.max() ?? 0
    var sum = 0.0
    for index in z.indices {
      z[index] = exponential(z[index] - largest)
      sum += z[index]
    }
    for index in z.indices { z[index] /= sum }
  }
}
