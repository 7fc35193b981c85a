import Backprop

extension State {
  /// m or v of every parameter; 0 before the optimizer's first step.
  ///
  /// - Throws: `.notKept` when the optimizer in use keeps none.
  func moments(_ quantity: Quantity) throws(SessionError) -> [Double] {
    let isSecond: Bool
    switch quantity {
    case .weightSquares, .biasSquares: isSecond = true
    default: isSecond = false
    }
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

  /// Where a parameter, or what belongs to one, lies among the parameters.
  ///
  /// - Precondition: The name is a single number laid out as the parameters are.
  func parameterIndex(of name: Name) -> Int {
    architecture.parameters(of: name).lowerBound
  }
}

extension Quantity {
  /// The parameters that this belongs to: `W1` for `W1`, `gradW1`, `deltaW1`, `mW1`, `vW1`.
  package var parameters: Quantity? {
    guard isLaidOutAsParameters, let layer else { return nil }
    return isWeightLike ? .weights(layer) : .biases(layer)
  }
  /// Their gradients.
  var gradients: Quantity? {
    guard isLaidOutAsParameters, let layer else { return nil }
    return isWeightLike ? .weightGradients(layer) : .biasGradients(layer)
  }
  /// Their changes.
  var changes: Quantity? {
    guard isLaidOutAsParameters, let layer else { return nil }
    return isWeightLike ? .weightChanges(layer) : .biasChanges(layer)
  }
  /// Their m.
  var moments: Quantity? {
    guard isLaidOutAsParameters, let layer else { return nil }
    return isWeightLike ? .weightMoments(layer) : .biasMoments(layer)
  }
  /// Their v.
  var squares: Quantity? {
    guard isLaidOutAsParameters, let layer else { return nil }
    return isWeightLike ? .weightSquares(layer) : .biasSquares(layer)
  }
}

extension Quantity {
  /// Whether it is m or v of the parameters.
  var isMoment: Bool {
    switch self {
    case .weightMoments, .biasMoments, .weightSquares, .biasSquares: true
    default: false
    }
  }
}
