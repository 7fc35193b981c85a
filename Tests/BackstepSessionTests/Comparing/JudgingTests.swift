import Backprop
import Testing

@testable import BackstepSession

/// How near numbers have to be, and what other programs may do otherwise.
@Suite struct JudgingTests {
  /// Other programs take the mean over the outputs of cross-entropies, or keep the 2 only in gradients.
  @Test func factorsOfOtherProgramsAreConventions() throws {
    let architecture = try Architecture(sizes: [2, 3, 3])
    let mean = try ComparisonTests.step(architecture, [], loss: .bce, samples: 2) {
      array, numbers in
      switch array {
      case .blames, .gradients, .loss, .losses: numbers.map { $0 / 3 }
      case .changes, .after: nil
      default: numbers
      }
    }
    #expect(Comparison([mean]).agrees)
    #expect(Comparison([mean]).reading.convention == .meanOverOutputs(3))
    let two = try ComparisonTests.step(architecture, [], loss: .squared, samples: 1) {
      array, numbers in
      switch array {
      case .gradients: numbers.map { 2 * $0 }
      case .changes, .after: nil
      default: numbers
      }
    }
    #expect(Comparison([two]).agrees && Comparison([two]).reading.convention == .twoKept)
  }

  /// Under batch normalisation a bias has no gradient: what rounding leaves of it differs from
  /// program to program, and hides no mistake.
  @Test(arguments: [[], [Mistake.sign], [.weightForgotten]])
  func whatRoundingLeavesIsNoMistake(_ mistakes: [Mistake]) throws {
    let architecture = try Architecture(
      sizes: [2, 3, 2], hidden: .tanh, output: .linear, normalization: .batch)
    let given = try ComparisonTests.step(architecture, mistakes, samples: 3) { array, numbers in
      switch array {
      case .gradients(.bias, 1), .changes(.bias, 1): numbers.map { _ in 0 }
      case .after(.bias, 1): nil
      default: numbers
      }
    }
    let comparison = Comparison([given])
    #expect(comparison.mistakes == mistakes && comparison.agrees == mistakes.isEmpty)
  }

  /// Nor does it make the file one of single precision; and a step that Adam makes of it has a bound.
  @Test func whatRoundingLeavesExcusesNothing() throws {
    let architecture = try Architecture(
      sizes: [2, 2, 1], hidden: .tanh, output: .linear, normalization: .batch)
    let given = try ComparisonTests.step(architecture, [], samples: 4) { array, numbers in
      if case .gradients(.weight, 2) = array { numbers.map { $0 * (1 + 5e-5) } } else { numbers }
    }
    #expect(Comparison([given]).first?.array == .gradients(.weight, 2))
    let adam = try ComparisonTests.compare(
      """
      {"net":{"activations":["tanh","linear"],"norm":"layernorm"},"x":[1],"y":[1],"W1":[[2]],
       "b1":[0.5],"scale1":[1],"shift1":[0.25],"W2":[[0.5]],"b2":[0],"gradb1":[0],
       "settings":{"loss":"half","optimizer":"adam","lr":0.1},"deltab1":[1000]}
      """)
    #expect(!adam.agrees)
  }

  /// Of two samples a sum is twice the mean: not the 2 of the square, which would be in the blames.
  @Test func aSumOfTwoIsASum() throws {
    let architecture = try Architecture(sizes: [2, 3, 1])
    let given = try ComparisonTests.step(architecture, [.batchSum], loss: .squared, samples: 2) {
      $1
    }
    #expect(Comparison([given]).mistakes == [.batchSum])
  }

  /// Nine digits are single precision, and fewer.
  @Test func nineDigitsAreJudgedAsSingle() throws {
    let architecture = try Architecture(sizes: [2, 3, 1], hidden: .tanh)
    let given = try ComparisonTests.step(architecture, [], samples: 2) { _, numbers in
      numbers.map { Double(Float($0).description) ?? 0 }
    }
    #expect(Comparison([given]).agrees)
  }

  /// A loss that is named stands on one output only, whatever it is normalised by.
  @Test(arguments: [("bce", Activation.sigmoid), ("ce", .softmax)])
  func aNamedLossTellsTheOutput(_ loss: String, _ output: Activation) throws {
    let comparison = try ComparisonTests.compare(
      """
      {"net":{"activations":["tanh"],"norm":"batchnorm"},"settings":{"loss":"\(loss)"},
       "x":[[1,2],[0,1]],"y":[[1,0],[0,1]],"W1":[[1,-1]],"b1":[0],"scale1":[1],"shift1":[0],
       "W2":[[1],[0.5]],"b2":[0,0],"z1":[[-1],[-1]]}
      """)
    #expect(comparison.agrees && comparison.steps[0].architecture.outputActivation == output)
  }

  /// No signal reaches the weights: the bias tells the rate.
  @Test func theRateOfADeadNetIsToldByItsBias() throws {
    let comparison = try ComparisonTests.compare(
      """
      {"net":{"activations":["relu","linear"]},"x":[1],"y":[1],"W1":[[1]],"b1":[-3],"W2":[[0.7]],
       "b2":[0.2],"gradW2":[[0]],"gradb2":[-0.8],"deltaW2":[[0]],"deltab2":[0.08]}
      """)
    #expect(comparison.agrees && comparison.steps[0].remarks == [.rateFound(0.1)])
  }

  /// The last layer's activation is in the loss, and y are classes; numbers twice are taken once.
  @Test func aProgramWithItsSoftmaxInTheLoss() throws {
    let comparison = try ComparisonTests.compare(
      """
      {"net":{"activations":["LeakyReLU"]},"x":[[1,2]],"y":[1],"W1":[[1,-1],[0.5,2]],"b1":[0,0.5],
       "W2":[[1,1],[0,-1]],"b2":[0,0],"z2":[[4.99,-5]],"Z2":[[4.99,-5]],"loss":9.990045849287265,
       "dz2":[[0.9999541458470866,-0.9999541458470866]]}
      """)
    #expect(comparison.agrees, "\(comparison.arrays)")
    #expect(comparison.steps[0].remarks.contains(.outputAssumed(.softmax)))
    #expect(comparison.steps[0].remarks.contains(.classes))
  }
}
