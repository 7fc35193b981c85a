import Backprop

// From a gradient to a change, with the optimizer in use (see `Optimizer`).
extension Formula {
  private func number(_ number: OptimizerNumber) -> Expression { .name(Name(.optimizer(number))) }

  /// The change of a parameter, from its gradient or from the moments after the step.
  func change(_ name: Name) -> Expression? {
    guard let gradient = effectiveGradient(name), let m = name.sibling(.firstMoment),
      let v = name.sibling(.secondMoment)
    else { return nil }
    if state.isFrozen(name) { return .number(0) }
    let rate = Expression.negation(.name(Name(.learningRate)))
    let moment = Expression.name(m)
    let square = Expression.name(v)
    switch state.settings.optimizer {
    case .sgd: return rate * gradient
    case .momentum: return rate * moment
    case .nesterov: return rate * .sum([gradient, number(.momentum) * moment])
    case .rmsprop:
      let root = Expression.call(.sqrt, [square])
      return rate * (gradient / .sum([root, number(.epsilon)]))
    case .adam:
      let root = Expression.call(.sqrt, [corrected(square, by: .beta2)])
      return rate * (corrected(moment, by: .beta1) / .sum([root, number(.epsilon)]))
    }
  }

  /// m of a parameter after the last nudge, from what it was before; nil when it comes from
  /// elsewhere.
  func moment(_ name: Name) -> Expression? {
    guard let before = recorded(name, \.firstMoment), let gradient = effectiveGradient(name) else {
      return nil
    }
    switch state.settings.optimizer {
    case .sgd, .rmsprop: return nil
    case .momentum, .nesterov: return .sum([number(.momentum) * .number(before), gradient])
    case .adam: return mean(before, gradient, keeping: .beta1)
    }
  }

  /// v of a parameter after the last nudge, likewise.
  func square(_ name: Name) -> Expression? {
    guard let before = recorded(name, \.secondMoment), let gradient = effectiveGradient(name)
    else { return nil }
    let squared = Expression.binary(.power, gradient, .number(2))
    switch state.settings.optimizer {
    case .sgd, .momentum, .nesterov: return nil
    case .rmsprop: return mean(before, squared, keeping: .alpha)
    case .adam: return mean(before, squared, keeping: .beta2)
    }
  }

  /// A mean that moves on: a share of what it was, the rest of what is new.
  private func mean(_ before: Double, _ new: Expression, keeping share: OptimizerNumber)
    -> Expression
  {
    .sum([number(share) * .number(before), (.number(1) - number(share)) * new])
  }

  /// The gradient, cut to the longest allowed, and what decay adds to it.
  private func effectiveGradient(_ name: Name) -> Expression? {
    guard let gradient = name.sibling(.gradient), let parameter = name.sibling(.value) else {
      return nil
    }
    var result = Expression.name(gradient)
    let settings = state.settings.optimizerSettings
    if settings.clip != nil {
      let share = number(.clip) / .sum([number(.gradNorm), .number(1e-6)])
      result = result * .call(.min, [.number(1), share])
    }
    guard settings.decay != 0 else { return result }
    return .sum([result, number(.decay) * .name(parameter)])
  }

  /// A moment over 1 − βᵗ.
  private func corrected(_ moment: Expression, by beta: OptimizerNumber) -> Expression {
    moment / (.number(1) - .binary(.power, number(beta), number(.t)))
  }

  /// A parameter's moment before the last nudge, if the present moments are that nudge's.
  private func recorded(_ name: Name, _ path: KeyPath<OptimizerState, [Double]>) -> Double? {
    guard let nudge = state.values.nudge, state.optimizerState == nudge.after,
      !state.isFrozen(name)
    else { return nil }
    let moments = nudge.before[keyPath: path]
    guard !moments.isEmpty else { return 0 }
    return architecture.parameters(of: name)?.first.map { moments[$0] }
  }
}
