import Testing

@testable import Backprop

/// What the processor can do changes the speed, never a bit: every set of instructions that this
/// machine has gives what plain loops give, one number at a time.
@Suite struct InstructionSetTests {
  /// Layers that are no multiple of anything, and some that are.
  static let shapes: [[Int]] = [
    [1, 9, 1], [3, 17, 2], [5, 1, 11, 3], [13, 8, 7, 2], [23, 31, 10], [9, 12, 5, 1, 3],
    [33, 41, 1], [64, 16, 8], [67, 37, 13],
  ]
  static let kinds: [Normalization?] = [nil, .batch, .layer]

  @Test func theSetsAreInOrder() {
    #expect(InstructionSet.available.first == .basic)
    #expect(InstructionSet.available.last == .best)
    #expect(InstructionSet.allCases == InstructionSet.allCases.sorted())
  }

  /// A pass with gradients and then a few steps of descent: every number of it.
  @Test(arguments: 1...40)
  func passesGiveTheSameBits(_ seed: Int) throws {
    let random = try RandomCase(seed: UInt64(seed), widest: seed % 4 == 0 ? 70 : 9)
    let basic = run(random, .basic)
    for instructions in InstructionSet.available {
      #expect(run(random, instructions) == basic, "\(random) \(instructions)")
    }
  }

  /// Batches of every size, whole or in parts, with masks and frozen weights, under any optimizer.
  @Test(arguments: shapes, kinds)
  func batchesGiveThePlainBits(_ sizes: [Int], _ normalization: Normalization?) throws {
    if normalization == nil {
      try compare(
        RandomCase(sizes: sizes, hidden: .tanh, .half, nil),
        TrainingOptions(loss: .half, learningRate: 0.05))
    }
    let place = Self.shapes.firstIndex(of: sizes) ?? 0
    for (index, batch) in [2 + place, 11 - place].enumerated() {
      let loss = Loss.allCases[(index + sizes[0]) % Loss.allCases.count]
      guard loss != .ce || sizes[sizes.count - 1] > 1 else { continue }
      let random = try RandomCase(sizes: sizes, hidden: .tanh, loss, normalization)
      var options = TrainingOptions(
        loss: loss, optimizer: Optimizer.allCases[(place + index) % Optimizer.allCases.count],
        learningRate: 0.05, batchSize: batch, shuffles: index % 2 == 0)
      try compare(random, options)
      options.optimizer = .sgd
      try compare(random, options)
      options.dropout = 0.3
      try compare(random, options)
      options.frozen = random.network.parameters.indices.map { $0 % 3 == 1 }
      try compare(random, options)
    }
  }

  /// Every activation under every loss.
  @Test(arguments: Activation.allCases.filter(\.isElementwise), Loss.allCases)
  func everyActivationAndLossGivesThePlainBits(_ activation: Activation, _ loss: Loss) throws {
    for normalization in Self.kinds {
      let random = try RandomCase(sizes: [6, 13, 9, 3], hidden: activation, loss, normalization)
      for batch in [1, 6] where normalization == nil || batch > 1 {
        try compare(
          random, TrainingOptions(loss: loss, learningRate: 0.05, batchSize: batch, dropout: 0.2))
        try compare(random, TrainingOptions(loss: loss, learningRate: 0.05, batchSize: batch))
      }
    }
  }

  /// Layers so long that their sums are taken in parts.
  @Test(arguments: [[530, 9, 3], [3, 530, 5]])
  func longLayersGiveThePlainBits(_ sizes: [Int]) throws {
    let random = try RandomCase(sizes: sizes, hidden: .sigmoid, .squared, nil)
    for batch in [1, 5] {
      try compare(
        random, TrainingOptions(loss: .squared, learningRate: 0.05, batchSize: batch), samples: 5)
    }
  }

  /// A batch of more samples than go through side by side keeps its sums between the parts.
  @Test func aBatchInPartsGivesThePlainBits() throws {
    let random = try RandomCase(sizes: [3, 11, 2], hidden: .sigmoid, .squared, nil)
    for optimizer in [Optimizer.sgd, .adam] {
      try compare(
        random,
        TrainingOptions(
          loss: .squared, optimizer: optimizer, learningRate: 0.05, batchSize: 600), samples: 600)
    }
  }

  private func compare(
    _ random: RandomCase, _ options: TrainingOptions, samples: Int = 11
  ) throws {
    let data = random.dataset(count: samples)
    var plain = FaultyTrainer(
      FaultyProgram([]), random.network, on: data, options: options,
      generator: Generator(seed: 8))
    let losses = (0..<2).map { _ in plain.runEpoch().bitPattern }
    let parameters = plain.network.parameters.map(\.bitPattern)
    for instructions in InstructionSet.available {
      var trainer = Trainer(
        random.network, on: data, options: options, generator: Generator(seed: 8),
        instructions: instructions)
      let context = "\(random) \(options) \(instructions)"
      #expect((0..<2).map { _ in trainer.runEpoch().bitPattern } == losses, "\(context)")
      #expect(trainer.network.parameters.map(\.bitPattern) == parameters, "\(context)")
      #expect(trainer.network.running == plain.network.running, "\(context)")
      #expect(trainer.optimizerState == plain.optimizerState, "\(context)")
    }
  }

  private func run(_ random: RandomCase, _ instructions: InstructionSet) -> [UInt64] {
    Workspace.with(random.network, room: .init(gradients: true, instructions: instructions)) {
      workspace in
      let pass = workspace.forwardPass(random.input, masks: [])
      let back = workspace.backwardPass(pass, target: random.target, loss: random.loss)
      for _ in 0..<3 {
        workspace.buffers.forward(slots: 1)
        random.target.withUnsafeBufferPointer {
          guard let target = $0.baseAddress else { return }
          workspace.buffers.outputBlames(random.loss, slot: 0, target: target)
        }
        workspace.buffers.descend(learningRate: 0.1)
      }
      let numbers =
        pass.sums + pass.activations + back.blames + back.gradients
        + workspace.unpackedParameters()
      return numbers.map(\.bitPattern)
    }
  }
}
