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

  /// The formulas of a session's network and settings.
  package init(_ state: State) {
    architecture = state.architecture
    self.state = state
  }

  /// What a single number is computed from; nil for inputs, parameters and settings.
  ///
  /// - Precondition: The name picks out a single number of this network.
  package func expression(for name: Name) -> Expression? {
    let j = name.indices.first ?? 0
    switch name.quantity {
    case .sums(let layer): return sum(layer, j)
    case .activations(let layer): return activation(layer, j)
    case .loss: return loss
    case .blames(let layer):
      return layer == architecture.layerCount ? outputBlame(j) : hiddenBlame(layer, j)
    case .parameter(.gradient, .weight, let layer):
      return .name(Name(.blames(layer), [j])) * .name(signal(layer - 1, name.indices[1]))
    case .parameter(.gradient, .bias, let layer): return .name(Name(.blames(layer), [j]))
    case .parameter(.change, _, _): return change(name)
    case .parameter(.firstMoment, _, _): return moment(name)
    case .parameter(.secondMoment, _, _): return square(name)
    case .input, .target, .parameter(.value, _, _), .learningRate, .epoch, .sample, .time,
      .accuracy, .optimizer:
      return nil
    }
  }

  /// The i-th number that a layer hands on; layer 0 is the input.
  package func signal(_ layer: Int, _ i: Int) -> Name {
    layer == 0 ? Name(.input, [i]) : Name(.activations(layer), [i])
  }

  private func sum(_ layer: Int, _ j: Int) -> Expression {
    var terms = (0..<architecture.sizes[layer - 1]).map { i in
      Expression.name(Name(.weights(layer), [j, i])) * .name(signal(layer - 1, i))
    }
    if architecture.hasBiases { terms.append(.name(Name(.biases(layer), [j]))) }
    return .sum(terms)
  }

  private func activation(_ layer: Int, _ j: Int) -> Expression {
    let z = Expression.name(Name(.sums(layer), [j]))
    switch architecture.activation(of: layer) {
    case .sigmoid: return .call(.sigmoid, [z])
    case .tanh: return .call(.tanh, [z])
    case .relu: return .call(.relu, [z])
    case .leaky: return .call(.leaky, [z])
    case .linear: return z
    case .softmax: return softmax(layer, j)
    }
  }

  /// The slope of a neuron's activation at its sum; nil where it is 1 everywhere.
  package func slope(_ layer: Int, _ j: Int) -> Expression? {
    let a = Expression.name(Name(.activations(layer), [j]))
    let z = Expression.name(Name(.sums(layer), [j]))
    switch architecture.activation(of: layer) {
    case .sigmoid: return a * (.number(1) - a)
    case .tanh: return .number(1) - a * a
    case .relu: return .comparison(.greater, z, .number(0))
    case .leaky:
      return .call(
        .max, [.comparison(.greater, z, .number(0)), .number(Activation.leakySlope)])
    case .linear, .softmax: return nil
    }
  }

  private func outputBlame(_ k: Int) -> Expression {
    let layer = architecture.layerCount
    let error =
      Expression.name(Name(.activations(layer), [k])) - .name(Name(.target, [k]))
    switch state.settings.loss {
    case .squared, .half: return times(error, slope(layer, k))
    case .mse:
      let factor = Expression.number(2) / .number(Double(architecture.outputCount))
      return times(factor * error, slope(layer, k))
    case .bce, .ce: return error
    }
  }

  /// Every outgoing path's weight times the blame at its end, summed, times the slope.
  private func hiddenBlame(_ layer: Int, _ j: Int) -> Expression {
    let paths = (0..<architecture.sizes[layer + 1]).map { path(layer, j, to: $0) }
    return times(paths.count == 1 ? paths[0] : .sum(paths), slope(layer, j))
  }

  /// What comes back from neuron k of the next layer: its weight here times its blame.
  package func path(_ layer: Int, _ j: Int, to k: Int) -> Expression {
    .name(Name(.weights(layer + 1), [k, j])) * .name(Name(.blames(layer + 1), [k]))
  }

  private func times(_ expression: Expression, _ slope: Expression?) -> Expression {
    slope.map { expression * $0 } ?? expression
  }
}
