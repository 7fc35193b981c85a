import Backprop

/// The one table of formulas: how each computed number comes from others.
///
/// What the stages print and what is explained of a number is read from here, and a test holds
/// this table against the engine. Operations stand in the engine's order, so that evaluating a
/// formula gives the engine's number to the last bit (except `bce`, `ce` and softmax, which the
/// engine computes from shifted z to keep digits, and the powers in adam's correction). Where a
/// textbook formula would lose its digits, the table has one in z that keeps them.
package struct Formula: Sendable {
  let architecture: Architecture
  let state: State
  /// What the names of a sample's quantities begin with: its place in the batch, or nothing.
  let row: [Int]

  /// The formulas of a session's network and settings; in a batch, of the sample at a place.
  package init(_ state: State, sample: Int? = nil) {
    architecture = state.architecture
    self.state = state
    row = state.shape.batch == nil ? [] : [sample ?? 0]
  }

  /// What a single number is computed from; nil for inputs, parameters and settings.
  ///
  /// - Parameter isSchematic: Whether softmax's sum over the layer is written without indices.
  /// - Precondition: The name picks out a single number of this network.
  package func expression(for name: Name, isSchematic: Bool = false) -> Expression? {
    let indices = name.quantity.isOfSample ? name.indices.dropFirst(row.count) : name.indices[...]
    let j = indices.first ?? 0
    switch name.quantity {
    case .sums, .activations, .losses, .blames, .norms, .scaled, .scaledBlames, .normBlames,
      .statistic(_, .layer, _):
      guard let sample = row.first, let place = name.indices.first, place != sample else { break }
      return Formula(state, sample: place).expression(for: name, isSchematic: isSchematic)
    default: break
    }
    switch name.quantity {
    case .sums(let layer): return sum(layer, j)
    case .activations(let layer): return activation(layer, j, isSchematic)
    case .losses: return loss
    case .loss: return row.isEmpty ? loss : mean { .name(Name(.losses, [$0])) }
    case .blames(let layer):
      if layer == architecture.layerCount { return outputBlame(j) }
      return architecture.isNormalized(layer) ? throughNorm(layer, j) : pulled(layer, j)
    case .scaledBlames(let layer): return pulled(layer, j)
    case .normBlames(let layer):
      return .name(neuron(.scaledBlames(layer), j))
        * .name(Name(.parameter(.value, .scale, layer), [j]))
    case .statistic(let statistic, _, let layer): return self.statistic(statistic, layer, j)
    case .norms(let layer): return norm(layer, j)
    case .scaled(let layer):
      return .sum([
        .name(Name(.parameter(.value, .scale, layer), [j])) * .name(neuron(.norms(layer), j)),
        .name(Name(.parameter(.value, .shift, layer), [j])),
      ])
    case .parameter(.gradient, _, let layer):
      return mean { Formula(state, sample: $0).share(layer, name) }
    case .parameter(.change, _, _): return change(name)
    case .parameter(.firstMoment, _, _): return moment(name)
    case .parameter(.secondMoment, _, _): return square(name)
    case .input, .target, .masks, .running, .parameter(.value, _, _), .learningRate, .epoch,
      .sample,
      .time, .accuracy, .dead, .optimizer:
      return nil
    }
  }

  /// What the samples have, added up and divided by their number; of one sample what it has.
  private func mean(_ ofSample: (Int) -> Expression) -> Expression {
    guard !row.isEmpty else { return ofSample(0) }
    return .sum((0..<state.sampleCount).map(ofSample)) / .number(Double(state.sampleCount))
  }

  /// What the sample adds to a gradient: its neuron's blame times what the neuron is handed.
  package func share(_ layer: Int, _ gradient: Name) -> Expression {
    let j = gradient.indices[0]
    let blame = Expression.name(neuron(.blames(layer), j))
    switch gradient.quantity.part {
    case .weight: return blame * .name(signal(layer - 1, gradient.indices[1]))
    case .bias, nil: return blame
    case .scale:
      return .name(neuron(.scaledBlames(layer), j)) * .name(neuron(.norms(layer), j))
    case .shift: return .name(neuron(.scaledBlames(layer), j))
    }
  }

  /// A number of the sample.
  package func neuron(_ quantity: Quantity, _ j: Int) -> Name { Name(quantity, row + [j]) }

  /// The i-th number that a layer hands on; layer 0 is the input.
  package func signal(_ layer: Int, _ i: Int) -> Name {
    neuron(layer == 0 ? .input : .activations(layer), i)
  }

  private func sum(_ layer: Int, _ j: Int) -> Expression {
    var terms = (0..<architecture.sizes[layer - 1]).map { i in
      Expression.name(Name(.weights(layer), [j, i])) * .name(signal(layer - 1, i))
    }
    if architecture.hasBiases { terms.append(.name(Name(.biases(layer), [j]))) }
    return .sum(terms)
  }

  private func activation(_ layer: Int, _ j: Int, _ isSchematic: Bool) -> Expression {
    let activated = activated(layer, j, isSchematic)
    return mask(layer, j).map { activated * $0 } ?? activated
  }

  /// act(z), before anything is dropped.
  private func activated(_ layer: Int, _ j: Int, _ isSchematic: Bool = false) -> Expression {
    let z = Expression.name(neuron(activatedQuantity(layer), j))
    let activation = architecture.activation(of: layer)
    switch activation {
    case .sigmoid, .tanh, .relu, .leaky, .softplus: return .call(.activation(activation), [z])
    case .linear: return z
    case .softmax where isSchematic:
      return .call(.exp, [z]) / .call(.sum, [.call(.exp, [.name(Name(.sums(layer), row))])])
    case .softmax: return softmax(layer, j)
    }
  }

  /// What a layer's activation is taken of: z, or u of a normalised one.
  private func activatedQuantity(_ layer: Int) -> Quantity {
    architecture.isNormalized(layer) ? .scaled(layer) : .sums(layer)
  }

  /// What a hidden neuron's activation and blame are multiplied by; nil without dropout.
  package func mask(_ layer: Int, _ j: Int) -> Expression? {
    state.dropsNeurons && layer < architecture.layerCount
      ? .name(neuron(.masks(layer), j)) : nil
  }

  /// The slope of a neuron's activation at its sum; nil where it is 1 everywhere.
  package func slope(_ layer: Int, _ j: Int) -> Expression? {
    let z = Expression.name(neuron(activatedQuantity(layer), j))
    let isDropped = mask(layer, j) != nil
    let a = isDropped ? activated(layer, j) : .name(neuron(.activations(layer), j))
    switch architecture.activation(of: layer) {
    case .sigmoid: return a * (.number(1) - a)
    case .tanh: return .number(1) - a * a
    case .relu: return .comparison(.greater, z, .number(0))
    case .leaky:
      return .call(
        .max, [.comparison(.greater, z, .number(0)), .number(Activation.leakySlope)])
    case .softplus: return .call(.activation(.sigmoid), [z])
    case .linear, .softmax: return nil
    }
  }

  /// Every outgoing path's weight times the blame at its end, summed, times the slope.
  private func pulled(_ layer: Int, _ j: Int) -> Expression {
    let paths = (0..<architecture.sizes[layer + 1]).map { path(layer, j, to: $0) }
    return times(times(paths.count == 1 ? paths[0] : .sum(paths), mask(layer, j)), slope(layer, j))
  }

  /// What comes back from neuron k of the next layer: its weight here times its blame.
  package func path(_ layer: Int, _ j: Int, to k: Int) -> Expression {
    .name(Name(.weights(layer + 1), [k, j])) * .name(neuron(.blames(layer + 1), k))
  }

  func times(_ expression: Expression, _ slope: Expression?) -> Expression {
    slope.map { expression * $0 } ?? expression
  }
}
