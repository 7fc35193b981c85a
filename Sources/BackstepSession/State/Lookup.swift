import Backprop
import BackstepText

extension Quantity {
  /// The stage that computes it; nil for what is always there.
  package var stage: Stage? {
    switch self {
    case .sums, .activations: .forward
    case .loss: .loss
    case .blames, .weightGradients, .biasGradients, .optimizer(.gradNorm): .backward
    case .weightChanges, .biasChanges: .nudge
    case .input, .target, .weights, .biases, .learningRate, .epoch, .sample, .time, .accuracy,
      .weightMoments, .biasMoments, .weightSquares, .biasSquares, .optimizer:
      nil
    }
  }
}

extension State {
  /// How far a quantity's values can be relied on.
  package func freshness(of quantity: Quantity) -> Freshness {
    guard let stage = quantity.stage else { return .fresh }
    // The last nudge's changes are facts about the past: no edit makes them untrue.
    if stage == .nudge { return values.changes == nil ? .missing : .fresh }
    return values.freshness(of: stage)
  }

  /// What a name stands for now.
  ///
  /// - Throws: `.notComputed` before its stage has run, `.stale` after an edit.
  package func value(of name: Name) throws(SessionError) -> Value {
    if let stage = name.quantity.stage {
      switch freshness(of: name.quantity) {
      case .missing: throw .loop(.notComputed(name: name.text(in: architecture), by: stage))
      case .stale(let edit):
        throw .loop(
          .stale(
            name: name.text(in: architecture), since: edit, redo: (values.reached ?? .nudge).next))
      case .fresh, .beforeNudge: break
      }
    }
    return try knownValue(of: name)
  }

  /// What an expression comes to now.
  package func value(of text: String) throws(SessionError) -> Value {
    try ExpressionParser.parse(text, in: architecture).value { name throws(SessionError) in
      try value(of: name)
    }
  }

  /// What a name stands for, stale or not.
  package func knownValue(of name: Name) throws(SessionError) -> Value {
    let quantity = name.quantity
    switch quantity.shape(in: architecture) {
    case .scalar: return .scalar(try scalar(quantity))
    case .vector:
      let numbers = try flat(quantity)
      guard let index = name.indices.first else { return .vector(Array(numbers)) }
      return .scalar(numbers[numbers.startIndex + index])
    case .matrix(let rows, let columns):
      let numbers = try flat(quantity)
      func row(_ index: Int) -> ArraySlice<Double> {
        numbers[(numbers.startIndex + index * columns)...].prefix(columns)
      }
      switch name.indices.count {
      case 0: return .matrix((0..<rows).map { Array(row($0)) })
      case 1: return .vector(Array(row(name.indices[0])))
      default:
        return .scalar(
          numbers[numbers.startIndex + name.indices[0] * columns + name.indices[1]])
      }
    }
  }

  /// The numbers of a vector or matrix, row by row.
  package func flat(_ quantity: Quantity) throws(SessionError) -> ArraySlice<Double> {
    func needed<T>(_ value: T?, by stage: Stage) throws(SessionError) -> T {
      guard let value else {
        throw .loop(.notComputed(name: Name(quantity).text(in: architecture), by: stage))
      }
      return value
    }
    switch quantity {
    case .input, .target:
      guard let numbers = quantity == .input ? x : y else { throw .loop(.noSample) }
      return numbers[...]
    case .weights(let layer): return network.parameters[architecture.weights(of: layer)]
    case .biases(let layer): return network.parameters[architecture.biases(of: layer)]
    case .sums(let layer):
      return try needed(values.forward, by: .forward).sums[architecture.neurons(of: layer)]
    case .activations(let layer):
      return try needed(values.forward, by: .forward)
        .activations[architecture.neurons(of: layer)]
    case .blames(let layer):
      return try needed(values.backward, by: .backward)
        .blames[architecture.neurons(of: layer)]
    case .weightGradients(let layer):
      return try needed(values.backward, by: .backward)
        .gradients[architecture.weights(of: layer)]
    case .biasGradients(let layer):
      return try needed(values.backward, by: .backward)
        .gradients[architecture.biases(of: layer)]
    case .weightChanges(let layer):
      return try needed(values.changes, by: .nudge)[architecture.weights(of: layer)]
    case .biasChanges(let layer):
      return try needed(values.changes, by: .nudge)[architecture.biases(of: layer)]
    case .weightMoments(let layer), .weightSquares(let layer):
      return try moments(quantity)[architecture.weights(of: layer)]
    case .biasMoments(let layer), .biasSquares(let layer):
      return try moments(quantity)[architecture.biases(of: layer)]
    case .loss, .learningRate, .epoch, .sample, .time, .accuracy, .optimizer:
      return [try scalar(quantity)]
    }
  }

  private func scalar(_ quantity: Quantity) throws(SessionError) -> Double {
    switch quantity {
    case .learningRate: return settings.learningRate
    case .epoch: return Double(epoch)
    case .time: return Double(time)
    case .sample:
      guard let sampleIndex else { throw .loop(.noSample) }
      return Double(sampleIndex)
    case .loss:
      guard let loss = values.loss else { throw .loop(.notComputed(name: "loss", by: .loss)) }
      return loss
    case .accuracy:
      guard let data = fittingData else { throw .data(.noData) }
      return Evaluation(network, on: data, loss: settings.loss).accuracy
    case .optimizer(let number): return try value(of: number)
    default: preconditionFailure("not a scalar: \(quantity)")
    }
  }
}
