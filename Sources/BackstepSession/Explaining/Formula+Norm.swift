import Backprop

// Normalised layers. What a mean is taken over: of a neuron the samples of the batch, of a sample the
// neurons of the layer.
extension Formula {
  /// A neuron's number on every sample, or every neuron's on this one: what is normalised together.
  private func group(_ quantity: Quantity, _ j: Int) -> [Expression] {
    guard let layer = quantity.layer else { return [] }
    return switch architecture.normalization {
    case .batch?:
      (0..<state.sampleCount).map { .name(Formula(state, sample: $0).neuron(quantity, j)) }
    case .layer?, nil: (0..<architecture.sizes[layer]).map { .name(neuron(quantity, $0)) }
    }
  }

  private func mean(of terms: [Expression]) -> Expression {
    .sum(terms) / .number(Double(terms.count))
  }

  /// mean1 or var1 that a neuron is normalised by.
  private func name(_ statistic: Quantity.Statistic, _ layer: Int, _ j: Int) -> Expression {
    switch architecture.normalization {
    case .batch?: .name(Name(.statistic(statistic, .batch, layer), [j]))
    case .layer?, nil: .name(Name(.statistic(statistic, .layer, layer), row))
    }
  }

  /// The mean of what is normalised together, or of the squares of what lies above it.
  func statistic(_ statistic: Quantity.Statistic, _ layer: Int, _ j: Int) -> Expression {
    let sums = group(.sums(layer), j)
    switch statistic {
    case .mean: return mean(of: sums)
    case .variance:
      let center = name(.mean, layer, j)
      return mean(of: sums.map { .binary(.power, $0 - center, .number(2)) })
    }
  }

  /// What a mean or a variance is the mean of, of the first that is normalised.
  func term(of statistic: Quantity.Statistic, _ layer: Int) -> Expression {
    let sum = Expression.name(neuron(.sums(layer), 0))
    switch statistic {
    case .mean: return sum
    case .variance: return .binary(.power, sum - name(.mean, layer, 0), .number(2))
    }
  }

  /// √(var + ε)
  private func root(_ layer: Int, _ j: Int) -> Expression {
    .call(.sqrt, [.sum([name(.variance, layer, j), .name(Name(.optimizer(.normEpsilon)))])])
  }

  /// (z − mean) / √(var + ε)
  func norm(_ layer: Int, _ j: Int) -> Expression {
    (.name(neuron(.sums(layer), j)) - name(.mean, layer, j)) / root(layer, j)
  }

  /// (dNorm − ⟨dNorm⟩ − norm · ⟨dNorm · norm⟩) / √(var + ε), ⟨⟩ being the mean over what is normalised
  /// together.
  func throughNorm(_ layer: Int, _ j: Int) -> Expression {
    let blames = group(.normBlames(layer), j)
    let products = zip(blames, group(.norms(layer), j)).map { $0 * $1 }
    let own = Expression.name(neuron(.normBlames(layer), j))
    let norm = Expression.name(neuron(.norms(layer), j))
    return (own - mean(of: blames) - norm * mean(of: products)) / root(layer, j)
  }

  /// The same of the first, means written as the function given writes them.
  func throughNorm(_ layer: Int, means: (Expression) -> Expression) -> Expression {
    let own = Expression.name(neuron(.normBlames(layer), 0))
    let norm = Expression.name(neuron(.norms(layer), 0))
    return (own - means(own) - norm * means(own * norm)) / root(layer, 0)
  }

  /// The three ways in which a sum reaches the loss: through its own norm, and by moving the mean and
  /// the variance, through the norms of all. Their sum is `throughNorm`.
  package func waysThroughNorm(_ layer: Int, _ j: Int) -> [Expression] {
    let blames = group(.normBlames(layer), j)
    let products = zip(blames, group(.norms(layer), j)).map { $0 * $1 }
    let root = root(layer, j)
    return [
      .name(neuron(.normBlames(layer), j)) / root,
      .negation(mean(of: blames)) / root,
      .negation(.name(neuron(.norms(layer), j)) * mean(of: products)) / root,
    ]
  }
}
