import Backprop
import Testing

/// Small networks whose every number can be worked by hand.
@Suite struct HandWorkedTests {
  /// ReLU everywhere, ½ (out − y)², learning rate 0.1.
  @Test func reluTwoTwoOne() throws {
    let architecture = try Architecture(sizes: [2, 2, 1], hidden: .relu, output: .relu)
    var network = Network(
      architecture, parameters: [0.6, 0.8, 0.3, 0.4, 0.2, 0.1, 0.6, -0.2, 0.1])
    let input = [1.2, 0.5]
    let pass = network.forward(input)
    #expect(pass.activations.isClose(to: [1.32, 0.66, 0.76]))
    #expect(network.loss(.half, of: pass, target: [1]).isClose(to: 0.0288))
    let back = network.backward(pass, target: [1], loss: .half)
    #expect(
      back.gradients.isClose(
        to: [-0.1728, -0.072, 0.0576, 0.024, -0.144, 0.048, -0.3168, -0.1584, -0.24]))
    var state = OptimizerState()
    let changes = Optimizer.sgd.changes(
      gradients: back.gradients, parameters: network.parameters, state: &state, learningRate: 0.1)
    for index in changes.indices { network.parameters[index] += changes[index] }
    #expect(
      network.parameters.isClose(
        to: [0.61728, 0.8072, 0.29424, 0.3976, 0.2144, 0.0952, 0.63168, -0.18416, 0.124]))
    let after = network.forward(input)
    #expect(after.activations.isClose(to: [1.358736, 0.647088, 0.8631186304]))
    #expect(abs(network.loss(.half, of: after, target: [1]) - 0.00936825467) < 5e-12)
  }

  /// The neuron of A. Karpathy's micrograd: with `half` and y = out − 1 its blame is act′(z), and
  /// the gradients are the derivatives of `out`.
  @Test func tanhNeuron() throws {
    let network = Network(
      try Architecture(sizes: [2, 1], output: .tanh), parameters: [-3, 1, 6.8813735870195432])
    let pass = network.forward([2, 0])
    let out = pass.activations[0]
    #expect(pass.sums[0].isClose(to: 0.8813735870195432))
    #expect(out.isClose(to: 0.7071067811865477))
    let back = network.backward(pass, target: [out - 1], loss: .half)
    #expect(back.gradients[0].isClose(to: 1))
    #expect(back.gradients[1] == 0)
    let byInput = network.parameters[0..<2].map { $0 * back.blames[0] }
    #expect(byInput.isClose(to: [-1.5, 0.5]))
  }

  /// (out − y)² with its 2, learning rate 0.01.
  @Test func linearNeuron() throws {
    var network = Network(try Architecture(sizes: [1, 1], output: .linear), parameters: [1, 0])
    let pass = network.forward([2.1])
    #expect(network.loss(.mse, of: pass, target: [4]).isClose(to: 3.61))
    let back = network.backward(pass, target: [4], loss: .mse)
    #expect(back.gradients.isClose(to: [-7.98, -3.8]))
    for index in 0..<2 { network.parameters[index] -= 0.01 * back.gradients[index] }
    #expect(network.parameters.isClose(to: [1.0798, 0.038]))
    let after = network.loss(.mse, of: network.forward([2.1]), target: [4])
    #expect(after.isClose(to: 2.8710591364))
  }
}
