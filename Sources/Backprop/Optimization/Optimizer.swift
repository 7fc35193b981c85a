/// How a gradient becomes a change of the parameters, with the definitions of `torch.optim`.
///
/// For each parameter w, with g its gradient after clipping and decay (`OptimizerSettings`), lr the
/// learning rate, m and v its moments (0 at first) and t the step, counted from 1:
///
/// | name | m, v | change of w |
/// |---|---|---|
/// | sgd | | −lr · g |
/// | momentum | m ← μ m + g | −lr · m |
/// | nesterov | m ← μ m + g | −lr · (g + μ m) |
/// | adam | m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g² | −lr · m̂ / (√v̂ + ε) |
///
/// with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). `momentum` and `nesterov` have no dampening.
///
/// Sources: the reference pages of `torch.optim.SGD` and `torch.optim.Adam`; D. P. Kingma and
/// J. Ba, "Adam: a method for stochastic optimization", 2015.
package enum Optimizer: String, CaseIterable, Sendable {
  case sgd, momentum, nesterov, adam

  /// Whether it keeps m.
  package var hasFirstMoment: Bool { self != .sgd }

  /// Whether it keeps v.
  package var hasSecondMoment: Bool { self == .adam }

  /// The change of every parameter, and the state as it is afterwards.
  ///
  /// `OptimizerStep` gives the same with every operand of it.
  ///
  /// - Parameters:
  ///   - gradients: As the backward pass gave them.
  ///   - parameters: The weights and biases before the change, in the same order.
  ///   - state: What earlier steps left; empty before the first.
  ///   - frozen: True for each parameter that must not change; empty when none is. A frozen
  ///     parameter's change is 0, its moments stay, and its gradient does not count in the norm.
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

  /// The change of one parameter in a first step, with the usual settings: −lr · gradient for
  /// `sgd`.
  package func change(gradient: Double, learningRate: Double) -> Double {
    var state = OptimizerState()
    return changes(
      gradients: [gradient], parameters: [0], state: &state, learningRate: learningRate)[0]
  }
}
