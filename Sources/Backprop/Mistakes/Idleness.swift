/// Why a mistake changes nothing.
package enum Idleness: Equatable, Sendable {
  /// There is no hidden blame that could be wrong.
  case noHiddenLayer
  /// Every hidden neuron has one outgoing path.
  case onePathEach
  /// Every matrix above a hidden layer is a single row or column, the same in either order.
  case rowsOrColumnsOnly
  /// The loss starts from out − y, without a slope.
  case noOutputSlope(Loss)
  /// The slope of a linear output is 1.
  case linearOutput
  /// The activations' slopes are the same read from a as from z, or there is no slope at all.
  case slopesAlike
  /// The network has no biases.
  case noBiases
  /// Every bias is frozen anyway.
  case biasesFrozen
  /// The learning rate is 0, so that nudged weights are the old ones.
  case noLearningRate
  /// The weights that hidden blames go through are frozen.
  case outerWeightsFrozen
  /// The hidden neurons' slope is 1, and their activation is their sum.
  case linearHidden
  /// Every slope that counts is a sigmoid's already.
  case sigmoidOnly
  /// Above the first hidden layer every slope is 1 or cancelled by the loss.
  case noSlopeAbove
  /// The loss has a slope in its blame, as it should.
  case slopeBelongs(Loss)
  /// The output is no softmax under `ce`.
  case noSoftmax
  /// Every layer has one neuron, whose blame is the sum.
  case oneNeuronEach
  /// Each nudge is made of one sample.
  case oneSampleEach
  /// Nothing is dropped; nothing is normalised.
  case noDropout, noNormalization
  /// The learning rate is 1, so that leaving it out is no mistake.
  case rateOfOne
  /// The optimizer has no correction of its moments.
  case noCorrection(Optimizer)
  /// The optimizer has no ε.
  case noEpsilon(Optimizer)
  /// On the present sample every number comes out the same; on another it may not.
  case thisSample
}

extension Mistake {
  /// Whether two whole loops over the same samples give the same numbers with the mistake as without.
  ///
  /// Two, because `leftover` and `stale` begin with the second.
  ///
  /// - Precondition: The samples fit the network and the loss.
  package func isTraceless(
    in network: Network, input: [Double], target: [Double], masks: [Double] = [],
    options: TrainingOptions, state: OptimizerState
  ) -> Bool {
    func steps(_ mistakes: [Mistake]) -> [ProgramStep] {
      var (program, network, state) = (FaultyProgram(mistakes), network, state)
      return (0..<2).map { _ in
        let step = program.step(
          network, input: input, target: target, masks: masks, options: options, state: &state)
        network.parameters = step.parametersAfter
        return step
      }
    }
    return zip(steps([self]), steps([])).allSatisfy { $0.isClose(to: $1) }
  }
}

extension ProgramStep {
  /// Whether two steps differ only by what rounding does.
  fileprivate func isClose(to other: ProgramStep) -> Bool {
    func areClose(_ left: [Double], _ right: [Double]) -> Bool {
      let size = zip(left, right).reduce(0) { max($0, abs($1.0), abs($1.1)) }
      return zip(left, right).allSatisfy { $0 == $1 || abs($0 - $1) <= 1e-12 * size }
    }
    return areClose(blames, other.blames) && areClose(gradients, other.gradients)
      && areClose(changes, other.changes)
  }
}

extension TrainingOptions {
  /// Whether every parameter of some ranges is kept from changing.
  func freezes(_ ranges: [Range<Int>]) -> Bool {
    !frozen.isEmpty && ranges.allSatisfy { frozen[$0].allSatisfy { $0 } }
  }
}
