import Backprop
import Testing

@Suite struct TrainerTests {
  static let options: [(String, TrainingOptions)] =
    Optimizer.allCases.flatMap { optimizer in
      let rate = optimizer.hasState ? 0.01 : 0.1
      let base = TrainingOptions(optimizer: optimizer, learningRate: rate)
      func with(_ name: String, _ edit: (inout TrainingOptions) -> Void)
        -> (String, TrainingOptions)
      {
        var options = base
        edit(&options)
        return ("\(optimizer) \(name)", options)
      }
      return [
        with("alone") { _ in },
        with("shuffled") { $0.shuffles = true },
        with("in threes") { $0.batchSize = 3 },
        with("in eights, shuffled") {
          $0.batchSize = 8
          $0.shuffles = true
        },
        with("in one batch") { $0.batchSize = 100 },
        with("decaying and clipped") { $0.settings = OptimizerSettings(decay: 0.01, clip: 0.1) },
        with("with dropout") { $0.dropout = 0.3 },
        with("with dropout, in fives, shuffled") {
          $0.dropout = 0.5
          $0.batchSize = 5
          $0.shuffles = true
        },
      ]
    }

  @Test(arguments: options)
  func trainingEqualsTheStagesToTheLastBit(_ name: String, _ options: TrainingOptions) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let random = try RandomCase(seed: seed)
      let data = random.dataset(count: 13)
      var options = options
      options.loss = random.loss
      try compare(random, data, options)
      options.frozen = (0..<random.network.parameters.count).map { $0 % 3 == 1 }
      try compare(random, data, options)
    }
  }

  private func compare(_ random: RandomCase, _ data: Dataset, _ options: TrainingOptions) throws {
    var reference = ScalarReference(random.network)
    var state = OptimizerState()
    var generator = Generator(seed: 42)
    let history = reference.train(
      on: data, options: options, state: &state, generator: &generator, epochs: 2)
    var trainer = Trainer(
      random.network, on: data, options: options, generator: Generator(seed: 42))
    let losses = (0..<2).map { _ in trainer.runEpoch() }
    #expect(losses == history, "\(random)")
    #expect(
      trainer.network.parameters.map(\.bitPattern) == reference.parameters.map(\.bitPattern),
      "\(random)")
    #expect(trainer.optimizerState == state, "\(random)")
    #expect(trainer.generator == generator)
    #expect(trainer.nonFinite == nil)
  }

  /// Stage by stage through the public passes, for every optimizer.
  @Test(arguments: Optimizer.allCases)
  func trainingEqualsThePublicStages(_ optimizer: Optimizer) throws {
    let random = try RandomCase(seed: 7)
    let data = random.dataset(count: 9)
    var network = random.network
    var state = OptimizerState()
    for _ in 0..<4 {
      for sample in 0..<data.count {
        let pass = network.forward(data.input(sample))
        let back = network.backward(pass, target: data.target(sample), loss: random.loss)
        let changes = optimizer.changes(
          gradients: back.gradients, parameters: network.parameters, state: &state,
          learningRate: 0.02)
        for index in changes.indices { network.parameters[index] += changes[index] }
      }
    }
    var trainer = Trainer(
      random.network, on: data,
      options: TrainingOptions(loss: random.loss, optimizer: optimizer, learningRate: 0.02))
    for _ in 0..<4 { _ = trainer.runEpoch() }
    #expect(trainer.network == network)
    #expect(trainer.optimizerState == state)
  }

  @Test(arguments: Optimizer.allCases)
  func trainingInTwoPartsIsTrainingInOne(_ optimizer: Optimizer) throws {
    let random = try RandomCase(seed: 3)
    let data = random.dataset(count: 10)
    let options = TrainingOptions(
      loss: random.loss, optimizer: optimizer, learningRate: 0.05, batchSize: 4, shuffles: true)
    var whole = Trainer(random.network, on: data, options: options)
    for _ in 0..<6 { _ = whole.runEpoch() }
    var first = Trainer(random.network, on: data, options: options)
    for _ in 0..<2 { _ = first.runEpoch() }
    var second = Trainer(
      first.network, on: data, options: options, state: first.optimizerState,
      generator: first.generator)
    for _ in 0..<4 { _ = second.runEpoch() }
    #expect(second.network == whole.network)
    #expect(second.optimizerState == whole.optimizerState)
    #expect(second.generator == whole.generator)
  }

  /// Small nets and others, in order and shuffled, with masks, under each optimizer.
  @Test(arguments: Optimizer.allCases, [[2, 3, 1], [3, 9, 2]])
  func epochsInARowAreEpochs(_ optimizer: Optimizer, _ sizes: [Int]) throws {
    let random = try RandomCase(sizes: sizes, hidden: .sigmoid, .squared, nil)
    for (shuffles, dropout) in [(false, 0.0), (true, 0), (true, 0.2)] {
      let options = TrainingOptions(
        optimizer: optimizer, learningRate: 0.05, shuffles: shuffles, dropout: dropout)
      var alone = Trainer(random.network, on: random.dataset(count: 5), options: options)
      var row = alone
      let expected = (0..<9).map { _ in alone.runEpoch() }
      var losses: [Double] = [1, 2, 3]
      var all: [Double] = []
      for count in [1, 3, 5] {
        row.runEpochs(count, into: &losses)
        all += losses
      }
      #expect(all == expected)
      #expect(row.network == alone.network && row.generator == alone.generator)
      #expect(row.optimizerState == alone.optimizerState)
    }
  }

  /// An epoch that takes long is asked within it whether to go on, and leaves nothing when it is cut
  /// short, whichever way it runs.
  @Test(arguments: [
    TrainingOptions(learningRate: 0.05),
    TrainingOptions(
      optimizer: .adam, learningRate: 0.05, batchSize: 8, shuffles: true, dropout: 0.2),
  ])
  func anEpochCutShortLeavesNothing(_ options: TrainingOptions) throws {
    let random = try RandomCase(sizes: [400, 100, 2], hidden: .sigmoid, .squared, nil)
    let trainer = Trainer(random.network, on: random.dataset(count: 1650), options: options)
    var (whole, cut) = (trainer, trainer)
    var losses: [Double] = []
    var questions = 0
    whole.runEpochs(2, into: &losses) {
      questions += 1
      return false
    }
    #expect(losses.count == 2 && questions >= 8)
    for most in [0, questions / 2 - 1, questions - 1] {
      var (asked, done) = (0, [1.0])
      cut.runEpochs(2, into: &done) {
        asked += 1
        return asked > most
      }
      #expect(done == Array(losses[..<(2 * most / questions)]))
      if done.isEmpty {
        #expect(cut.network == trainer.network && cut.generator == trainer.generator)
      }
    }
    cut.runEpochs(1, into: &losses)
    #expect(cut.network == whole.network && cut.generator == whole.generator)
    #expect(cut.optimizerState == whole.optimizerState)
  }

  /// A row ends with the epoch that leaves something infinite, whichever way it is met.
  @Test(arguments: [Activation.linear, .sigmoid], [1e3, 1e60, 1e200])
  func aRowEndsWithWhatIsNotFinite(_ hidden: Activation, _ rate: Double) throws {
    let architecture = try Architecture(sizes: [1, 2, 1], hidden: hidden, output: .linear)
    var generator = Generator(seed: 4)
    let network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    let data = Dataset(name: "two", samples: [(x: [1], y: [0]), (x: [3], y: [1])])
    var alone = Trainer(network, on: data, loss: .half, learningRate: rate)
    var row = alone
    var expected: [Double] = []
    repeat {
      expected.append(alone.runEpoch())
    } while alone.nonFinite == nil && expected.count < 1000
    var losses: [Double] = []
    row.runEpochs(1000, into: &losses)
    #expect(losses.map(\.bitPattern) == expected.map(\.bitPattern))
    #expect(row.nonFinite == alone.nonFinite)
    #expect(
      row.network.parameters.map(\.description) == alone.network.parameters.map(\.description))
  }

  @Test func aCopyTrainsOnItsOwn() throws {
    let random = try RandomCase(seed: 5)
    var trainer = Trainer(
      random.network, on: random.dataset(count: 5),
      options: TrainingOptions(loss: random.loss, optimizer: .adam, learningRate: 0.1))
    _ = trainer.runEpoch()
    let (kept, before) = (trainer, trainer.network)
    _ = trainer.runEpoch()
    #expect(kept.network == before)
    #expect(trainer.network != before)
    var again = kept
    _ = again.runEpoch()
    #expect(again.network == trainer.network)
    #expect(again.optimizerState == trainer.optimizerState)
  }

  @Test func theLearningRateMayChangeBetweenEpochs() throws {
    let random = try RandomCase(seed: 9)
    var trainer = Trainer(
      random.network, on: random.dataset(count: 5), loss: random.loss, learningRate: 0.1)
    trainer.learningRate = 0
    _ = trainer.runEpoch()
    #expect(trainer.network == random.network)
    trainer.learningRate = 0.1
    _ = trainer.runEpoch()
    #expect(trainer.network != random.network)
  }

  @Test func divergenceIsNamed() throws {
    let architecture = try Architecture(sizes: [1, 1], output: .linear)
    let data = Dataset(name: "two", samples: [(x: [1], y: [0]), (x: [3], y: [1])])
    let network = Network(architecture, parameters: [1, 0])
    var trainer = Trainer(network, on: data, loss: .half, learningRate: 1e200)
    _ = trainer.runEpoch()
    #expect(trainer.nonFinite == .loss(sample: 1))
    var weights = Trainer(
      Network(architecture, parameters: [0, .infinity]), on: data, loss: .half, learningRate: 0)
    #expect(weights.nonFinite == .parameter(1))
    _ = weights.runEpoch()
    #expect(weights.nonFinite == .loss(sample: 0))
  }

  @Test func xorIsLearnt() throws {
    let architecture = try Architecture(sizes: [2, 3, 1])
    var generator = Generator(seed: 1)
    let start = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    var trainer = Trainer(start, on: Problem.xor.dataset(), loss: .squared, learningRate: 0.5)
    for _ in 0..<5000 { _ = trainer.runEpoch() }
    let evaluation = Evaluation(trainer.network, on: Problem.xor.dataset(), loss: .squared)
    #expect(evaluation.accuracy == 1)
    #expect(evaluation.meanLoss < 0.01)
  }
}
