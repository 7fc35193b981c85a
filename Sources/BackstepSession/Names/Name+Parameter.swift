import Backprop

extension Name {
  /// The weight or bias at a place in the parameter buffer.
  ///
  /// - Precondition: There is such a place in a network of this architecture.
  init(parameter index: Int, in architecture: Architecture) {
    var layer = 1
    while index >= architecture.biases(of: layer).upperBound { layer += 1 }
    let weights = architecture.weights(of: layer)
    if weights.contains(index) {
      let columns = architecture.sizes[layer - 1]
      let place = index - weights.lowerBound
      self.init(.weights(layer), [place / columns, place % columns])
    } else {
      self.init(.biases(layer), [index - weights.upperBound])
    }
  }

  /// Where the numbers of a weight, a bias, its gradient or its change lie in the parameter
  /// buffer; nil for any other name.
  func parameters(in architecture: Architecture) -> Range<Int>? {
    guard quantity.isLaidOutAsParameters, let layer = quantity.layer else { return nil }
    var range =
      quantity.isWeightLike ? architecture.weights(of: layer) : architecture.biases(of: layer)
    for (axis, index) in indices.enumerated() {
      let rest = quantity.shape(in: architecture).axes.dropFirst(axis + 1).reduce(1, *)
      let start = range.lowerBound + index * rest
      range = start..<start + rest
    }
    return range
  }
}
