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
/// | rmsprop | v ← α v + (1 − α) g² | −lr · g / (√v + ε) |
/// | adam | m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g² | −lr · m̂ / (√v̂ + ε) |
///
/// with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). `momentum` and `nesterov` have no dampening,
/// `rmsprop` neither momentum nor centering.
///
/// Sources: the reference pages of `torch.optim.SGD`, `RMSprop` and `Adam`; T. Tieleman and
/// G. Hinton, "Lecture 6.5: RMSProp", 2012; D. P. Kingma and J. Ba, "Adam: a method for stochastic
/// optimization", 2015.
package enum Optimizer: String, CaseIterable, Sendable {
  case sgd, momentum, nesterov, rmsprop, adam

  /// Whether it keeps m.
  package var hasFirstMoment: Bool {
    switch self {
    case .momentum, .nesterov, .adam: true
    case .sgd, .rmsprop: false
    }
  }

  /// Whether it keeps v.
  package var hasSecondMoment: Bool {
    switch self {
    case .rmsprop, .adam: true
    case .sgd, .momentum, .nesterov: false
    }
  }

  /// Whether it keeps anything, and so counts its steps; without, a change is −lr · g.
  package var hasState: Bool { hasFirstMoment || hasSecondMoment }

  /// Whether m and v are divided by 1 − βᵗ, to make up for their start from 0.
  var correctsMoments: Bool {
    switch self {
    case .adam: true
    case .sgd, .momentum, .nesterov, .rmsprop: false
    }
  }
}

/// The optimizers' formulas, for four parameters side by side, with everything put in that is the
/// same for all parameters of a step.
///
/// The only place that computes a change: the stages, the explanations and the kernels of training
/// all call it, so that they agree to the last bit.
struct UpdateRule {
  let optimizer: Optimizer
  let learningRate: Double
  let settings: OptimizerSettings
  let clipFactor: Double
  /// 1 − β₁ᵗ and 1 − β₂ᵗ, or 1 for an optimizer that does not correct its moments.
  let firstCorrection: Double, secondCorrection: Double

  /// The rule of step t, counted from 1, for a gradient of the norm given; the norm matters only
  /// with clipping.
  init(
    _ optimizer: Optimizer, learningRate: Double, settings: OptimizerSettings, step: Int,
    norm: Double
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.settings = settings
    clipFactor = settings.clipFactor(norm: norm)
    firstCorrection = optimizer.correctsMoments ? 1 - power(settings.beta1, step) : 1
    secondCorrection = optimizer.correctsMoments ? 1 - power(settings.beta2, step) : 1
  }

  /// gradient · clipFactor + decay · parameter
  @inline(__always)
  func effective(gradient: Lanes, parameter: Lanes) -> Lanes {
    let clipped = clipFactor == 1 ? gradient : gradient * clipFactor
    return settings.decay == 0 ? clipped : clipped + settings.decay * parameter
  }

  /// The change for effective gradients g; m and v become the moments after the step.
  @inline(__always)
  func change(effective g: Lanes, m: inout Lanes, v: inout Lanes) -> Lanes {
    switch optimizer {
    case .sgd:
      return -learningRate * g
    case .momentum:
      m = settings.momentum * m + g
      return -learningRate * m
    case .nesterov:
      m = settings.momentum * m + g
      return -learningRate * (g + settings.momentum * m)
    case .rmsprop:
      v = settings.alpha * v + (1 - settings.alpha) * (g * g)
      return -learningRate * (g / (v.squareRoot() + settings.epsilon))
    case .adam:
      m = settings.beta1 * m + (1 - settings.beta1) * g
      v = settings.beta2 * v + (1 - settings.beta2) * (g * g)
      return -learningRate * (corrected(m: m) / (corrected(v: v).squareRoot() + settings.epsilon))
    }
  }

  /// m̂ = m / (1 − β₁ᵗ)
  @inline(__always) func corrected(m: Lanes) -> Lanes { m / firstCorrection }

  /// v̂ = v / (1 − β₂ᵗ)
  @inline(__always) func corrected(v: Lanes) -> Lanes { v / secondCorrection }
}

/// baseⁿ by repeated squaring: only products, so the same bits on every machine.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var square = base
  var rest = exponent
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
