import Backprop

/// What the usual slips would make of a number, found by asking the table of formulas again with
/// other numbers in the place of some names.
struct Slips {
  typealias Candidate = (slip: Slip, value: Double)

  /// The state in which the number is there.
  let state: State
  /// The state before the last nudge, when it was taken on the same sample.
  let past: State?
  /// The number as it was shown before an edit made it stale, and that edit.
  let shown: (value: Double, edit: String)?
  /// The parameters as the nudge to come will leave them, when it can be taken.
  let nudged: [Double]?

  /// The slip that leads from the right number to the one said, and whether but for its sign.
  func diagnosis(of said: Double, for name: Name, right: Double, _ precision: Precision)
    -> (Slip, hasWrongSign: Bool)
  {
    var usual = candidates(for: name, right: right)
    if let shown { usual.append((.staleSince(shown.edit), shown.value)) }
    let plain = plain(right)
    let made = made(name)
    let turned = (usual + plain.dropFirst() + made).map { ($0.slip, value: -$0.value) }
    let all =
      (usual + plain + made).map { ($0.slip, $0.value, false) } + turned.map { ($0, $1, true) }
    // What is hit to the last digit comes before what is only near.
    func distance(_ value: Double) -> Double { abs(said - value) / abs(value) }
    let real = all.filter { $0.1 != 0 && $0.1.isFinite }
    if let hit = real.first(where: { distance($0.1) <= 1e-9 }) { return (hit.0, hit.2) }
    // Among hundreds of paths or inputs, one is near any number: that says nothing.
    let isCrowded = usual.count(where: \.slip.isOneOfMany) > Self.mostOfAKind
    let near = real.filter {
      switch $0.0 {
      // There are many mistakes, so that one may be near by chance.
      case .made where distance($0.1) > 1e-3: false
      case let slip where slip.isOneOfMany && isCrowded: false
      default: precision.accepts(said, for: $0.1)
      }
    }
    if let hit = near.min(by: { distance($0.1) < distance($1.1) }) { return (hit.0, hit.2) }
    let ratio = said / right
    // So near the size that no factor says anything.
    if (-1.05 ... -0.95).contains(ratio) { return (.sign, false) }
    guard (0.001...1000).contains(abs(ratio)), !(0.95...1.05).contains(ratio) else {
      return (.offset(said - right), false)
    }
    return (.factor(abs(ratio)), ratio < 0)
  }

  private static let mostOfAKind = 32

  /// What goes wrong with any number.
  private func plain(_ right: Double) -> [Candidate] {
    [(.sign, -right), (.missingTwo, right / 2), (.extraTwo, 2 * right)]
  }

  /// The numbers that slips of a calculation by hand lead to.
  func ofHand(_ name: Name, right: Double) -> [Candidate] {
    candidates(for: name, right: right) + plain(right)
  }

  /// The numbers that slips lead to, the likelier first.
  private func candidates(for name: Name, right: Double) -> [Candidate] {
    switch name.quantity {
    case .sums, .activations, .losses, .loss: ofForward(name)
    case .blames: ofBlame(name) + gradients(for: name)
    case .parameter(.gradient, _, _): ofGradient(name)
    case .parameter(.change, _, _): ofChange(name)
    case .parameter(.value, _, _): ofParameter(name)
    default: []
    }
  }

  /// What programs with a mistake would make of a number of backward or nudge; first those that
  /// have the blames of the layers above right.
  func made(_ name: Name) -> [Candidate] {
    let isNudged = name.quantity.isNudged || name.quantity.stage == .nudge
    guard isNudged || name.quantity.stage == .backward, let layer = name.quantity.layer else {
      return []
    }
    let moment = name.quantity.isNudged ? state.origin(of: .weights(1, .change)) : state
    guard moment.architecture.parameterCount <= 100_000, let pass = moment.values.forward,
      let target = moment.y
    else { return [] }
    let above = moment.architecture.neurons(of: layer).upperBound
    var first: [Candidate] = []
    var rest: [Candidate] = []
    // That of `sign` is told by the sign alone.
    for mistake in Mistake.allCases where mistake != .sign {
      var faulty = moment
      faulty.bug = Bug(
        mistake, isHidden: false, forward: past?.values.forward,
        gradients: past?.values.backward?.gradients ?? [])
      if let before = state.values.nudge?.before, isNudged { faulty.optimizerState = before }
      faulty.bug?.program.note(pass)
      let back = faulty.backwardPass(of: pass, target: target)
      faulty.values.record(back)
      if isNudged { faulty.values.record(changes: faulty.nudge(of: back).changes) }
      guard let made = value(ofMade: name, in: faulty, from: moment) else { continue }
      let isLocal = zip(back.blames, moment.values.backward?.blames ?? []).enumerated().allSatisfy {
        $0 % moment.architecture.neuronCount < above || $1.0 == $1.1
      }
      var slip = Slip.made(mistake)
      if mistake == .order, case .blames = name.quantity, layer < moment.architecture.layerCount {
        slip = .nudgedWeights(.weights(layer + 1))
      }
      if isLocal { first.append((slip, made)) } else { rest.append((slip, made)) }
    }
    return first + rest
  }

  /// The number of a name after a faulty backward or nudge; a parameter's is the old one, changed.
  private func value(ofMade name: Name, in faulty: State, from moment: State) -> Double? {
    guard name.quantity.isNudged, let change = name.sibling(.change) else {
      return value(.name(name), in: faulty)
    }
    guard let old = value(.name(name), in: moment),
      let changed = value(.name(change), in: faulty)
    else { return nil }
    return old + changed
  }

  /// What a formula comes to, with other numbers in the place of some names.
  func value(
    _ expression: Expression?, in state: State? = nil, _ replace: (Name) -> Double? = { _ in nil }
  ) -> Double? {
    let state = state ?? self.state
    let value = try? expression?.value { name throws(SessionError) in
      if let number = replace(name) { return .scalar(number) }
      return try state.knownValue(of: name)
    }
    return value?.number
  }
}

extension Slip {
  /// Whether a wide network offers many numbers that it could lead to.
  fileprivate var isOneOfMany: Bool {
    switch self {
    case .onePath, .missingPath, .gradientForBlame, .oneOutput, .oneSample: true
    default: false
    }
  }
}
