import Testing

@testable import Backprop

@Suite struct GradientCheckTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func backwardAgreesWithTheLoss(_ seed: UInt64) throws {
    let random = try RandomCase(seed: seed)
    let check = random.check(random.gradients)
    #expect(check.entries.count == random.network.parameters.count)
    #expect(check.passes(within: 1e-6), "\(random), worst \(String(describing: check.worst))")
  }

  /// Every hidden activation under every output that some loss fits, with biases and without, at
  /// depths 1 to 5 in turn.
  @Test(arguments: Loss.allCases)
  func everyActivationAgreesUnderEveryLoss(_ loss: Loss) throws {
    var generator = Generator(seed: 11)
    var depth = 0
    for output in Activation.allCases where loss.fits(output) {
      for hidden in Activation.allCases where hidden.isElementwise {
        for hasBiases in [true, false] {
          depth = depth % 5 + 1
          let architecture = try Architecture(
            sizes: [Int](repeating: 3, count: depth) + [2], hidden: hidden, output: output,
            hasBiases: hasBiases)
          // Weights that are mostly above 0, so that no relu net is dead and has nothing to compare.
          let drawn = Initialization.uniform.parameters(for: architecture, from: &generator)
          let network = Network(architecture, parameters: drawn.map { $0 + 0.5 })
          let input = [0.5, 0.75, 0.25]
          let target = [0.25, 0.75]
          let check = GradientCheck(
            of: network.backward(network.forward(input), target: target, loss: loss).gradients,
            network: network, input: input, target: target, loss: loss)
          #expect(
            check.passes(within: 1e-6),
            "\(hidden) \(output) depth \(depth) biases \(hasBiases): \(check.worst as Any)")
          #expect(check.entries.contains { !$0.hasKink && $0.numeric != 0 })
        }
      }
    }
  }

  /// Not so many kinks that a check would be empty.
  @Test func kinksAreRare() throws {
    let checks = try (1...60 as ClosedRange<UInt64>).map { seed in
      let random = try RandomCase(seed: seed)
      return random.check(random.gradients)
    }
    let entries = checks.flatMap(\.entries)
    #expect(entries.count { $0.hasKink } * 50 < entries.count)
  }

  @Test(arguments: BrokenBackward.allCases, 1...30 as ClosedRange<UInt64>)
  func aBrokenBackwardIsFound(_ broken: BrokenBackward, _ seed: UInt64) throws {
    let random = try RandomCase(seed: seed)
    let wrong = broken.gradients(of: random)
    let right = random.gradients
    // Only where the mistake makes a difference worth the name is there anything to find.
    let size = right.reduce(1e-3) { max($0, abs($1)) }
    let affected = right.indices.filter { abs(wrong[$0] - right[$0]) > 1e-3 * size }
    let check = random.check(wrong)
    for index in affected where !check.entries[index].hasKink {
      #expect(!check.entries[index].agrees(), "\(broken), \(random), parameter \(index)")
    }
    let isFindable = affected.contains { !check.entries[$0].hasKink }
    #expect(!isFindable || !check.passes())
  }

  /// Each mistake changes something in most nets: the test above is not empty.
  @Test(arguments: BrokenBackward.allCases)
  func eachMistakeIsOneInMostNets(_ broken: BrokenBackward) throws {
    let failures = try (1...30 as ClosedRange<UInt64>).count { seed in
      let random = try RandomCase(seed: seed)
      return !random.check(broken.gradients(of: random)).passes()
    }
    #expect(failures >= 8, "\(broken) was found in \(failures) nets only")
  }

  @Test func onlyTheParametersAskedForAreChecked() throws {
    let random = try RandomCase(seed: 4)
    let check = GradientCheck(
      of: random.gradients, network: random.network, input: random.input, target: random.target,
      loss: random.loss, parameters: [2, 0])
    #expect(check.entries.map(\.parameter) == [2, 0])
  }

  @Test func aKinkIsNamed() throws {
    let architecture = try Architecture(sizes: [1, 1, 1], hidden: .relu, output: .linear)
    let network = Network(architecture, parameters: [1, 0, 1, 0])
    let gradients = network.backward(network.forward([0]), target: [1], loss: .half).gradients
    let check = GradientCheck(
      of: gradients, network: network, input: [0], target: [1], loss: .half)
    #expect(check.entries.map(\.hasKink) == [false, true, false, false])
    #expect(check.passes())
  }

  /// At the seam of huber the second derivative jumps, and the difference says little.
  @Test func theSeamOfHuberIsAKink() throws {
    let network = Network(try Architecture(sizes: [1, 1], output: .linear), parameters: [1, 0])
    for (y, hasKink) in [(0.0, true), (0.5, false), (-1, false), (2, true)] {
      let gradients = network.backward(network.forward([1]), target: [y], loss: .huber).gradients
      let check = GradientCheck(
        of: gradients, network: network, input: [1], target: [y], loss: .huber)
      #expect(check.entries.map(\.hasKink) == [hasKink, hasKink])
      #expect(check.passes())
    }
  }

  @Test func whatIsNotANumberNeverAgrees() throws {
    let random = try RandomCase(seed: 4)
    var gradients = random.gradients
    gradients[1] = .nan
    let check = random.check(gradients)
    #expect(!check.passes())
    #expect(check.worst?.parameter == 1)
  }

  /// A kink excuses a difference, not a gradient that is no number, nor a loss that is none.
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aKinkExcusesNothingThatIsNotFinite(_ value: Double) throws {
    let architecture = try Architecture(sizes: [1, 1, 1], hidden: .relu, output: .linear)
    let network = Network(architecture, parameters: [1, 0, 1, 0])
    var gradients = network.backward(network.forward([0]), target: [1], loss: .half).gradients
    gradients[1] = value
    let wrong = GradientCheck(
      of: gradients, network: network, input: [0], target: [1], loss: .half)
    #expect(!wrong.passes())
    #expect(wrong.worst?.parameter == 1)
    gradients[1] = 0
    let lost = GradientCheck(
      of: gradients, network: network, input: [0], target: [value], loss: .half)
    #expect(lost.entries.allSatisfy { !$0.hasKink && !$0.agrees() })
    #expect(!lost.passes())
  }

  /// Large weights, large inputs and a loss near 0 are no reason to cry wolf.
  @Test(arguments: Loss.allCases)
  func theStepSuitsTheSizes(_ loss: Loss) throws {
    let architecture = try Architecture(
      sizes: [2, 3, 2], hidden: .tanh, output: loss.requiredActivation ?? .sigmoid)
    for scale in [1e-3, 1, 10, 100] {
      let parameters = (0..<architecture.parameterCount).map { Double($0 % 5 - 2) * scale / 2 }
      let network = Network(architecture, parameters: parameters)
      for input in [[0.5, -0.25], [0.01 / scale, 0.02], [300, -200]] {
        let pass = network.forward(input)
        for target in [[1.0, 0], Array(pass.output(of: architecture))] {
          let gradients = network.backward(pass, target: target, loss: loss).gradients
          let check = GradientCheck(
            of: gradients, network: network, input: input, target: target, loss: loss)
          #expect(
            check.passes(), "\(scale) \(input) \(target) \(String(describing: check.worst))")
        }
      }
    }
  }
}
