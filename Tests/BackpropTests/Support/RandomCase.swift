import Backprop
import Testing

/// A random network with a loss that fits it and one sample, all from a seed.
struct RandomCase: CustomTestStringConvertible, Sendable {
  let seed: UInt64
  let network: Network
  let loss: Loss
  let input: [Double]
  let target: [Double]

  /// Depth 1–5, widths 1–`widest`, any hidden activation, any output activation that goes with the
  /// loss.
  ///
  /// - Parameter samples: How many samples `input` and `target` hold.
  init(
    seed: UInt64, widest: Int = 8, samples: Int = 1, normalization: Normalization? = nil
  ) throws {
    var generator = Generator(seed: seed)
    let loss = Loss.allCases[Int(seed) % Loss.allCases.count]
    let elementwise = Activation.allCases.filter(\.isElementwise)
    let hidden = elementwise[generator.below(elementwise.count)]
    let output = loss.requiredActivation ?? elementwise[generator.below(elementwise.count)]
    var sizes = (0...1 + generator.below(5)).map { _ in 1 + generator.below(widest) }
    if output == .softmax { sizes[sizes.count - 1] = 2 + generator.below(widest) }
    let architecture = try Architecture(
      sizes: sizes, hidden: hidden, output: output, hasBiases: generator.below(4) > 0,
      normalization: normalization)
    network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    input = (0..<samples * architecture.inputCount).map { _ in 2 * generator.unit() - 1 }
    target = (0..<samples).flatMap { _ in
      var target = (0..<architecture.outputCount).map { _ in generator.unit() }
      if loss == .ce {
        let sum = target.reduce(0, +)
        target = target.map { $0 / sum }
      }
      return target
    }
    self.loss = loss
    self.seed = seed
  }

  /// A network of given layers, its output as the loss needs it.
  init(
    sizes: [Int], hidden: Activation, _ loss: Loss, _ normalization: Normalization?
  ) throws {
    var generator = Generator(seed: 5)
    let architecture = try Architecture(
      sizes: sizes, hidden: hidden, output: loss.requiredActivation ?? .tanh,
      normalization: normalization)
    network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    input = (0..<sizes[0]).map { _ in 2 * generator.unit() - 1 }
    target = (0..<sizes[sizes.count - 1]).map { $0 == 0 ? 1 : 0 }
    self.loss = loss
    seed = 5
  }

  /// `count` samples that fit the network and the loss.
  func dataset(count: Int) -> Dataset {
    var generator = Generator(seed: seed &+ 1)
    return Dataset(
      name: "random",
      samples: (0..<count).map { _ in
        let x = (0..<input.count).map { _ in 2 * generator.unit() - 1 }
        var y = [Double](repeating: 0, count: target.count)
        y[generator.below(y.count)] = 1
        return (x: x, y: y)
      })
  }

  var testDescription: String {
    "seed \(seed): \(network.architecture.sizes) \(network.architecture.hiddenActivation) "
      + "\(network.architecture.outputActivation) \(loss)"
  }
}
