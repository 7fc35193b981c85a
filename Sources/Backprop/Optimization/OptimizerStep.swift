/// One nudge laid open: from gradients, parameters and what earlier steps left, the change of every
/// parameter and each operand of it.
package struct OptimizerStep: Sendable {
  /// The formula in use.
  package let optimizer: Optimizer
  /// Its numbers.
  package let settings: OptimizerSettings
  /// lr
  package let learningRate: Double
  /// t, the number of this step, from 1.
  package let stepNumber: Int
  /// √(Σ gradient²) over all parameters that are not frozen.
  package let gradientNorm: Double

  private let rule: UpdateRule
  private let gradients: [Double]
  private let parameters: [Double]
  private let state: OptimizerState
  private let frozen: [Bool]

  /// The step that `optimizer` would take; nothing is changed by asking.
  ///
  /// - Parameters:
  ///   - gradients: As the backward pass gave them.
  ///   - parameters: The weights and biases before the change, in the same order.
  ///   - state: What earlier steps left; empty before the first.
  ///   - frozen: True for each parameter that must not change; empty when none is.
  /// - Precondition: All that are not empty have the same count.
  package init(
    _ optimizer: Optimizer, gradients: [Double], parameters: [Double], state: OptimizerState,
    learningRate: Double, settings: OptimizerSettings = OptimizerSettings(), frozen: [Bool] = []
  ) {
    precondition(gradients.count == parameters.count)
    precondition(frozen.isEmpty || frozen.count == parameters.count)
    self.optimizer = optimizer
    self.settings = settings
    self.learningRate = learningRate
    self.gradients = gradients
    self.parameters = parameters
    self.state = state.filled(for: optimizer, count: parameters.count)
    self.frozen = frozen
    stepNumber = state.stepCount + 1
    var squares = 0.0
    for (index, gradient) in gradients.enumerated() where frozen.isEmpty || !frozen[index] {
      squares += gradient * gradient
    }
    gradientNorm = squares.squareRoot()
    rule = UpdateRule(
      optimizer, learningRate: learningRate, settings: settings, step: stepNumber,
      norm: gradientNorm)
  }

  /// min(1, clip / (norm + 10⁻⁶)), or 1 without clipping.
  package var clipFactor: Double { rule.clipFactor }
  /// 1 − β₁ᵗ for `adam`, else 1.
  package var firstCorrection: Double { rule.firstCorrection }
  /// 1 − β₂ᵗ for `adam`, else 1.
  package var secondCorrection: Double { rule.secondCorrection }

  /// Every operand of one parameter's change.
  package func operands(at index: Int) -> UpdateOperands {
    let effective = rule.effective(
      gradient: Lanes(repeating: gradients[index]), parameter: Lanes(repeating: parameters[index]))
    let before = moments(at: index)
    var (m, v) = before
    var change = rule.change(effective: effective, m: &m, v: &v)
    if isFrozen(index) { (m, v, change) = (before.m, before.v, .zero) }
    return UpdateOperands(
      parameter: parameters[index], gradient: gradients[index], clipFactor: clipFactor,
      effectiveGradient: effective[0],
      firstMomentBefore: before.m[0], secondMomentBefore: before.v[0],
      firstMoment: m[0], secondMoment: v[0],
      correctedFirstMoment: rule.corrected(m: m)[0], correctedSecondMoment: rule.corrected(v: v)[0],
      isFrozen: isFrozen(index), change: change[0])
  }

  /// The change of every parameter, in their order, and the state after the step.
  package var result: (changes: [Double], state: OptimizerState) {
    var changes = [Double](repeating: 0, count: parameters.count)
    var after = state
    if optimizer.hasState { after.stepCount = stepNumber }
    for index in parameters.indices where !isFrozen(index) {
      let effective = rule.effective(
        gradient: Lanes(repeating: gradients[index]),
        parameter: Lanes(repeating: parameters[index]))
      var (m, v) = moments(at: index)
      changes[index] = rule.change(effective: effective, m: &m, v: &v)[0]
      if optimizer.hasFirstMoment { after.firstMoment[index] = m[0] }
      if optimizer.hasSecondMoment { after.secondMoment[index] = v[0] }
    }
    return (changes, after)
  }

  private func isFrozen(_ index: Int) -> Bool { !frozen.isEmpty && frozen[index] }

  private func moments(at index: Int) -> (m: Lanes, v: Lanes) {
    (
      optimizer.hasFirstMoment ? Lanes(repeating: state.firstMoment[index]) : .zero,
      optimizer.hasSecondMoment ? Lanes(repeating: state.secondMoment[index]) : .zero
    )
  }
}

/// The operands of one parameter's change, under the letters of `Optimizer`.
package struct UpdateOperands: Equatable, Sendable {
  /// w before the change.
  package let parameter: Double
  /// As the backward pass gave it.
  package let gradient: Double
  /// What clipping multiplies it by, 1 without.
  package let clipFactor: Double
  /// g = gradient · clipFactor + decay · parameter
  package let effectiveGradient: Double
  /// m before the step; 0 when the optimizer keeps none.
  package let firstMomentBefore: Double
  /// v before the step; 0 when the optimizer keeps none.
  package let secondMomentBefore: Double
  /// m after the step.
  package let firstMoment: Double
  /// v after the step.
  package let secondMoment: Double
  /// m̂ for `adam`, else m.
  package let correctedFirstMoment: Double
  /// v̂ for `adam`, else 0.
  package let correctedSecondMoment: Double
  /// Whether the parameter is kept from changing.
  package let isFrozen: Bool
  /// What is added to the parameter.
  package let change: Double
}

extension Optimizer {
  /// The change of every parameter, as `OptimizerStep` has it; the state becomes that after the
  /// step.
  package func changes(
    gradients: [Double], parameters: [Double], state: inout OptimizerState,
    learningRate: Double, settings: OptimizerSettings = OptimizerSettings(), frozen: [Bool] = []
  ) -> [Double] {
    let step = OptimizerStep(
      self, gradients: gradients, parameters: parameters, state: state,
      learningRate: learningRate, settings: settings, frozen: frozen)
    let (changes, after) = step.result
    state = after
    return changes
  }
}
