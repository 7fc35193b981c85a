import Backprop

/// Where a number comes from that is computed from no other.
package enum Source: Equatable, Sendable {
  /// x or y of a row of the data.
  case data(name: String, sample: Int)
  /// x or y typed in, or of a sample since left.
  case typed
  /// A weight on the way from one neuron to another, or a bias, and who gave it its value.
  case weight(from: Name, to: Name, Maker)
  case bias(of: Name, Maker)
  /// What multiplies a neuron's norm, or is added to that, and who gave it its value.
  case scale(of: Name, isShift: Bool, Maker)
  /// What batch normalisation has seen so far.
  case running
  /// What `set` chooses.
  case setting
  /// What an optimizer keeps from nudge to nudge.
  case memory
  /// Drawn by forward, for dropout.
  case mask
  /// What the program counts.
  case counter
  /// The share of samples predicted right.
  case evaluation
  /// The slopes of a neuron on all samples.
  case slopes
  /// The length of all gradients together.
  case norm
  /// Numbers from before a nudge, which are no longer kept.
  case past

  /// Who gave a weight its value.
  package enum Maker: Equatable, Sendable {
    case seed(UInt64), hand, nudges
  }
}

extension State {
  /// Where a single number that no formula computes comes from; nil for one that has a formula.
  ///
  /// - Parameter drawn: The weights that the seed gives, for telling whether they still stand.
  func source(of name: Name, drawn: () -> [Double]) -> Source? {
    switch name.quantity {
    case .input, .target:
      guard let sampleIndices, let data else { return .typed }
      let place = shape.batch == nil ? 0 : name.indices[0]
      return .data(name: data.name, sample: sampleIndices[place])
    case .masks: return .mask
    case .parameter(.value, .weight, let layer):
      return .weight(
        from: Name(layer == 1 ? .input : .activations(layer - 1), [name.indices[1]]),
        to: Name(.activations(layer), [name.indices[0]]), maker(of: name, drawn))
    case .parameter(.value, .bias, let layer):
      return .bias(of: Name(.activations(layer), name.indices), maker(of: name, drawn))
    case .parameter(.value, .scale, let layer), .parameter(.value, .shift, let layer):
      return .scale(
        of: Name(.activations(layer), name.indices), isShift: name.quantity.part == .shift,
        maker(of: name, drawn))
    case .running: return .running
    case .learningRate: return .setting
    case .parameter(.firstMoment, _, _), .parameter(.secondMoment, _, _): return .memory
    case .optimizer(.t): return .counter
    case .optimizer(.gradNorm): return .norm
    case .optimizer(.momentum), .optimizer(.alpha), .optimizer(.beta1), .optimizer(.beta2),
      .optimizer(.epsilon), .optimizer(.normEpsilon), .optimizer(.decay), .optimizer(.clip),
      .optimizer(.huberDelta):
      return .setting
    case .epoch, .sample, .time: return .counter
    case .accuracy: return .evaluation
    case .dead: return .slopes
    case .sums, .activations, .statistic, .norms, .scaled, .scaledBlames, .normBlames, .blames,
      .losses, .loss, .parameter(.gradient, _, _),
      .parameter(.change, _, _):
      return nil
    }
  }

  /// The weights that the seed gives.
  var drawnParameters: [Double] {
    var generator = Generator(seed: settings.seed)
    return settings.initialization.parameters(for: architecture, from: &generator)
  }

  private func maker(of name: Name, _ drawn: () -> [Double]) -> Source.Maker {
    guard let index = architecture.parameters(of: name)?.first else { return .hand }
    let value = network.parameters[index]
    if hasNudged,
      initialParameters.count != network.parameters.count
        || initialParameters[index] != value
    {
      return .nudges
    }
    return drawn()[index] == value ? .seed(settings.seed) : .hand
  }
}
