import Backprop

// Where the numbers of a name lie: indices, rows, and the buffer of the parameters.

extension Quantity {
  /// How many numbers it has along each axis, outermost first; none for a single number.
  package func axes(in shape: Shape) -> [Int] {
    let own: [Int] =
      switch self {
      case .input: [shape.inputCount]
      case .target: [shape.outputCount]
      case .parameter(_, .weight, let layer): [shape.sizes[layer], shape.sizes[layer - 1]]
      case .parameter(_, _, let layer), .sums(let layer), .activations(let layer),
        .masks(let layer), .blames(let layer), .statistic(_, .batch, let layer),
        .running(_, let layer), .norms(let layer), .scaled(let layer), .scaledBlames(let layer),
        .normBlames(let layer), .dead(let layer):
        [shape.sizes[layer]]
      case .statistic(_, .layer, _), .losses, .loss, .learningRate, .epoch, .sample, .time,
        .accuracy, .optimizer:
        []
      }
    guard let batch = shape.batch, isOfSample else { return own }
    return [batch] + own
  }

  /// Whether there is one of it for each sample of a batch.
  package var isOfSample: Bool {
    switch self {
    case .input, .target, .sums, .activations, .masks, .blames, .losses, .sample, .norms, .scaled,
      .scaledBlames, .normBlames, .statistic(_, .layer, _):
      true
    case .statistic(_, .batch, _), .running, .parameter, .optimizer, .loss, .learningRate, .epoch,
      .time, .accuracy, .dead:
      false
    }
  }

  /// The axis that counts neurons, which goes without an index where there is one.
  func neuronAxis(in shape: Shape) -> Int? {
    switch self {
    case .parameter, .running, .statistic(_, .batch, _), .dead: 0
    case .input, .target, .sums, .activations, .masks, .blames, .norms, .scaled, .scaledBlames,
      .normBlames:
      shape.batch == nil ? 0 : 1
    case .statistic(_, .layer, _), .losses, .loss, .learningRate, .epoch, .sample, .time, .accuracy,
      .optimizer:
      nil
    }
  }
}

extension Name {
  /// What else belongs to the same parameters: `gradW1[0]` to `W1[0]`; nil when it belongs to none.
  package func sibling(_ role: Quantity.Role) -> Name? {
    quantity.sibling(role).map { Name($0, indices) }
  }

  /// The axes that its indices leave open.
  package func axes(in shape: Shape) -> [Int] {
    Array(quantity.axes(in: shape).dropFirst(indices.count))
  }

  /// How many numbers it stands for.
  package func count(in shape: Shape) -> Int {
    axes(in: shape).reduce(1, *)
  }

  /// Where its numbers lie among those of its quantity, which lie row by row.
  package func places(in shape: Shape) -> Range<Int> {
    let axes = quantity.axes(in: shape)
    var (start, count) = (0, axes.reduce(1, *))
    for (index, size) in zip(indices, axes) {
      count /= size
      start += index * count
    }
    return start..<start + count
  }

  /// The single number at a place, counted row by row, of the numbers that it stands for.
  package func entry(at place: Int, in shape: Shape) -> Name {
    Name(quantity, indices + axes(in: shape).indices(at: place))
  }

  /// The single numbers that it stands for, row by row.
  package func entries(in shape: Shape) -> LazyMapCollection<Range<Int>, Name> {
    (0..<count(in: shape)).lazy.map { entry(at: $0, in: shape) }
  }

  /// The weight or bias at an index of a network's parameters, or what belongs to it.
  ///
  /// - Precondition: There is one.
  package init(
    parameter index: Int, _ role: Quantity.Role = .value, in shape: Shape
  ) {
    for layer in 1...shape.layerCount {
      for part in Quantity.Part.allCases {
        let range = shape.architecture.parameters(part, of: layer)
        guard range.contains(index) else { continue }
        self = Name(.parameter(role, part, layer))
          .entry(at: index - range.lowerBound, in: shape)
        return
      }
    }
    preconditionFailure("no parameter \(index)")
  }
}

extension [Int] {
  /// Of axes: the indices of a place, counted row by row.
  func indices(at place: Int) -> [Int] {
    var rest = place
    return reversed().map { size in
      defer { rest /= size }
      return rest % size
    }.reversed()
  }
}

extension Architecture {
  /// What a layer has: weights, and biases, scales and shifts where there are any.
  package func parts(of layer: Int) -> [Quantity.Part] {
    Quantity.Part.allCases.filter { !parameters($0, of: layer).isEmpty }
  }

  /// Where the weights or biases of a layer lie among the parameters.
  func parameters(_ part: Quantity.Part, of layer: Int) -> Range<Int> {
    switch part {
    case .weight: weights(of: layer)
    case .bias: biases(of: layer)
    case .scale: scales(of: layer)
    case .shift: shifts(of: layer)
    }
  }

  /// Where the parameters that a name stands for, or belongs to, lie among all; empty for biases
  /// that the network has not, and nil for a name of something else.
  func parameters(of name: Name) -> Range<Int>? {
    guard case .parameter(_, let part, let layer) = name.quantity else { return nil }
    let all = parameters(part, of: layer)
    let places = name.places(in: Shape(self))
    guard places.upperBound <= all.count else { return all.lowerBound..<all.lowerBound }
    return all.lowerBound + places.lowerBound..<all.lowerBound + places.upperBound
  }
}
