import Backprop
import Testing

/// Where six steps of `torch.optim` along fixed gradients lead.
struct OptimizerFixture: CustomTestStringConvertible, Sendable {
  let name: String
  let optimizer: Optimizer
  let learningRate: Double
  let settings: OptimizerSettings
  let parameters: [Double]
  let firstMoment: [Double]
  let secondMoment: [Double]

  var testDescription: String { name }
}

@Suite struct OptimizerTests {
  @Test(arguments: OptimizerFixture.all)
  func sixStepsEndWhereTorchEnds(_ fixture: OptimizerFixture) {
    var parameters = OptimizerFixture.start
    var state = OptimizerState()
    for gradients in OptimizerFixture.gradients {
      let changes = fixture.optimizer.changes(
        gradients: gradients, parameters: parameters, state: &state,
        learningRate: fixture.learningRate, settings: fixture.settings)
      for index in parameters.indices { parameters[index] += changes[index] }
    }
    #expect(parameters.isClose(to: fixture.parameters))
    #expect(state.firstMoment.isClose(to: fixture.firstMoment))
    #expect(state.secondMoment.isClose(to: fixture.secondMoment))
    #expect(state.stepCount == (fixture.optimizer.hasState ? OptimizerFixture.gradients.count : 0))
  }

  @Test(arguments: Optimizer.allCases)
  func theStateIsEmptyUntilUsed(_ optimizer: Optimizer) {
    var state = OptimizerState()
    _ = optimizer.changes(gradients: [1, 2], parameters: [3, 4], state: &state, learningRate: 0.1)
    #expect(state.firstMoment.count == (optimizer.hasFirstMoment ? 2 : 0))
    #expect(state.secondMoment.count == (optimizer.hasSecondMoment ? 2 : 0))
    #expect(optimizer.hasState || state == OptimizerState())
  }

  @Test(arguments: Optimizer.allCases)
  func aFrozenParameterKeepsItsValueAndItsState(_ optimizer: Optimizer) {
    let settings = OptimizerSettings(decay: 0.1, clip: 0.5)
    var state = OptimizerState(firstMoment: [1, 2, 3], secondMoment: [4, 5, 6], stepCount: 7)
    var without = OptimizerState(firstMoment: [1, 3], secondMoment: [4, 6], stepCount: 7)
    let changes = optimizer.changes(
      gradients: [0.5, 100, -0.25], parameters: [1, -1, 2], state: &state, learningRate: 0.1,
      settings: settings, frozen: [false, true, false])
    let others = optimizer.changes(
      gradients: [0.5, -0.25], parameters: [1, 2], state: &without, learningRate: 0.1,
      settings: settings)
    #expect(changes == [others[0], 0, others[1]])
    #expect(state.firstMoment[1] == 2)
    #expect(state.secondMoment[1] == 5)
    #expect([state.firstMoment[0], state.firstMoment[2]] == without.firstMoment)
  }

  @Test(arguments: Optimizer.allCases)
  func theOperandsMakeTheChange(_ optimizer: Optimizer) {
    let settings = OptimizerSettings(decay: 0.1, clip: 0.5)
    let gradients = [0.5, 4, -0.25]
    let parameters = [1.0, -1, 2]
    let step = OptimizerStep(
      optimizer, gradients: gradients, parameters: parameters,
      state: OptimizerState(firstMoment: [1, 2, 3], secondMoment: [4, 5, 6], stepCount: 7),
      learningRate: 0.1, settings: settings, frozen: [false, false, true])
    let (changes, after) = step.result
    for index in changes.indices {
      let of = step.operands(at: index)
      #expect(of.change == changes[index])
      #expect(of.effectiveGradient == gradients[index] * step.clipFactor + 0.1 * parameters[index])
      #expect(of.isFrozen == (index == 2))
      if of.isFrozen { continue }
      if optimizer.hasFirstMoment { #expect(of.firstMoment == after.firstMoment[index]) }
      if optimizer.hasSecondMoment { #expect(of.secondMoment == after.secondMoment[index]) }
      let expected =
        switch optimizer {
        case .sgd: -0.1 * of.effectiveGradient
        case .momentum: -0.1 * of.firstMoment
        case .nesterov: -0.1 * (of.effectiveGradient + 0.9 * of.firstMoment)
        case .rmsprop:
          -0.1 * (of.effectiveGradient / (of.secondMoment.squareRoot() + 1e-8))
        case .adam:
          -0.1 * (of.correctedFirstMoment / (of.correctedSecondMoment.squareRoot() + 1e-8))
        }
      #expect(of.change == expected)
    }
    #expect(step.gradientNorm == (0.5 * 0.5 + 4 * 4).squareRoot())
    #expect(step.clipFactor == 0.5 / (step.gradientNorm + 1e-6))
  }

  @Test func aNormThatIsNotANumberIsNotHidden() {
    var state = OptimizerState()
    let changes = Optimizer.sgd.changes(
      gradients: [.nan, 1], parameters: [0, 0], state: &state, learningRate: 0.1,
      settings: OptimizerSettings(clip: 1))
    #expect(changes.allSatisfy { $0.isNaN })
  }
}
