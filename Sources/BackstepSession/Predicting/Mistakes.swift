import Backprop

/// What the usual mistakes would make of a number.
struct Mistakes {
  typealias Candidate = (mistake: Mistake, value: Double)

  /// The state in which the number is there.
  let state: State
  /// The state before the last nudge, when it was taken on the same sample.
  let past: State?
  /// The parameters as the nudge to come will leave them, when it can be taken.
  let nudged: [Double]?

  private var architecture: Architecture { state.architecture }

  /// The mistake that leads from the right number to the one said, and whether but for its sign.
  func diagnosis(of said: Double, for name: Name, right: Double, _ precision: Precision)
    -> (Mistake, hasWrongSign: Bool)
  {
    let usual = candidates(for: name, right: right)
    let plain: [Candidate] = [(.sign, -right), (.missingTwo, right / 2), (.extraTwo, 2 * right)]
    let turned = (usual + plain.dropFirst()).map { ($0.mistake, value: -$0.value) }
    let all = (usual + plain).map { ($0.mistake, $0.value, false) } + turned.map { ($0, $1, true) }
    // What is hit to the last digit comes before what is only near.
    for isNear in [{ abs(said - $0) <= 1e-9 * abs($0) }, { precision.accepts(said, for: $0) }] {
      if let hit = all.first(where: { $0.1 != 0 && isNear($0.1) }) { return (hit.0, hit.2) }
    }
    let ratio = said / right
    guard ratio.isFinite, ratio != 0, !(0.95...1.05).contains(ratio) else {
      return (.offset(said - right), false)
    }
    return (.factor(abs(ratio)), ratio < 0)
  }

  /// The numbers that mistakes lead to, the likelier first.
  private func candidates(for name: Name, right: Double) -> [Candidate] {
    switch name.quantity {
    case .sums, .activations, .loss: forwardMistakes(name, right)
    case .blames(let layer): blameMistakes(layer, name.indices[0]) + gradientsForBlame(name)
    case .weightGradients, .biasGradients: gradientMistakes(name)
    case .weightChanges, .biasChanges: changeMistakes(name)
    case .weights, .biases: weightMistakes(name)
    default: []
    }
  }

  /// The number of a name in the state.
  func number(_ quantity: Quantity, _ indices: Int...) -> Double? {
    guard let value = try? state.knownValue(of: Name(quantity, indices)) else { return nil }
    return value.number
  }

  func value(_ name: Name, in state: State?) -> Double? {
    guard let value = try? state?.knownValue(of: name) else { return nil }
    return value.number
  }

  func value(_ expression: Expression) -> Double? {
    guard let value = try? expression.value(state.knownValue) else { return nil }
    return value.number
  }

  private func weightMistakes(_ name: Name) -> [Candidate] {
    guard let change = name.quantity.changes.map({ Name($0, name.indices) }),
      let gradient = name.quantity.gradients.map({ Name($0, name.indices) }),
      let new = value(name, in: state), let changed = value(change, in: state),
      let slope = value(gradient, in: state)
    else { return [] }
    let old = value(name, in: state.origin(of: change.quantity)) ?? new - changed
    return [
      (.unchanged, old), (.uphill, old - changed), (.missingRate, old - slope),
      (.changeAlone(change), changed),
    ]
  }
}
