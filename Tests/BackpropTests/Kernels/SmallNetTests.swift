import Testing

@testable import Backprop

/// Nets of sigmoids at most eight wide run an epoch in one call, and give the scalar code's bits.
@Suite struct SmallNetTests {
  static let shapes: [[Int]] = [
    [1, 1], [3, 1], [3, 7], [2, 1, 1], [2, 1, 3], [2, 3, 1], [2, 8, 8, 1], [5, 4, 4, 2],
    [3, 8, 5, 8, 6, 7], [9, 6, 1, 5, 1], [40, 5, 3], [2, 2, 2, 2, 2, 1],
  ]
  static let losses: [Loss] = [.squared, .half, .mse]

  @Test(arguments: shapes, losses)
  func everySetGivesTheScalarBits(_ sizes: [Int], _ loss: Loss) throws {
    for hasBiases in [true, false] {
      let (network, data) = try drawn(sizes, hasBiases: hasBiases)
      let options = TrainingOptions(loss: loss, learningRate: 0.7)
      let (history, parameters) = reference(network, data, options)
      for instructions in InstructionSet.available {
        #expect(Workspace(network).isSmall)
        var trainer = Trainer(network, on: data, options: options, instructions: instructions)
        var losses: [Double] = []
        trainer.runEpochs(3, into: &losses)
        #expect(losses.map(\.bitPattern) == history)
        #expect(trainer.network.parameters.map(\.bitPattern) == parameters)
      }
    }
  }

  @Test(arguments: shapes)
  func anOrderIsKept(_ sizes: [Int]) throws {
    let (network, data) = try drawn(sizes, hasBiases: true)
    let options = TrainingOptions(learningRate: 0.7, shuffles: true)
    let (history, parameters) = reference(network, data, options)
    var trainer = Trainer(network, on: data, options: options, generator: Generator(seed: 1))
    #expect((0..<3).map { _ in trainer.runEpoch().bitPattern } == history)
    #expect(trainer.network.parameters.map(\.bitPattern) == parameters)
  }

  @Test func othersAreNotSmall() throws {
    let others = [
      try Architecture(sizes: [2, 9, 1]), try Architecture(sizes: [2, 3, 9]),
      try Architecture(sizes: [2, 3, 1], hidden: .tanh),
      try Architecture(sizes: [2, 3, 1], output: .linear),
    ]
    for architecture in others { #expect(!PackedLayout(architecture).isSmall) }
  }

  @Test(arguments: [[], [2, 0, 1], [1, 0, 2]])
  func theFirstLossThatIsNotFiniteIsNamed(_ order: [Int]) throws {
    let data = Dataset(
      name: "three", samples: [(x: [0], y: [1]), (x: [1], y: [.infinity]), (x: [1], y: [0])])
    let network = Network(try Architecture(sizes: [1, 2, 1]), parameters: [1, 2, 0, 0, 1, 1, 0])
    var trainer = Trainer(
      network, on: data, options: TrainingOptions(shuffles: !order.isEmpty), order: order)
    _ = trainer.runEpoch()
    #expect(trainer.nonFinite == .loss(sample: 1))
  }

  private func drawn(_ sizes: [Int], hasBiases: Bool) throws -> (Network, Dataset) {
    let architecture = try Architecture(sizes: sizes, hasBiases: hasBiases)
    var generator = Generator(seed: 3)
    let parameters = Initialization.uniform.parameters(for: architecture, from: &generator)
    let samples = (0..<7).map { _ in
      (
        x: (0..<architecture.inputCount).map { _ in 2 * generator.unit() - 1 },
        y: (0..<architecture.outputCount).map { _ in generator.unit() }
      )
    }
    return (
      Network(architecture, parameters: parameters), Dataset(name: "random", samples: samples)
    )
  }

  /// The bits of the mean losses of three epochs, and of the parameters after them.
  private func reference(
    _ network: Network, _ data: Dataset, _ options: TrainingOptions
  ) -> (history: [UInt64], parameters: [UInt64]) {
    var scalar = ScalarReference(network)
    var (state, generator) = (OptimizerState(), Generator(seed: 1))
    let history = scalar.train(
      on: data, options: options, state: &state, generator: &generator, epochs: 3)
    return (history.map(\.bitPattern), scalar.parameters.map(\.bitPattern))
  }
}
