/// How the weights and biases of a new network are drawn.
package enum Initialization: Equatable, Sendable {
  /// Weights and biases uniform in [−1, 1).
  case uniform
  /// Weights uniform in ±√(6 / (inputs + neurons)), biases 0 (Glorot and Bengio, 2010).
  case xavier
  /// Weights uniform in ±√(6 / inputs), biases 0 (He et al., 2015).
  case he
  /// Everything 0.
  case zeros
  /// Everything the same number.
  case constant(Double)

  /// The parameters of a new network, scales 1 and shifts 0, the others drawn layer by layer in the order of the buffer.
  ///
  /// Only +, ×, ÷ and √ are used, which IEEE 754 rounds correctly: the same seed gives the same
  /// bytes on every machine.
  package func parameters(
    for architecture: Architecture, from generator: inout Generator
  ) -> [Double] {
    var result = [Double](repeating: 0, count: architecture.parameterCount)
    for layer in 1...architecture.layerCount {
      let inputs = Double(architecture.sizes[layer - 1])
      let neurons = Double(architecture.sizes[layer])
      let weights = architecture.weights(of: layer)
      let biases = architecture.biases(of: layer)
      for index in architecture.scales(of: layer) { result[index] = 1 }
      switch self {
      case .uniform: fill(weights.lowerBound..<biases.upperBound, within: 1)
      case .xavier: fill(weights, within: (6 / (inputs + neurons)).squareRoot())
      case .he: fill(weights, within: (6 / inputs).squareRoot())
      case .zeros: break
      case .constant(let value):
        for index in weights.lowerBound..<biases.upperBound { result[index] = value }
      }
    }
    return result

    func fill(_ range: Range<Int>, within bound: Double) {
      for index in range { result[index] = bound * (2 * generator.unit() - 1) }
    }
  }
}
