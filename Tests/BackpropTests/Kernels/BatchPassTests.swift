import Testing

@testable import Backprop

/// Passes over batches, under dropout masks and through normalised layers.
@Suite struct BatchPassTests {
  private static let kinds: [Normalization?] = [nil, .batch, .layer]

  /// Without a mistake the plain loops are the kernels' equals here too.
  @Test(arguments: 1...60 as ClosedRange<UInt64>, kinds)
  func plainLoopsEqualTheKernels(_ seed: UInt64, _ normalization: Normalization?) throws {
    let random = try RandomCase(
      seed: seed, samples: 2 + Int(seed) % 6, normalization: normalization)
    let network = random.network
    var generator = Generator(seed: seed)
    let samples = random.input.count / network.architecture.inputCount
    let masks =
      seed % 2 == 0
      ? [] : network.architecture.dropoutMasks(0.4, samples: samples, from: &generator)
    let pass = network.forward(random.input, masks: masks, statistics: .ofBatch)
    let engine = network.backward(pass, target: random.target, loss: random.loss)
    let plain = PlainBackward(
      network: network, recipe: Recipe(), options: TrainingOptions(loss: random.loss),
      state: OptimizerState()
    ).run(pass, target: random.target)
    #expect(engine.blames.map(\.bitPattern) == plain.blames.map(\.bitPattern), "\(random)")
    #expect(engine.gradients.map(\.bitPattern) == plain.gradients.map(\.bitPattern), "\(random)")
    #expect(engine.normBlames == plain.normBlames)
    #expect(engine.scaledBlames == plain.scaledBlames)
    // Of one neuron layer normalisation leaves 0, with a curve too sharp for any difference.
    let hidden = network.architecture.sizes.dropFirst().dropLast()
    guard normalization != .layer || hidden.allSatisfy({ $0 > 1 }) else { return }
    let check = GradientCheck(
      of: engine.gradients, network: network, input: random.input, target: random.target,
      loss: random.loss, masks: masks)
    #expect(check.passes(), "\(random): \(String(describing: check.worst))")
  }

  /// Trained is stepped, to the bit, statistics and all.
  @Test(arguments: Optimizer.allCases, kinds)
  func trainingEqualsThePasses(_ optimizer: Optimizer, _ normalization: Normalization?) throws {
    for (seed, batch) in [(3, 2), (4, 3), (5, 5), (9, 20)] as [(UInt64, Int)] {
      let random = try RandomCase(seed: seed, normalization: normalization)
      let data = random.dataset(count: 10)
      let options = TrainingOptions(
        loss: random.loss, optimizer: optimizer, learningRate: 0.05, batchSize: batch,
        shuffles: true, dropout: 0.25)
      var trainer = Trainer(
        random.network, on: data, options: options, generator: Generator(seed: seed))
      var plain = FaultyTrainer(
        FaultyProgram([]), random.network, on: data, options: options,
        generator: Generator(seed: seed))
      for _ in 0..<3 {
        let (left, right) = (trainer.runEpoch(), plain.runEpoch())
        #expect(left == right, "\(random)")
      }
      #expect(trainer.network == plain.network, "\(random), batches of \(batch)")
      #expect(trainer.optimizerState == plain.optimizerState)
      #expect(trainer.generator == plain.generator)
    }
  }

  @Test func oneLeftOverJoinsTheBatchBefore() {
    var options = TrainingOptions(batchSize: 4)
    #expect(options.batch(at: 4, of: 9) == 4..<8)
    #expect(options.batch(at: 8, of: 9) == 8..<9)
    options.smallestBatch = 2
    #expect(options.batch(at: 4, of: 9) == 4..<9)
    #expect(options.batch(at: 4, of: 10) == 4..<8)
    #expect(options.batch(with: 8, of: 9) == 4..<9)
    #expect(options.batch(with: 8, of: 10) == 8..<10)
    #expect(options.batch(with: 3, of: 4) == 0..<4)
  }

  /// A sum over a batch of two leaves nothing: its two norms are −1 and 1, whatever came in.
  @Test func aBatchOfTwoHasNoGradientThroughItsNorm() throws {
    let architecture = try Architecture(sizes: [2, 3, 1], normalization: .batch)
    var generator = Generator(seed: 2)
    let network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    let pass = network.forward([0, 1, 2, -1], statistics: .ofBatch)
    let back = network.backward(pass, target: [0, 1], loss: .half)
    #expect(back.normBlames.contains { abs($0) > 1e-2 })
    for sample in 0..<2 {
      for neuron in architecture.neurons(of: 1, sample: sample) {
        #expect(abs(back.blames[neuron]) < 1e-4 * abs(back.normBlames[neuron]))
      }
    }
  }

  /// Evaluated with the running statistics, a sample's answer does not hang on the others.
  @Test func runningStatisticsServeSingleSamples() throws {
    let random = try RandomCase(seed: 8, samples: 5, normalization: .batch)
    var network = random.network
    for _ in 0..<500 {
      network.takeStatistics(of: network.forward(random.input, statistics: .ofBatch))
    }
    let all = network.forward(random.input)
    let inputs = network.architecture.inputCount
    for sample in 0..<5 {
      let own = network.forward(Array(random.input[sample * inputs..<(sample + 1) * inputs]))
      let one = all.sample(sample, of: network.architecture)
      #expect(own.sums == one.sums && own.activations == one.activations)
    }
  }
}
