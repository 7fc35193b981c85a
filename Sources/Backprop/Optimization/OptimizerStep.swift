/// One nudge: from gradients, parameters and what earlier steps left, the change of every parameter
/// and the state after the step.
package struct OptimizerStep: Sendable {
  /// √(Σ gradient²) over all parameters that are not frozen.
  package let gradientNorm: Double
  /// The change of every parameter, in their order; 0 for a frozen one.
  package let changes: [Double]
  /// The state after the step; a frozen parameter's moments stay.
  package let state: OptimizerState

  /// The step that `optimizer` would take; nothing is changed by asking.
  ///
  /// - Parameters:
  ///   - gradients: As the backward pass gave them.
  ///   - parameters: The weights and biases before the change, in the same order.
  ///   - state: What earlier steps left; empty before the first.
  ///   - frozen: True for each parameter that must not change; empty when none is. A frozen
  ///     parameter's gradient does not count in the norm.
  /// - Precondition: All that are not empty have the same count.
  package init(
    _ optimizer: Optimizer, gradients: [Double], parameters: [Double], state: OptimizerState,
    learningRate: Double, settings: OptimizerSettings = OptimizerSettings(), frozen: [Bool] = []
  ) {
    precondition(gradients.count == parameters.count)
    precondition(frozen.isEmpty || frozen.count == parameters.count)
    let moving = parameters.indices.filter { frozen.isEmpty || !frozen[$0] }
    var squares = 0.0
    for index in moving { squares += gradients[index] * gradients[index] }
    gradientNorm = squares.squareRoot()
    let rule = UpdateRule(
      optimizer, learningRate: learningRate, settings: settings, step: state.stepCount + 1,
      norm: gradientNorm)
    var changes = [Double](repeating: 0, count: parameters.count)
    var after = state.filled(for: optimizer, count: parameters.count)
    if optimizer.hasState { after.stepCount += 1 }
    for index in moving {
      let effective = rule.effective(
        gradient: Lanes(repeating: gradients[index]),
        parameter: Lanes(repeating: parameters[index]))
      var m = optimizer.hasFirstMoment ? Lanes(repeating: after.firstMoment[index]) : .zero
      var v = optimizer.hasSecondMoment ? Lanes(repeating: after.secondMoment[index]) : .zero
      changes[index] = rule.change(effective: effective, m: &m, v: &v)[0]
      if optimizer.hasFirstMoment { after.firstMoment[index] = m[0] }
      if optimizer.hasSecondMoment { after.secondMoment[index] = v[0] }
    }
    self.changes = changes
    self.state = after
  }
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
    state = step.state
    return step.changes
  }
}
