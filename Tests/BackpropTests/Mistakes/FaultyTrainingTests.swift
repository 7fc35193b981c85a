import Testing

@testable import Backprop

@Suite struct FaultyTrainingTests {
  /// Matt Mazur's net with its biases frozen: the loss printed on his page comes from this mistake.
  @Test(arguments: [
    (Mistake.order, 0.29102792390544197), (.bias, 0.29102777369359933),
  ])
  func theWorkedExampleAfterOneLoop(_ mistake: Mistake, _ loss: Double) throws {
    let network = Network(
      try Architecture(sizes: [2, 2, 2]),
      parameters: [0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6])
    let (input, target) = ([0.05, 0.1], [0.01, 0.99])
    var options = TrainingOptions(loss: .half, learningRate: 0.5)
    options.frozen = [0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1].map { $0 == 1 }
    var trainer = FaultyTrainer(
      FaultyProgram([mistake]), network, on: Dataset(name: "one", samples: [(x: input, y: target)]),
      options: options)
    #expect(trainer.runEpoch().isClose(to: 0.298371108760003))
    let trained = trainer.network
    let after = trained.loss(.half, of: trained.forward(input), target: target)
    #expect(after.isClose(to: loss))
  }

  /// With biases that were never there, `bias` is no mistake at all.
  @Test(arguments: Optimizer.allCases, [false, true])
  func trainingWithoutConsequencesIsTheEngines(_ optimizer: Optimizer, _ shuffles: Bool) throws {
    let architecture = try Architecture(
      sizes: [3, 4, 2], hidden: .tanh, output: .linear, hasBiases: false)
    var generator = Generator(seed: 5)
    let network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    let samples = (0..<7).map { _ in
      (x: (0..<3).map { _ in generator.unit() }, y: (0..<2).map { _ in generator.unit() })
    }
    let data = Dataset(name: "random", samples: samples)
    var options = TrainingOptions(
      loss: .half, optimizer: optimizer, learningRate: 0.05, shuffles: shuffles)
    options.frozen = (0..<architecture.parameterCount).map { $0 % 5 == 0 }
    var faulty = FaultyTrainer(
      FaultyProgram([.bias]), network, on: data, options: options, generator: generator)
    var engine = Trainer(network, on: data, options: options, generator: generator)
    for _ in 0..<3 { #expect(faulty.runEpoch() == engine.runEpoch()) }
    #expect(faulty.network == engine.network)
    #expect(faulty.optimizerState == engine.optimizerState)
    #expect(faulty.generator == engine.generator)
  }

  @Test func divergenceIsNamed() throws {
    let network = Network(
      try Architecture(sizes: [1, 1], output: .linear), parameters: [1, 0])
    let data = Dataset(name: "two", samples: [(x: [1], y: [0]), (x: [3], y: [1])])
    var trainer = FaultyTrainer(
      FaultyProgram([.sign]), network, on: data,
      options: TrainingOptions(loss: .half, learningRate: 1e200))
    _ = trainer.runEpoch()
    #expect(trainer.nonFinite == .loss(sample: 1))
  }
}
