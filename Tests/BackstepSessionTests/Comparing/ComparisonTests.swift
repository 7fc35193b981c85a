import Backprop
import Testing

@testable import BackstepSession

@Suite struct ComparisonTests {
  static func compare(_ text: String) throws -> Comparison {
    Comparison(try StepFile.read(Array(text.utf8)))
  }

  /// The numbers of a public question: the derivative of out, where that of the loss is asked for.
  @Test func aLinearNeuronThatForgetsTheLoss() throws {
    let step = """
      {"W1":[[0.34,0.56]],"b1":[0.54],"x":[1,0],"y":0.1056,"net":{"activations":["linear"]},
       "settings":{"loss":"half"},"gradW1":[[%]]}
      """
    let wrong = try Self.compare(step.replacing("%", with: "1,0"))
    #expect(wrong.mistakes.contains(.outputNotLoss))
    #expect(abs((wrong.first?.right ?? 0) - 0.7744) < 1e-15)
    #expect(try Self.compare(step.replacing("%", with: "0.7744,0")).agrees)
  }

  /// A right program of relu and softmax whose file names no activations: sigmoid is taken, and what
  /// was meant is found in its forward pass.
  @Test func activationsThatAreNotNamedAreRecognised() throws {
    let text = """
      {"W1":[[1,-1],[0.5,2]],"b1":[0,0.5],"W2":[[1,1],[0,-1]],"b2":[0,0],"x":[1,2],"y":[1,0],
       "hidden":[0,5],"out":[0.9999546021312976,0.00004539786870243442]}
      """
    let comparison = try Self.compare(text)
    #expect(!comparison.agrees && comparison.meantActivations == [.relu, .softmax])
    let named = text.replacing(
      "\"x\":", with: "\"net\":{\"activations\":[\"relu\",\"softmax\"]},\"x\":")
    #expect(try Self.compare(named).agrees)
    #expect(try Self.compare(text.replacing("[0,5]", with: "[7,5]")).meantActivations == nil)
  }

  /// Two factors planted in a right step: each array is reported, with its factor.
  @Test func plantedFactorsAreFound() throws {
    let architecture = try Architecture(sizes: [2, 3, 1])
    let given = try Self.step(architecture, [], samples: 1) { array, numbers in
      switch array {
      case .gradients(.weight, 2): numbers.map { 2 * $0 }
      case .gradients(.bias, 1): numbers.map { 4 * $0 }
      case .changes, .after: nil
      default: numbers
      }
    }
    let comparison = Comparison([given])
    #expect(comparison.mistakes.isEmpty)
    let wrong = comparison.arrays.filter { $0.verdict == .differs }
    #expect(wrong.map(\.array) == [.gradients(.weight, 2), .gradients(.bias, 1)])
    #expect(wrong.map(\.factor) == [2, 4])
    #expect(wrong.allSatisfy { !$0.follows })
  }

  /// What the lab computes with a mistake is called by its name.
  @Test(arguments: Mistake.allCases)
  func eachMistakeOfTheLabIsNamed(_ mistake: Mistake) throws {
    var named = 0
    for (sizes, hidden, output) in [
      ([2, 3, 2], Activation.tanh, Activation.sigmoid), ([3, 4, 3, 2], .sigmoid, .softmax),
    ] {
      let architecture = try Architecture(sizes: sizes, hidden: hidden, output: output)
      let given = try Self.step(architecture, [mistake], samples: 2, steps: 2) { $1 }
      let comparison = Comparison(given)
      guard !comparison.agrees else { continue }
      #expect(comparison.mistakes.contains(mistake), "\(sizes): \(comparison.mistakes)")
      #expect(comparison.isEither || comparison.mistakes == [mistake])
      named += 1
    }
    // extra-slope wants bce, the two of adam want adam, and others masks or norms: see `LabDumpTests`.
    let isElsewhere = [
      .extraSlope, .noCorrection, .epsilonInside, .maskRedrawn, .maskUnscaled, .normConstants,
      .normUnbiased,
    ].contains(mistake)
    #expect(named > 0 || isElsewhere)
  }

  /// Of a program that hands out nothing but its weights before and after.
  @Test func aRateThatIsNotNamedIsFoundInTheChanges() throws {
    let architecture = try Architecture(sizes: [3, 3, 2])
    let given = try Self.step(architecture, [.order], samples: 1) { array, numbers in
      if case .after = array { numbers } else { nil }
    }
    let comparison = Comparison([given.withoutRate])
    #expect(comparison.steps[0].remarks == [.rateFound(0.3)])
    #expect(comparison.mistakes == [.order] && comparison.reading.convention == nil)
  }

  @Test func twoMistakesAtOnceAreNamed() throws {
    let architecture = try Architecture(sizes: [2, 4, 3, 2], hidden: .tanh)
    let given = try Self.step(architecture, [.order, .errorBack], samples: 1) { $1 }
    let comparison = Comparison([given])
    #expect(Set(comparison.mistakes) == [.order, .errorBack])
    #expect(!comparison.isEither)
  }

  /// The loss is a mean of squares, and the blame is cross-entropy's: the slope is missing, or the
  /// loss is another.
  @Test(arguments: [
    ([Mistake.slope], [Mistake]()), ([.slope, .order], [.order]), ([.errorBack], nil),
  ])
  func anotherLossMayNeedFewerMistakes(_ planted: [Mistake], _ left: [Mistake]?) throws {
    let architecture = try Architecture(sizes: [2, 3, 2])
    let given = try Self.step(architecture, planted, loss: .half, samples: 1) { $1 }
    let comparison = Comparison([given])
    #expect(Set(comparison.mistakes) == Set(planted))
    #expect(comparison.simpler?.loss == (left == nil ? nil : .bce))
    #expect(comparison.simpler?.mistakes == left)
  }

  @Test(arguments: [
    ("squared", 2.0, Reading.Convention.twoKept), ("mse", 1.5, .halfForMean(outputs: 3)),
  ])
  func aFactorOfConventionIsNoMistake(
    _ loss: String, _ factor: Double, _ convention: Reading.Convention
  ) throws {
    let architecture = try Architecture(sizes: [2, 3, 3])
    let loss = Loss(try #require(Loss.Kind(rawValue: loss)))
    let given = try Self.step(architecture, [], loss: loss, samples: 1) { array, numbers in
      switch array {
      case .blames, .gradients: numbers.map { factor * $0 }
      case .changes, .after: nil
      default: numbers
      }
    }
    let comparison = Comparison([given])
    #expect(comparison.agrees)
    #expect(comparison.reading.convention == convention)
  }

  @Test func aSumOverTheBatchIsAConventionUnlessTheLossIsAMean() throws {
    let architecture = try Architecture(sizes: [2, 3, 1])
    func summed(_ withLoss: Bool) throws -> GivenStep {
      try Self.step(architecture, [], samples: 4) { array, numbers in
        switch array {
        case .gradients: numbers.map { 4 * $0 }
        case .changes, .after: nil
        case .loss, .losses: withLoss ? numbers : nil
        default: numbers
        }
      }
    }
    let bare = Comparison([try summed(false)])
    #expect(bare.agrees && bare.reading.convention == .sumForMean(samples: 4))
    let contradicted = Comparison([try summed(true)])
    #expect(!contradicted.agrees)
    #expect(contradicted.first?.factor == 4)
  }

  @Test func anUnnamedLossIsFound() throws {
    let architecture = try Architecture(sizes: [2, 3, 3])
    for loss in [Loss.half, .mse, .bce] {
      var given = try Self.step(architecture, [], loss: loss, samples: 1) { $1 }
      given = given.withoutLoss
      let comparison = Comparison([given])
      #expect(comparison.agrees && comparison.reading.loss == loss, "\(loss)")
    }
  }

  @Test func zerosOnBothSidesProveNothing() throws {
    let text = """
      {"W1":[[0.5,0.25]],"b1":[0],"x":[0,0],"y":[1],"settings":{"loss":"half"},"gradW1":[[0,0]]}
      """
    let comparison = try Self.compare(text)
    #expect(comparison.arrays.map(\.verdict) == [.nothing])
  }

  // MARK: Steps of the engine, as another program would give them.

  static func step(
    _ architecture: Architecture, _ mistakes: [Mistake], loss: Loss? = nil, samples: Int,
    change: (StepArray, [Double]) -> [Double]?
  ) throws -> GivenStep {
    try step(architecture, mistakes, loss: loss, samples: samples, steps: 1, change: change)[0]
  }

  static func step(
    _ architecture: Architecture, _ mistakes: [Mistake], loss: Loss? = nil, samples: Int,
    steps: Int, change: (StepArray, [Double]) -> [Double]?
  ) throws -> [GivenStep] {
    var generator = Generator(seed: 3)
    var settings = Settings()
    settings.loss = loss ?? (architecture.outputActivation == .softmax ? .ce : .half)
    settings.learningRate = 0.3
    var network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    var program = FaultyProgram(mistakes)
    var state = OptimizerState()
    var given: [GivenStep] = []
    for _ in 0..<steps {
      let inputs = (0..<samples).map { _ in
        (0..<architecture.inputCount).map { _ in 2 * generator.unit() - 1 }
      }
      let targets = (0..<samples).map { sample in
        (0..<architecture.outputCount).map { k in
          settings.loss == .ce
            ? (k == sample % architecture.outputCount ? 1 : 0) : 0.2 + 0.1 * Double(k)
        }
      }
      let made = program.step(
        network, input: inputs.flatMap(\.self), target: targets.flatMap(\.self),
        options: TrainingOptions(loss: settings.loss, learningRate: settings.learningRate),
        state: &state)
      var results: [StepArray: [Double]] = [:]
      for array in StepArray.all(in: architecture) {
        results[array] = change(array, array.numbers(of: made, in: architecture))
      }
      given.append(
        GivenStep(
          network: network, inputs: inputs, targets: targets, settings: settings,
          isLossNamed: true, isRateNamed: true, results: results, remarks: []))
      network.parameters = made.parametersAfter
    }
    return given
  }
}

extension GivenStep {
  fileprivate var withoutRate: GivenStep {
    var settings = settings
    settings.learningRate = 0.5
    return GivenStep(
      network: network, inputs: inputs, targets: targets, settings: settings, isLossNamed: true,
      isRateNamed: false, results: results, remarks: [])
  }

  fileprivate var withoutLoss: GivenStep {
    GivenStep(
      network: network, inputs: inputs, targets: targets, settings: settings, isLossNamed: false,
      isRateNamed: true, results: results, remarks: [])
  }
}

extension String {
  fileprivate func replacing(_ mark: Character, with text: String) -> String {
    map { $0 == mark ? text : String($0) }.joined()
  }
}
