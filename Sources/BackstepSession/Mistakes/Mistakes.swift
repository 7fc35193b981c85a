import Backprop

/// What the usual mistakes would make of a number.
struct Mistakes {
  typealias Candidate = (mistake: Mistake, value: Double)

  /// The state in which the number is there.
  let state: State
  /// The state before the last nudge, when it was taken on the same sample.
  let past: State?
  /// The number as it was shown before an edit made it stale, and that edit.
  let shown: (value: Double, edit: String)?
  /// The parameters as the nudge to come will leave them, when it can be taken.
  let nudged: [Double]?

  private var architecture: Architecture { state.architecture }

  /// The mistake that leads from the right number to the one said, and whether but for its sign.
  func diagnosis(of said: Double, for name: Name, right: Double, _ precision: Precision)
    -> (Mistake, hasWrongSign: Bool)
  {
    var usual = candidates(for: name, right: right)
    if let shown { usual.append((.staleSince(shown.edit), shown.value)) }
    let plain: [Candidate] = [(.sign, -right), (.missingTwo, right / 2), (.extraTwo, 2 * right)]
    let turned = (usual + plain.dropFirst()).map { ($0.mistake, value: -$0.value) }
    let all = (usual + plain).map { ($0.mistake, $0.value, false) } + turned.map { ($0, $1, true) }
    // What is hit to the last digit comes before what is only near.
    func distance(_ value: Double) -> Double { abs(said - value) / abs(value) }
    let real = all.filter { $0.1 != 0 && $0.1.isFinite }
    if let hit = real.first(where: { distance($0.1) <= 1e-9 }) { return (hit.0, hit.2) }
    // Among hundreds of paths or inputs, one is near any number: that says nothing.
    let isCrowded = usual.count(where: \.mistake.isOneOfMany) > Self.mostOfAKind
    let near = real.filter {
      precision.accepts(said, for: $0.1) && !(isCrowded && $0.0.isOneOfMany)
    }
    if let hit = near.min(by: { distance($0.1) < distance($1.1) }) { return (hit.0, hit.2) }
    let ratio = said / right
    guard (0.001...1000).contains(abs(ratio)), !(0.95...1.05).contains(ratio) else {
      return (.offset(said - right), false)
    }
    return (.factor(abs(ratio)), ratio < 0)
  }

  private static let mostOfAKind = 32

  /// The numbers that mistakes lead to, the likelier first.
  private func candidates(for name: Name, right: Double) -> [Candidate] {
    switch name.quantity {
    case .sums, .activations, .loss: forwardMistakes(name, right)
    case .blames(let layer): blameMistakes(layer, name.indices[0]) + gradientsForBlame(name)
    case .parameter(.gradient, _, _): gradientMistakes(name)
    case .parameter(.change, _, _): changeMistakes(name)
    case .parameter(.value, _, _): weightMistakes(name)
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
    guard let change = name.sibling(.change),
      let gradient = name.sibling(.gradient),
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

extension Mistake {
  /// Whether a wide network offers many numbers that it could lead to.
  fileprivate var isOneOfMany: Bool {
    switch self {
    case .onePath, .missingPath, .gradientForBlame, .oneOutput: true
    default: false
    }
  }
}
