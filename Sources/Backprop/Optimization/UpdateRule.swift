/// Four numbers side by side.
typealias Lanes = SIMD4<Double>

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
  /// 1 − β₁ᵗ for `adam`, else 1
  let firstCorrection: Double
  /// 1 − β₂ᵗ for `adam`, else 1
  let secondCorrection: Double

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
    firstCorrection = optimizer == .adam ? 1 - power(settings.beta1, step) : 1
    secondCorrection = optimizer == .adam ? 1 - power(settings.beta2, step) : 1
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
