import Backprop

/// What a file has of one layer, under whatever names.
struct GivenLayer {
  /// Where something stands: what the file calls it, and its numbers.
  struct Part {
    let name: String
    let node: JSONNode
  }

  /// A row a neuron.
  var weights: Part
  var bias: Part?
  /// Of a normalised layer: γ and β, and what batch normalisation has seen so far.
  var scale: Part?, shift: Part?, mean: Part?, variance: Part?

  /// How it is normalised, as far as that shows.
  var normalization: Normalization? {
    mean != nil || variance != nil ? .batch : scale != nil || shift != nil ? .layer : nil
  }

  /// What shows that it is normalised.
  var normName: String? { (scale ?? shift ?? mean ?? variance)?.name }
}

/// Which numbers of a file became which of the network's.
package struct WeightSource: Equatable, Sendable {
  /// What the file calls them.
  package let name: String
  /// What they are here: `W1`.
  package let quantity: Quantity
  /// Rows and columns, or how many there are.
  package let shape: [Int]
}
