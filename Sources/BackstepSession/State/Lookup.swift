import Backprop
import BackstepText

extension Quantity {
  /// The stage that computes it; nil for what is always there.
  package var stage: Stage? {
    switch self {
    case .sums, .activations, .masks, .statistic, .norms, .scaled: .forward
    case .losses, .loss: .loss
    case .blames, .scaledBlames, .normBlames, .optimizer(.gradNorm): .backward
    case .parameter(let role, _, _): role.stage
    case .input, .target, .running, .learningRate, .epoch, .sample, .time, .accuracy, .dead,
      .optimizer:
      nil
    }
  }
}

extension Quantity.Role {
  fileprivate var stage: Stage? {
    switch self {
    case .gradient: .backward
    case .change: .nudge
    case .value, .firstMoment, .secondMoment: nil
    }
  }
}

extension State {
  /// How far a quantity's values can be relied on.
  package func freshness(of quantity: Quantity) -> Freshness {
    guard let stage = quantity.stage else { return .fresh }
    // Of other samples than now: their places in the batch are others, or there is none.
    if quantity.isOfSample, let forward = values.forward, forward.samples != sampleCount {
      return .missing
    }
    // The last nudge's changes are facts about the past: no edit makes them untrue.
    if stage == .nudge { return values.changes == nil ? .missing : .fresh }
    return values.freshness(of: stage)
  }

  /// What a name stands for now.
  ///
  /// - Throws: `.notComputed` before its stage has run, `.stale` after an edit.
  package func value(of name: Name) throws(SessionError) -> Value {
    if case .masks = name.quantity, !dropsNeurons { throw .naming(.noDropout) }
    if let stage = name.quantity.stage {
      switch freshness(of: name.quantity) {
      case .missing: throw .loop(.notComputed(name: name.text(in: shape), by: stage))
      case .stale(let edit):
        throw .loop(
          .stale(
            name: name.text(in: shape), since: edit, redo: (values.reached ?? .nudge).next))
      case .fresh, .beforeNudge: break
      }
    }
    return try knownValue(of: name)
  }

  /// What an expression comes to now.
  package func value(of text: String) throws(SessionError) -> Value {
    try value(of: expression(text))
  }

  /// The expression that a text says here.
  package func expression(_ text: String) throws(SessionError) -> Expression {
    try ExpressionParser.parse(text, in: self)
  }

  /// What an expression comes to now.
  package func value(of expression: Expression) throws(SessionError) -> Value {
    try expression.value { name throws(SessionError) in try value(of: name) }
  }

  /// What the program that was compared has for a name, on the current sample.
  func yours(_ name: Name) throws(SessionError) -> Value {
    guard let compared, compared.architecture == architecture else {
      throw .naming(.nothingCompared)
    }
    guard let numbers = compared.numbers(of: name.quantity, samples: sampleIndices ?? [0]) else {
      throw .naming(.notGiven(name.text(in: shape)))
    }
    return Value(
      numbers[...].dropFirst(name.places(in: shape).lowerBound)
        .prefix(name.count(in: shape)), axes: name.axes(in: shape))
  }

  /// What a name stands for, stale or not.
  package func knownValue(of name: Name) throws(SessionError) -> Value {
    let quantity = name.quantity
    let numbers = try flat(quantity).dropFirst(name.places(in: shape).lowerBound)
    return Value(
      numbers.prefix(name.count(in: shape)), axes: name.axes(in: shape))
  }

  /// The numbers of a vector or matrix, row by row.
  package func flat(_ quantity: Quantity) throws(SessionError) -> ArraySlice<Double> {
    func needed<T>(_ value: T?, by stage: Stage) throws(SessionError) -> T {
      guard let value else { throw notComputed(stage) }
      return value
    }
    func notComputed(_ stage: Stage) -> SessionError {
      .loop(.notComputed(name: Name(quantity).text(in: shape), by: stage))
    }
    func rows(_ numbers: [Double], _ layer: Int, by stage: Stage) throws(SessionError)
      -> ArraySlice<Double>
    {
      guard numbers.count == sampleCount * architecture.neuronCount else {
        throw notComputed(stage)
      }
      return sampleCount == 1
        ? numbers[architecture.neurons(of: layer)] : architecture.rows(of: layer, in: numbers)[...]
    }
    func normalized() throws(SessionError) -> Normalized {
      try needed(values.forward?.normalized, by: .forward)
    }
    switch quantity {
    case .input, .target:
      guard let numbers = quantity == .input ? x : y else { throw .loop(.noSample) }
      return numbers[...]
    case .sums(let layer):
      return try rows(needed(values.forward, by: .forward).sums, layer, by: .forward)
    case .activations(let layer):
      return try rows(needed(values.forward, by: .forward).activations, layer, by: .forward)
    case .masks(let layer):
      guard dropsNeurons else { throw .naming(.noDropout) }
      return try rows(needed(values.forward, by: .forward).masks, layer, by: .forward)
    case .norms(let layer):
      return try rows(normalized().norms, layer, by: .forward)
    case .scaled(let layer):
      return try rows(normalized().scaled, layer, by: .forward)
    case .statistic(let statistic, let kind, let layer):
      let normalized = try normalized()
      let all = statistic == .mean ? normalized.means : normalized.variances
      guard kind == .layer else { return all[architecture.neurons(of: layer)] }
      guard all.count == architecture.statisticsCount(samples: sampleCount) else {
        throw notComputed(.forward)
      }
      return (0..<sampleCount).map { all[architecture.statistic(of: layer, 0, sample: $0)] }[...]
    case .running(let statistic, let layer):
      let running = network.running
      let all = (statistic == .mean ? running?.means : running?.variances) ?? []
      return all.isEmpty ? [] : all[architecture.neurons(of: layer)]
    case .blames(let layer):
      return try rows(needed(values.backward, by: .backward).blames, layer, by: .backward)
    case .scaledBlames(let layer):
      return try rows(needed(values.backward, by: .backward).scaledBlames, layer, by: .backward)
    case .normBlames(let layer):
      return try rows(needed(values.backward, by: .backward).normBlames, layer, by: .backward)
    case .losses:
      let losses = try needed(values.losses, by: .loss)
      guard losses.count == sampleCount else { throw notComputed(.loss) }
      return losses[...]
    case .sample:
      guard let sampleIndices else { throw .loop(.noSample) }
      return sampleIndices.map(Double.init)[...]
    case .parameter(let role, let part, let layer):
      let all =
        switch role {
        case .value: network.parameters
        case .gradient: try needed(values.backward, by: .backward).gradients
        case .change: try needed(values.changes, by: .nudge)
        case .firstMoment, .secondMoment: try moments(quantity)
        }
      return all[architecture.parameters(part, of: layer)]
    case .loss: return [try needed(values.loss, by: .loss)]
    case .learningRate: return [settings.learningRate]
    case .epoch: return [Double(epoch)]
    case .time: return [Double(time)]
    case .accuracy: return [try accuracy()]
    case .dead(let layer):
      guard let data = fittingData else { throw .data(.noData) }
      return network.deadNeurons(on: data)[architecture.neurons(of: layer)].map { $0 ? 1 : 0 }[...]
    case .optimizer(let number): return [try value(of: number)]
    }
  }

  private func accuracy() throws(SessionError) -> Double {
    guard let data = fittingData else { throw .data(.noData) }
    guard let accuracy = Evaluation(network, on: data, loss: settings.loss).accuracy else {
      throw .data(.noAccuracy(data: data.name))
    }
    return accuracy
  }
}
