import Backprop

/// Everything that has a name on the screen; layers are numbered 1…L.
package enum Quantity: Hashable, Sendable {
  case input, target
  case weights(Int), biases(Int)
  case sums(Int), activations(Int), blames(Int)
  case weightGradients(Int), biasGradients(Int)
  case weightChanges(Int), biasChanges(Int)
  /// What the optimizer remembers of each weight and bias: m, and v.
  case weightMoments(Int), biasMoments(Int), weightSquares(Int), biasSquares(Int)
  case optimizer(OptimizerNumber)
  case loss, learningRate, epoch, sample, time, accuracy
}

/// How many numbers a quantity has, and how they are indexed.
package enum Shape: Equatable, Sendable {
  case scalar
  case vector(Int)
  case matrix(rows: Int, columns: Int)

  /// The number of entries along each axis, outermost first.
  package var axes: [Int] {
    switch self {
    case .scalar: []
    case .vector(let count): [count]
    case .matrix(let rows, let columns): [rows, columns]
    }
  }
}

extension Quantity {
  /// The shape this quantity has in a network.
  package func shape(in architecture: Architecture) -> Shape {
    switch self {
    case .input: .vector(architecture.inputCount)
    case .target: .vector(architecture.outputCount)
    case .weights(let layer), .weightGradients(let layer), .weightChanges(let layer),
      .weightMoments(let layer), .weightSquares(let layer):
      .matrix(rows: architecture.sizes[layer], columns: architecture.sizes[layer - 1])
    case .biases(let layer), .biasGradients(let layer), .biasChanges(let layer),
      .biasMoments(let layer), .biasSquares(let layer), .sums(let layer), .activations(let layer),
      .blames(let layer):
      .vector(architecture.sizes[layer])
    case .loss, .learningRate, .epoch, .sample, .time, .accuracy, .optimizer: .scalar
    }
  }

  /// The layer it belongs to, if any.
  package var layer: Int? {
    switch self {
    case .weights(let layer), .biases(let layer), .sums(let layer), .activations(let layer),
      .blames(let layer), .weightGradients(let layer), .biasGradients(let layer),
      .weightChanges(let layer), .biasChanges(let layer), .weightMoments(let layer),
      .biasMoments(let layer), .weightSquares(let layer), .biasSquares(let layer):
      layer
    case .input, .target, .loss, .learningRate, .epoch, .sample, .time, .accuracy, .optimizer:
      nil
    }
  }

  /// Whether it is a parameter, its gradient or its change, laid out as the parameters are.
  package var isLaidOutAsParameters: Bool {
    switch self {
    case .weights, .biases, .weightGradients, .biasGradients, .weightChanges, .biasChanges,
      .weightMoments, .biasMoments, .weightSquares, .biasSquares:
      true
    default: false
    }
  }

  /// Whether it is a matrix of weights, or of their gradients or changes.
  package var isWeightLike: Bool {
    switch self {
    case .weights, .weightGradients, .weightChanges, .weightMoments, .weightSquares: true
    default: false
    }
  }
}
