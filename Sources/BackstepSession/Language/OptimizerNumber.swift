/// A single number of the formula of an optimizer, a loss or a normalisation, by its name in expressions.
package enum OptimizerNumber: String, CaseIterable, Sendable {
  /// μ, how much of the last change is kept.
  case momentum
  /// α of `rmsprop`.
  case alpha
  /// β₁ and β₂ of `adam`.
  case beta1, beta2
  /// ε of `rmsprop` and `adam`.
  case epsilon
  /// What pulls every weight to 0.
  case decay
  /// The longest gradient allowed, while clipping is on.
  case clip
  /// √(Σ gradient²) over all parameters that are not frozen.
  case gradNorm
  /// How many steps the optimizer has taken.
  case t
  /// δ of the loss `huber`.
  case huberDelta = "huberdelta"
  /// ε of normalisation.
  case normEpsilon = "normeps"
}
