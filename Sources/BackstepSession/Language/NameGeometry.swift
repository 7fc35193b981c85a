import Backprop

// Where the numbers of a name lie: indices, rows, and the buffer of the parameters.

extension Quantity {
  /// How many numbers it has along each axis, outermost first; none for a single number.
  package func axes(in architecture: Architecture) -> [Int] {
    switch self {
    case .input: [architecture.inputCount]
    case .target: [architecture.outputCount]
    case .parameter(_, .weight, let layer):
      [architecture.sizes[layer], architecture.sizes[layer - 1]]
    case .parameter(_, .bias, let layer), .sums(let layer), .activations(let layer),
      .blames(let layer):
      [architecture.sizes[layer]]
    case .loss, .learningRate, .epoch, .sample, .time, .accuracy, .optimizer: []
    }
  }
}

extension Name {
  /// What else belongs to the same parameters: `gradW1[0]` to `W1[0]`; nil when it belongs to none.
  package func sibling(_ role: Quantity.Role) -> Name? {
    quantity.sibling(role).map { Name($0, indices) }
  }

  /// The axes that its indices leave open.
  package func axes(in architecture: Architecture) -> [Int] {
    Array(quantity.axes(in: architecture).dropFirst(indices.count))
  }

  /// How many numbers it stands for.
  package func count(in architecture: Architecture) -> Int {
    axes(in: architecture).reduce(1, *)
  }

  /// Where its numbers lie among those of its quantity, which lie row by row.
  package func places(in architecture: Architecture) -> Range<Int> {
    let axes = quantity.axes(in: architecture)
    var (start, count) = (0, axes.reduce(1, *))
    for (index, size) in zip(indices, axes) {
      count /= size
      start += index * count
    }
    return start..<start + count
  }

  /// The single number at a place, counted row by row, of the numbers that it stands for.
  package func entry(at place: Int, in architecture: Architecture) -> Name {
    Name(quantity, indices + axes(in: architecture).indices(at: place))
  }

  /// The single numbers that it stands for, row by row.
  package func entries(in architecture: Architecture) -> LazyMapCollection<Range<Int>, Name> {
    (0..<count(in: architecture)).lazy.map { entry(at: $0, in: architecture) }
  }

  /// The weight or bias at an index of a network's parameters, or what belongs to it.
  ///
  /// - Precondition: There is one.
  package init(
    parameter index: Int, _ role: Quantity.Role = .value, in architecture: Architecture
  ) {
    for layer in 1...architecture.layerCount {
      for part in Quantity.Part.allCases {
        let range = architecture.parameters(part, of: layer)
        guard range.contains(index) else { continue }
        self = Name(.parameter(role, part, layer))
          .entry(at: index - range.lowerBound, in: architecture)
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
  /// Where the weights or biases of a layer lie among the parameters.
  func parameters(_ part: Quantity.Part, of layer: Int) -> Range<Int> {
    switch part {
    case .weight: weights(of: layer)
    case .bias: biases(of: layer)
    }
  }

  /// Where the parameters that a name stands for, or belongs to, lie among all; empty for biases
  /// that the network has not, and nil for a name of something else.
  func parameters(of name: Name) -> Range<Int>? {
    guard case .parameter(_, let part, let layer) = name.quantity else { return nil }
    let all = parameters(part, of: layer)
    let places = name.places(in: self)
    guard places.upperBound <= all.count else { return all.lowerBound..<all.lowerBound }
    return all.lowerBound + places.lowerBound..<all.lowerBound + places.upperBound
  }
}
