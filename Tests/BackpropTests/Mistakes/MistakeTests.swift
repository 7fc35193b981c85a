import Testing

@testable import Backprop

@Suite struct MistakeTests {
  /// A number that only huber reads makes no other loss of ce.
  @Test func huberDeltaHidesNoMistakeFromCe() throws {
    let architecture = try Architecture(sizes: [2, 3], output: .softmax)
    for delta in [1, 0.25] {
      let options = TrainingOptions(loss: Loss(.ce, huberDelta: delta))
      #expect(Mistake.softmaxDiagonal.idleness(in: architecture, options: options) == nil)
      let network = Network(architecture, parameters: [1, 2, 3, 4, 5, 6, 0, 0, 0])
      let plain = PlainBackward(
        network: network, recipe: Recipe([.softmaxDiagonal]), options: options,
        state: OptimizerState())
      let pass = network.forward([0.25, -0.5])
      let back = network.backward(pass, target: [1, 0, 0], loss: options.loss)
      #expect(plain.run(pass, target: [1, 0, 0]).gradients != back.gradients)
    }
  }

  /// Without a mistake the plain loops are the kernels' equals, so that a mistake is all that differs.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func plainLoopsEqualTheKernelsToTheLastBit(_ seed: UInt64) throws {
    let random = try RandomCase(seed: seed)
    let plain = PlainBackward(
      network: random.network, recipe: Recipe(), options: TrainingOptions(loss: random.loss),
      state: OptimizerState())
    let pass = random.network.forward(random.input)
    let found = plain.run(pass, target: random.target)
    let engine = random.network.backward(pass, target: random.target, loss: random.loss)
    #expect(found.blames.map(\.bitPattern) == engine.blames.map(\.bitPattern), "\(random)")
    #expect(found.gradients.map(\.bitPattern) == engine.gradients.map(\.bitPattern), "\(random)")
  }

  /// What a mistake is said not to change it does not change by a bit, and where it changes a
  /// gradient the numeric one tells.
  @Test(arguments: Mistake.allCases, 1...60 as ClosedRange<UInt64>)
  func aMistakeIsIdleOrFound(_ mistake: Mistake, _ seed: UInt64) throws {
    let random = try RandomCase(seed: seed)
    let wrong = FaultyCase(mistake, random).gradients
    let right = random.gradients
    let idleness = mistake.idleness(
      in: random.network.architecture, options: FaultyCase.options(random))
    if idleness != nil || !mistake.changesGradients {
      #expect(wrong.map(\.bitPattern) == right.map(\.bitPattern), "\(mistake), \(random)")
      return
    }
    // Only where the mistake makes a difference worth the name is there anything to find.
    let size = right.reduce(1e-3) { max($0, abs($1)) }
    let affected = right.indices.filter { abs(wrong[$0] - right[$0]) > 1e-3 * size }
    let check = random.check(wrong)
    for index in affected where !check.entries[index].hasKink {
      #expect(!check.entries[index].agrees(), "\(mistake), \(random), parameter \(index)")
    }
    #expect(!affected.contains { !check.entries[$0].hasKink } || !check.passes())
  }

  /// A mistake that is not idle is found in nearly every net: the test above is not empty.
  @Test(arguments: Mistake.allCases.filter { $0.changesGradients && !$0.wantsMore })
  func aMistakeThatIsNotIdleIsFoundInMostNets(_ mistake: Mistake) throws {
    var (nets, found) = (0, 0)
    for seed in 1...60 as ClosedRange<UInt64> {
      let random = try RandomCase(seed: seed)
      let options = FaultyCase.options(random)
      guard mistake.idleness(in: random.network.architecture, options: options) == nil else {
        continue
      }
      nets += 1
      if !random.check(FaultyCase(mistake, random).gradients).passes() { found += 1 }
    }
    #expect(nets >= 10 && found * 10 >= nets * 7, "\(mistake): found in \(found) of \(nets)")
  }

  /// Where its gradients are right, the changes it makes of them are not.
  @Test func biasesAreNeverNudged() throws {
    let random = try RandomCase(seed: 3)
    let architecture = random.network.architecture
    try #require(architecture.hasBiases)
    let options = FaultyCase.options(random)
    var state = OptimizerState()
    let changes = FaultyProgram([.bias]).changes(
      of: random.network, gradients: random.gradients, state: &state, options: options)
    let expected = random.gradients.map { -options.learningRate * $0 }
    for layer in 1...architecture.layerCount {
      #expect(architecture.biases(of: layer).allSatisfy { changes[$0] == 0 })
      #expect(architecture.weights(of: layer).allSatisfy { changes[$0] == expected[$0] })
    }
  }

  /// The changes seen are those that the hidden blames were computed with.
  @Test(arguments: Optimizer.allCases)
  func nudgingLayerByLayerNudgesAsAtOnce(_ optimizer: Optimizer) throws {
    let random = try RandomCase(seed: 7)
    let options = TrainingOptions(loss: random.loss, optimizer: optimizer, learningRate: 0.1)
    var (layered, whole) = (OptimizerState(), OptimizerState())
    for _ in 0..<3 {
      let changes = FaultyProgram([.order]).changes(
        of: random.network, gradients: random.gradients, state: &layered, options: options)
      #expect(
        changes
          == optimizer.changes(
            gradients: random.gradients, parameters: random.network.parameters, state: &whole,
            learningRate: 0.1))
      #expect(layered == whole)
    }
  }

  @Test func leftoversPileUpOncePerForwardPass() throws {
    let random = try RandomCase(seed: 4)
    var program = FaultyProgram([.leftover])
    let pass = random.network.forward(random.input)
    func gradients() -> [Double] {
      program.backward(
        random.network, pass, target: random.target, options: FaultyCase.options(random),
        state: OptimizerState()
      ).gradients
    }
    let right = random.gradients
    for round in 1...3 {
      program.note(pass)
      let found = gradients()
      #expect(found.isClose(to: right.map { Double(round) * $0 }))
      program.note(BackwardPass(blames: [], gradients: found))
      // Asked again about the same pass, it answers the same.
      #expect(gradients() == found)
    }
    program.forget()
    #expect(gradients() == right)
  }
}

/// A faulty program with one pass behind it, on another sample.
struct FaultyCase {
  let gradients: [Double]

  static func options(_ random: RandomCase) -> TrainingOptions {
    TrainingOptions(loss: random.loss, learningRate: 0.5)
  }

  init(_ mistake: Mistake, _ random: RandomCase) {
    let network = random.network
    let earlier = network.forward(random.input.map { 0.3 - 2 * $0 })
    var program = FaultyProgram([mistake])
    program.note(earlier)
    program.note(network.backward(earlier, target: random.target, loss: random.loss))
    let pass = network.forward(random.input)
    program.note(pass)
    gradients =
      program.backward(
        network, pass, target: random.target, options: Self.options(random),
        state: OptimizerState()
      ).gradients
  }
}
