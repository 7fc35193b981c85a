import Testing

@testable import Backprop

/// How far off predictions are, where answers are more than yes or no.
@Suite struct EvaluationTests {
  private static func evaluation(_ samples: [(x: [Double], y: [Double])], _ parameters: [Double])
    throws -> Evaluation
  {
    let architecture = try Architecture(
      sizes: [1, samples[0].y.count], output: .linear, hasBiases: false)
    return Evaluation(
      Network(architecture, parameters: parameters), on: Dataset(name: "d", samples: samples),
      loss: .half)
  }

  /// out = x: errors 1, −1, 0; the answers' mean is 2, and Σ(y − 2)² is 2.
  @Test func errorsAndDeterminationByHand() throws {
    let found = try Self.evaluation([([2], [1]), ([1], [2]), ([3], [3])], [1])
    #expect(found.accuracy == nil && found.correct.isEmpty)
    #expect(found.meanAbsoluteError.isClose(to: 2.0 / 3))
    #expect(try #require(found.determination).isClose(to: 1 - 2.0 / 2))
  }

  @Test func severalOutputsHaveEachTheirOwnMean() throws {
    let found = try Self.evaluation([([1], [1, 10]), ([2], [2, 30])], [1, 10])
    #expect(found.meanAbsoluteError.isClose(to: 10.0 / 4))
    #expect(try #require(found.determination).isClose(to: 1 - 100 / (0.5 + 200)))
  }

  @Test func answersThatAreAllAlikeHaveNoSpread() throws {
    let found = try Self.evaluation([([1], [5]), ([2], [5])], [1])
    #expect(found.determination == nil && found.meanAbsoluteError == 3.5)
  }

  @Test(arguments: [
    (Activation.sigmoid, 0.0...1.0, true), (.sigmoid, 0...1.5, false), (.tanh, -1...1, true),
    (.tanh, -1.1...0, false), (.relu, 0...9, true), (.relu, -1...9, false),
    (.linear, -9...9, true), (.leaky, -9...9, true), (.softplus, -0.1...0, false),
  ])
  func whatAnOutputReaches(_ output: Activation, _ range: ClosedRange<Double>, _ isReached: Bool) {
    let reach = output.reach
    #expect((reach.contains(range.lowerBound) && reach.contains(range.upperBound)) == isReached)
  }
}
