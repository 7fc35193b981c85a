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
    func matches(_ value: Double) -> Bool { value != 0 && precision.accepts(said, for: value) }
    let candidates = candidates(for: name, right: right)
    if let hit = candidates.first(where: { matches($0.value) }) { return (hit.mistake, false) }
    if matches(-right) { return (.sign, false) }
    if matches(right / 2) { return (.missingTwo, false) }
    if matches(2 * right) { return (.extraTwo, false) }
    if let hit = candidates.first(where: { matches(-$0.value) }) { return (hit.mistake, true) }
    if matches(-right / 2) { return (.missingTwo, true) }
    if matches(-2 * right) { return (.extraTwo, true) }
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
