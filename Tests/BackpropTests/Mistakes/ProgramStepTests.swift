import Testing

@testable import Backprop

/// Every array that a faulty program makes, against formulas written out by hand.
@Suite struct ProgramStepTests {
  private static let input = [0.6, -1.7]
  private static let target = [0.3, -0.2]
  private static let options = TrainingOptions(loss: .half, learningRate: 0.4)

  private static func network(_ hidden: Activation, _ output: Activation) throws -> Network {
    Network(
      try Architecture(sizes: [2, 2, 2], hidden: hidden, output: output),
      parameters: [0.15, -0.2, 0.25, 0.7, 0.35, -0.4, 0.4, 0.45, -0.5, 0.55, 0.6, 0.1])
  }

  private static func step(
    _ mistakes: [Mistake], _ network: Network, options: TrainingOptions = options
  ) -> ProgramStep {
    var (program, state) = (FaultyProgram(mistakes), OptimizerState())
    return program.step(
      network, input: input, target: target, options: options, state: &state)
  }

  /// The numbers of a tanh net with a sigmoid output, for writing formulas down.
  private struct Numbers {
    let z: [Double], a: [Double], out: [Double], error: [Double]
    let slope: [Double], outSlope: [Double]
    let w = [0.4, 0.45, -0.5, 0.55]

    init() throws {
      let pass = try ProgramStepTests.network(.tanh, .sigmoid).forward(ProgramStepTests.input)
      z = Array(pass.sums[..<2])
      a = Array(pass.activations[..<2])
      out = Array(pass.activations[2...])
      error = zip(out, ProgramStepTests.target).map { $0 - $1 }
      slope = a.map { 1 - $0 * $0 }
      outSlope = out.map { $0 * (1 - $0) }
    }
    var blame: [Double] { zip(error, outSlope).map { $0 * $1 } }
    func back(_ d: [Double]) -> [Double] { (0..<2).map { w[$0] * d[0] + w[2 + $0] * d[1] } }
    func times(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $0 * $1 } }
  }

  @Test func blamesByHand() throws {
    let n = try Numbers()
    let sum = n.blame[0] + n.blame[1]
    let sigmoidSlopes = n.a.map { $0 * (1 - $0) }
    let cases: [(Mistake, d1: [Double], d2: [Double])] = [
      (.hiddenSlope, n.back(n.blame), n.blame),
      (.sigmoidSlope, n.times(n.back(n.blame), sigmoidSlopes), n.blame),
      (.errorBack, n.times(n.back(n.error), n.slope), n.blame),
      (.weightForgotten, n.slope.map { sum * $0 }, n.blame),
      (.outputNotLoss, n.times(n.back(n.outSlope), n.slope), n.outSlope),
    ]
    for (mistake, d1, d2) in cases {
      let step = Self.step([mistake], try Self.network(.tanh, .sigmoid))
      #expect(step.blames.isClose(to: d1 + d2), "\(mistake)")
    }
  }

  @Test func gradientsByHand() throws {
    let n = try Numbers()
    let network = try Self.network(.tanh, .sigmoid)
    let right = Self.step([], network)
    let d1 = Array(right.blames[..<2])
    let sums = Self.step([.sumForActivation], network)
    #expect(sums.gradients[6...9].elementsEqual(n.blame.flatMap { d in n.z.map { d * $0 } }))
    #expect(sums.gradients[..<6] == right.gradients[..<6])
    let biases = Self.step([.biasSum], network)
    #expect(biases.gradients[4] == d1[0] + d1[1] && biases.gradients[5] == d1[0] + d1[1])
    #expect(biases.gradients[11] == n.blame[0] + n.blame[1])
  }

  @Test func changesByHand() throws {
    let network = try Self.network(.tanh, .sigmoid)
    let right = Self.step([], network)
    #expect(Self.step([.uphill], network).changes == right.gradients.map { 0.4 * $0 })
    #expect(Self.step([.rateMissing], network).changes == right.gradients.map { -$0 })
    let adam = TrainingOptions(loss: .half, optimizer: .adam, learningRate: 0.4)
    let (plain, inside) = (
      Self.step([.noCorrection], network, options: adam),
      Self.step([.epsilonInside], network, options: adam)
    )
    for (index, g) in right.gradients.enumerated() {
      let expected = -0.4 * 0.1 * g / ((0.001 * g * g).squareRoot() + 1e-8)
      #expect(abs(plain.changes[index] - expected) < 1e-12)
      #expect(abs(inside.changes[index] + 0.4 * g / (g * g + 1e-8).squareRoot()) < 1e-12)
    }
    // Where gradients are far above epsilon, three times too large: 0.1 / √0.001.
    let first = plain.changes[10] / Self.step([], network, options: adam).changes[10]
    #expect((3...3.2).contains(first))
  }

  @Test func lossesOfProbabilities() throws {
    let bce = TrainingOptions(loss: .bce)
    var (program, state) = (FaultyProgram([.extraSlope]), OptimizerState())
    let network = try Self.network(.tanh, .sigmoid)
    let (input, target) = (Self.input, [1.0, 0.0])
    let extra = program.step(
      network, input: input, target: target, options: bce, state: &state)
    let half = network.backward(network.forward(input), target: target, loss: .half)
    #expect(extra.blames.isClose(to: half.blames))
    let softmax = try Self.network(.tanh, .softmax)
    program = FaultyProgram([.softmaxDiagonal])
    let diagonal = program.step(
      softmax, input: input, target: target, options: TrainingOptions(loss: .ce),
      state: &state)
    let out = diagonal.pass.activations[2]
    #expect(diagonal.blames[2...] == [out - 1, 0])
  }

  /// The output differentiated in the place of the loss: dW is the input, as once asked in public.
  @Test func aLinearNeuronThatForgetsTheLoss() throws {
    let network = Network(
      try Architecture(sizes: [2, 1], output: .linear), parameters: [0.34, 0.56, 0.54])
    for (mistakes, gradients) in [([], [0.7744, 0]), ([.outputNotLoss], [1, 0])]
      as [([Mistake], [Double])]
    {
      var (program, state) = (FaultyProgram(mistakes), OptimizerState())
      let step = program.step(
        network, input: [1, 0], target: [0.1056], options: Self.options, state: &state)
      #expect(Array(step.gradients[..<2]).isClose(to: gradients))
    }
  }

  /// Two mistakes in one program, neither hiding the other.
  @Test func twoAtOnce() throws {
    let network = try Self.network(.tanh, .sigmoid)
    let n = try Numbers()
    let both = Self.step([.sign, .slope], network)
    #expect(Array(both.blames[2...]).isClose(to: n.error.map { -$0 }))
    let pair = Self.step([.order, .errorBack], network)
    #expect(pair.blames != Self.step([.order], network).blames)
    #expect(pair.blames != Self.step([.errorBack], network).blames)
  }

  /// A batch's gradient is the mean of its samples', whatever is wrong.
  @Test(
    arguments: Mistake.allCases.filter {
      ![.order, .leftover, .stale, .batchSum, .batchTwice].contains($0)
    })
  func aBatchHasTheMean(_ mistake: Mistake) throws {
    let network = try Self.network(.tanh, .sigmoid)
    let (inputs, targets) = ([[0.6, -1.7], [1, 0.25]], [[0.3, -0.2], [0.1, 0.7]])
    func step(_ range: Range<Int>) -> ProgramStep {
      var (program, state) = (FaultyProgram([mistake]), OptimizerState())
      return program.step(
        network, input: inputs[range].flatMap(\.self), target: targets[range].flatMap(\.self),
        options: Self.options, state: &state)
    }
    let (batch, first, second) = (step(0..<2), step(0..<1), step(1..<2))
    #expect(batch.blames == first.blames + second.blames)
    #expect(
      batch.gradients.isClose(to: zip(first.gradients, second.gradients).map { ($0 + $1) / 2 }))
  }
}
