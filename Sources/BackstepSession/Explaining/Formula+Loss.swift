import Backprop

// The losses and softmax: as a textbook has them, or from the sums z where out has lost its digits.
extension Formula {
  private var outputs: Range<Int> { 0..<architecture.outputCount }
  private func out(_ k: Int) -> Expression {
    .name(neuron(.activations(architecture.layerCount), k))
  }
  private func z(_ k: Int) -> Expression { .name(neuron(.sums(architecture.layerCount), k)) }
  private func y(_ k: Int) -> Expression { .name(neuron(.target, k)) }
  private func ln(_ operand: Expression) -> Expression { .call(.ln, [operand]) }

  private var delta: Expression { .name(Name(.optimizer(.huberDelta))) }

  /// What `backward` starts from: the blame of an output.
  func outputBlame(_ k: Int) -> Expression {
    let error = out(k) - y(k)
    let slope = slope(architecture.layerCount, k)
    switch state.settings.loss.kind {
    case .squared, .half: return times(error, slope)
    case .mse:
      return times(.number(2) / .number(Double(architecture.outputCount)) * error, slope)
    case .huber:
      return times(.call(.max, [.negation(delta), .call(.min, [delta, error])]), slope)
    case .bce, .ce: return error
    }
  }

  /// The formula of the loss that gives its value.
  var loss: Expression {
    let squares = Expression.sum(outputs.map { .binary(.power, out($0) - y($0), .number(2)) })
    switch state.settings.loss.kind {
    case .squared: return squares
    case .half: return squares / .number(2)
    case .mse: return squares / .number(Double(architecture.outputCount))
    case .huber: return .sum(outputs.map { .call(.huber, [out($0) - y($0), delta]) })
    case .bce: return isExact(textbookBCE) ? textbookBCE : stableBCE
    case .ce: return isExact(textbookCE) ? textbookCE : stableCE
    }
  }

  private var textbookBCE: Expression {
    let one = Expression.number(1)
    return .negation(
      .sum(outputs.flatMap { [y($0) * ln(out($0)), (one - y($0)) * ln(one - out($0))] }))
  }

  private var textbookCE: Expression { .negation(.sum(outputs.map { y($0) * ln(out($0)) })) }

  /// Σ max(z, 0) − z·y + ln(1 + e^−|z|), what the logarithms of a sigmoid come to.
  private var stableBCE: Expression {
    .sum(
      outputs.map { k in
        .sum([
          .call(.max, [z(k), .number(0)]) - z(k) * y(k),
          .call(.ln1p, [.call(.exp, [.negation(.call(.abs, [z(k)]))])]),
        ])
      })
  }

  /// Σ y·(ln Σ e^z − z) over the answers that are not 0, the sum of exponentials shifted by the
  /// largest z.
  private var stableCE: Expression {
    let layer = architecture.layerCount
    let answers = outputs.filter { number(neuron(.target, $0)) != 0 }
    let largest = Expression.name(neuron(.sums(layer), largestSum(layer)))
    let total = Expression.sum([largest, ln(.sum(shiftedPowers(layer)))])
    // Written out for every answer, that would be a table; and the answers sum to 1.
    guard answers.count * outputs.count <= 10_000 else {
      return total - .sum(answers.map { y($0) * z($0) })
    }
    return .sum(answers.map { y($0) * (total - z($0)) })
  }

  /// e^z over the layer's sum of them; shifted by the largest z where a power comes near the end of
  /// the range of numbers, at which it loses digits.
  func softmax(_ layer: Int, _ j: Int) -> Expression {
    let sums = sums(of: layer)
    guard sums.contains(where: { abs($0) > 600 }) else {
      return power(layer, j) / .sum((0..<architecture.sizes[layer]).map { power(layer, $0) })
    }
    let powers = shiftedPowers(layer)
    return powers[j] / .sum(powers)
  }

  private func power(_ layer: Int, _ k: Int) -> Expression {
    .call(.exp, [.name(neuron(.sums(layer), k))])
  }

  private func shiftedPowers(_ layer: Int) -> [Expression] {
    let largest = Expression.name(neuron(.sums(layer), largestSum(layer)))
    return (0..<architecture.sizes[layer]).map {
      .call(.exp, [.name(neuron(.sums(layer), $0)) - largest])
    }
  }

  /// The neuron of a layer whose sum is the largest; 0 before there are any.
  private func largestSum(_ layer: Int) -> Int {
    let sums = sums(of: layer)
    return sums.indices.max { sums[$0] < sums[$1] } ?? 0
  }

  /// The sums of the sample; none before there are any.
  private func sums(of layer: Int) -> [Double] {
    guard let value = try? state.knownValue(of: Name(.sums(layer), row)) else { return [] }
    return value.numbers
  }

  private func number(_ name: Name) -> Double? {
    guard let value = try? state.knownValue(of: name) else { return nil }
    return value.number
  }

  /// Whether a formula of the loss gives the loss that the engine computed, to twelve digits; so it
  /// does before there is one.
  private func isExact(_ formula: Expression) -> Bool {
    guard let losses = state.values.losses, losses.count == state.sampleCount else { return true }
    let engine = losses[row.first ?? 0]
    guard let value = try? formula.value(state.knownValue), let number = value.number else {
      return false
    }
    return abs(number - engine) <= 1e-13 * abs(engine)
  }
}
