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

  /// A net of 100,000 weights on 500 samples: threads share the work. Each sample has the numbers that
  /// it has alone, and the samples asked before an interruption are the first ones.
  @Test(arguments: [nil, Normalization.batch, .layer])
  func manySamplesOfALargeNetHaveTheNumbersOfEachAlone(_ normalization: Normalization?) throws {
    let architecture = try Architecture(
      sizes: [20, 300, 300, 2], hidden: .tanh, output: .softmax, normalization: normalization)
    var generator = Generator(seed: 5)
    let network = Network(
      architecture,
      parameters: Initialization.xavier.parameters(for: architecture, from: &generator))
    let data = Dataset(
      name: "d",
      samples: (0..<500).map { index in
        (
          (0..<20).map { Double((index * 31 + $0 * 17) % 23) / 23 },
          index % 3 == 0 ? [1, 0] : [0, 1]
        )
      })
    let evaluation = Evaluation(network, on: data, loss: .ce)
    #expect(evaluation.losses.count == data.count && evaluation.correct.count == data.count)
    for index in 0..<data.count {
      let pass = network.forward(data.input(index))
      #expect(evaluation.outputs[index] == Array(pass.output(of: architecture)))
      #expect(evaluation.losses[index] == network.loss(.ce, of: pass, target: data.target(index)))
    }

    var asked = 0
    let some = Evaluation(network, on: data, loss: .ce) {
      asked += 1
      return asked == 2
    }
    #expect(some.losses.count > 0 && some.losses.count < data.count)
    #expect(some.losses == Array(evaluation.losses.prefix(some.losses.count)))
    #expect(some.outputs.count == some.losses.count && some.correct.count == some.losses.count)
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
