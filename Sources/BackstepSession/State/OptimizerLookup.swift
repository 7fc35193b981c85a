import Backprop

extension State {
  /// m or v of every parameter; 0 before the optimizer's first step.
  ///
  /// - Throws: `.notKept` when the optimizer in use keeps none.
  func moments(_ quantity: Quantity) throws(SessionError) -> [Double] {
    let isSecond = quantity.role == .secondMoment
    let optimizer = settings.optimizer
    guard isSecond ? optimizer.hasSecondMoment : optimizer.hasFirstMoment else {
      throw .naming(.notKept(name: quantity.text(layers: architecture.layerCount), by: optimizer))
    }
    let moments = isSecond ? optimizerState.secondMoment : optimizerState.firstMoment
    guard moments.count == architecture.parameterCount else {
      return [Double](repeating: 0, count: architecture.parameterCount)
    }
    return moments
  }

  /// A single number of the optimizer's formula.
  ///
  /// - Throws: `.clipOff` without clipping, `.notComputed` for the norm before `backward`.
  func value(of number: OptimizerNumber) throws(SessionError) -> Double {
    switch number {
    case .momentum: return settings.optimizerSettings.momentum
    case .alpha: return settings.optimizerSettings.alpha
    case .normEpsilon: return settings.normEpsilon
    case .huberDelta: return settings.loss.huberDelta
    case .beta1: return settings.optimizerSettings.beta1
    case .beta2: return settings.optimizerSettings.beta2
    case .epsilon: return settings.optimizerSettings.epsilon
    case .decay: return settings.optimizerSettings.decay
    case .t: return Double(optimizerState.stepCount)
    case .clip:
      guard let clip = settings.optimizerSettings.clip else { throw .naming(.clipOff) }
      return clip
    case .gradNorm:
      guard let gradients = values.backward?.gradients else {
        throw .loop(.notComputed(name: number.rawValue, by: .backward))
      }
      // The engine's own, so that the same bits come out.
      return OptimizerStep(
        settings.optimizer, gradients: gradients, parameters: network.parameters,
        state: OptimizerState(), learningRate: settings.learningRate, frozen: frozen
      ).gradientNorm
    }
  }
}
