import Backprop
import Testing

@Suite struct NetworkLawTests {
  @Test(arguments: [1, 10, 1000.0])
  func softmaxSumsToOne(_ scale: Double) throws {
    let architecture = try Architecture(sizes: [4, 7], output: .softmax)
    var generator = Generator(seed: 3)
    var parameters = Initialization.uniform.parameters(for: architecture, from: &generator)
    for index in parameters.indices { parameters[index] *= scale }
    let out = Network(architecture, parameters: parameters).forward([1, -1, 0.5, 2]).activations
    #expect(abs(out.reduce(0, +) - 1) < 1e-15)
    #expect(out.allSatisfy { (0...1).contains($0) })
  }

  /// Neurons that start equal get equal blames, and stay equal to the last bit.
  @Test(arguments: Optimizer.allCases)
  func aSymmetricStartStaysSymmetric(_ optimizer: Optimizer) throws {
    let architecture = try Architecture(sizes: [2, 5, 1])
    var generator = Generator(seed: 0)
    let start = Initialization.constant(0.5).parameters(for: architecture, from: &generator)
    var trainer = Trainer(
      Network(architecture, parameters: start), on: Problem.xor.dataset(),
      options: TrainingOptions(optimizer: optimizer, learningRate: 0.1))
    for _ in 0..<50 { _ = trainer.runEpoch() }
    let trained = trainer.network.parameters
    #expect(trained != start)
    for neuron in 1..<5 {
      #expect(trained[2 * neuron].bitPattern == trained[0].bitPattern)
      #expect(trained[2 * neuron + 1].bitPattern == trained[1].bitPattern)
      #expect(trained[10 + neuron].bitPattern == trained[10].bitPattern)
      #expect(trained[15 + neuron].bitPattern == trained[15].bitPattern)
    }
  }

  @Test func aZeroInputHasNoGradient() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let random = try RandomCase(seed: seed)
      let network = random.network
      var input = random.input
      input[0] = 0
      let back = network.backward(
        network.forward(input), target: random.target, loss: random.loss)
      for row in 0..<network.architecture.sizes[1] {
        #expect(back.gradients[row * input.count] == 0)
      }
    }
  }

  @Test func aDeadReluPassesNothingBack() throws {
    let architecture = try Architecture(sizes: [1, 1, 1], hidden: .relu, output: .linear)
    let network = Network(architecture, parameters: [1, -5, 1, 0])
    let back = network.backward(network.forward([1]), target: [1], loss: .half)
    #expect(back.gradients == [0, 0, 0, -1])
  }

  /// One output: the side of 0.5; several: where the largest stands; never what is not a number.
  @Test func accuracyCountsByItsRules() throws {
    let one = Network(try Architecture(sizes: [1, 1], output: .linear), parameters: [1, 0])
    let data = Dataset(
      name: "one", samples: [(x: [0.5], y: [1]), (x: [0.49], y: [1]), (x: [-3], y: [0])])
    #expect(Evaluation(one, on: data, loss: .half).correct == [true, false, true])
    let lost = Dataset(name: "lost", samples: [(x: [.nan], y: [0]), (x: [.nan], y: [1])])
    #expect(Evaluation(one, on: lost, loss: .half).correct == [false, false])
    let two = Network(
      try Architecture(sizes: [1, 2], output: .linear, hasBiases: false), parameters: [1, -1])
    let pairs = Dataset(
      name: "two", samples: [(x: [1], y: [1, 0]), (x: [1], y: [0, 1]), (x: [.nan], y: [1, 0])])
    let evaluation = Evaluation(two, on: pairs, loss: .half)
    #expect(evaluation.correct == [true, false, false])
    #expect(try #require(evaluation.accuracy).isClose(to: 1.0 / 3))
    #expect(evaluation.outputs[0] == [1, -1])
  }
}
