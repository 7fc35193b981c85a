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
    switch state.settings.optimizer {
    case .sgd: return rate * gradient
    case .momentum: return rate * moment
    case .nesterov: return rate * .sum([gradient, number(.momentum) * moment])
    case .adam:
      let root = Expression.call(
        .sqrt, [corrected(.name(v), by: .beta2)])
      return rate * (corrected(moment, by: .beta1) / .sum([root, number(.epsilon)]))
    }
  }

  /// m of a parameter after the last nudge, from what it was before; nil when it comes from
  /// elsewhere.
  func moment(_ name: Name) -> Expression? {
    guard let before = recorded(name, \.firstMoment), let gradient = effectiveGradient(name) else {
      return nil
    }
    guard state.settings.optimizer == .adam else {
      return .sum([number(.momentum) * .number(before), gradient])
    }
    return .sum([
      number(.beta1) * .number(before), (.number(1) - number(.beta1)) * gradient,
    ])
  }

  /// v of a parameter after the last nudge, likewise.
  func square(_ name: Name) -> Expression? {
    guard let before = recorded(name, \.secondMoment), let gradient = effectiveGradient(name)
    else { return nil }
    return .sum([
      number(.beta2) * .number(before),
      (.number(1) - number(.beta2)) * .binary(.power, gradient, .number(2)),
    ])
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
