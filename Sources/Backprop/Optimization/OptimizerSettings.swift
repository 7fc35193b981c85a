/// The numbers of the optimizers' formulas, with the defaults of `torch.optim`.
package struct OptimizerSettings: Equatable, Sendable {
  /// μ of `momentum` and `nesterov`.
  package var momentum: Double
  /// α of `rmsprop`: how much of v is kept.
  package var alpha: Double
  /// β₁ of `adam`: how much of m is kept.
  package var beta1: Double
  /// β₂ of `adam`: how much of v is kept.
  package var beta2: Double
  /// ε of `rmsprop` and `adam`, which keeps the quotient finite.
  package var epsilon: Double
  /// L2 decay: g = clipped gradient + decay · w. 0 turns it off.
  package var decay: Double
  /// The largest norm a gradient may have, all parameters together: a longer one is multiplied by
  /// clip / (norm + 10⁻⁶), as `torch.nn.utils.clip_grad_norm_` does. Nil turns it off.
  package var clip: Double?

  /// The defaults, but for what is given.
  package init(
    momentum: Double = 0.9, alpha: Double = 0.99, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, decay: Double = 0, clip: Double? = nil
  ) {
    self.momentum = momentum
    self.alpha = alpha
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.decay = decay
    self.clip = clip
  }

  /// min(1, clip / (norm + 10⁻⁶)), or 1 without clipping; not a number when the norm is not.
  func clipFactor(norm: Double) -> Double {
    guard let clip else { return 1 }
    let factor = clip / (norm + 1e-6)
    return factor > 1 ? 1 : factor
  }
}
