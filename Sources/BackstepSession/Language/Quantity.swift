import Backprop

/// Everything that has a name on the screen; layers are numbered 1…L.
package enum Quantity: Hashable, Sendable {
  case input, target
  case sums(Int), activations(Int), blames(Int)
  /// What dropout multiplies the activations of a hidden layer by.
  case masks(Int)
  /// Of a normalised layer: the mean or variance taken, those of the batches so far, norm, u, and
  /// the blames of u and norm.
  case statistic(Statistic, Normalization, Int), running(Statistic, Int)
  case norms(Int), scaled(Int), scaledBlames(Int), normBlames(Int)
  /// The weights or biases of a layer, or what belongs to each of them.
  case parameter(Role, Part, Int)
  case optimizer(OptimizerNumber)
  /// The loss of each sample of a batch, and their mean; of a single sample the same.
  case losses, loss
  /// 1 for each neuron of a layer whose slope is next to nothing on every sample of the data, else 0.
  case dead(Int)
  case learningRate, epoch, sample, time, accuracy

  /// What a number is to the parameter it belongs to.
  package enum Role: CaseIterable, Sendable {
    case value, gradient, change
    /// What the optimizer remembers of each parameter: m, and v.
    case firstMoment, secondMoment
  }

  /// Which parameters of a layer.
  package enum Part: CaseIterable, Sendable {
    case weight, bias
    /// Of a normalised layer: γ and β of the papers.
    case scale, shift
  }

  /// What normalisation takes of the sums.
  package enum Statistic: CaseIterable, Sendable {
    case mean, variance
  }

  /// The weights of a layer, or what belongs to them.
  package static func weights(_ layer: Int, _ role: Role = .value) -> Quantity {
    .parameter(role, .weight, layer)
  }

  /// The biases of a layer, or what belongs to them.
  package static func biases(_ layer: Int, _ role: Role = .value) -> Quantity {
    .parameter(role, .bias, layer)
  }
}

extension Quantity {
  /// The layer it belongs to, if any.
  package var layer: Int? {
    switch self {
    case .sums(let layer), .activations(let layer), .masks(let layer), .blames(let layer),
      .statistic(_, _, let layer), .running(_, let layer), .norms(let layer), .scaled(let layer),
      .scaledBlames(let layer), .normBlames(let layer), .dead(let layer),
      .parameter(_, _, let layer):
      layer
    case .input, .target, .losses, .loss, .learningRate, .epoch, .sample, .time, .accuracy,
      .optimizer:
      nil
    }
  }

  /// What it is to parameters; nil when it belongs to none.
  package var role: Role? {
    if case .parameter(let role, _, _) = self { role } else { nil }
  }

  /// Which parameters it belongs to; nil when to none.
  package var part: Part? {
    if case .parameter(_, let part, _) = self { part } else { nil }
  }

  /// Whether it is what the optimizer remembers from nudge to nudge.
  package var isMemory: Bool { role == .firstMoment || role == .secondMoment }

  /// What else belongs to the same parameters: `gradW1` to `W1`; nil when it belongs to none.
  package func sibling(_ role: Role) -> Quantity? {
    if case .parameter(_, let part, let layer) = self {
      .parameter(role, part, layer)
    } else {
      nil
    }
  }
}
