import Backprop

/// A quantity, a row of it, or one of its numbers: `W1`, `W1[0]`, `W1[0][1]`.
///
/// A name that picks out a single number always carries all its indices, whichever way it was
/// typed: with one output `out` is `out[0]` and `W2[1]` is `W2[0][1]`. In a batch the first index of
/// a sample's quantity is the sample's place in it: `hidden[2][1]`.
package struct Name: Hashable, Sendable {
  /// The quantity the name belongs to.
  package let quantity: Quantity
  /// The indices, outermost first; fewer than the shape has axes for a whole vector or matrix.
  package let indices: [Int]

  /// A name as written, without completing its indices.
  package init(_ quantity: Quantity, _ indices: [Int] = []) {
    self.quantity = quantity
    self.indices = indices
  }

  /// A name from indices as a learner types them.
  ///
  /// - Throws: `SessionError.indexCount` or `.indexRange`.
  package init(_ quantity: Quantity, typed: [Int], in shape: Shape)
    throws(SessionError)
  {
    let axes = quantity.axes(in: shape)
    var indices = typed
    if quantity.part == .weight, axes[0] == 1, typed.count == 1 { indices = [0] + typed }
    guard indices.count <= axes.count else {
      throw .naming(
        .indexCount(
          name: Name(quantity).text(in: shape), given: typed.count, atMost: axes.count))
    }
    for (index, (given, size)) in zip(indices, axes).enumerated()
    where !(0..<size).contains(given) {
      throw .naming(
        .indexRange(
          name: Name(quantity).text(in: shape), index: given, last: size - 1,
          axis: quantity.isOfSample && shape.batch != nil && index == 0
            ? .sample : quantity.part != .weight ? .only : index == 0 ? .row : .column))
    }
    if axes.dropFirst(indices.count).allSatisfy({ $0 == 1 }) {
      indices += [Int](repeating: 0, count: axes.count - indices.count)
    }
    self.init(quantity, indices)
  }

  /// Whether the name picks out a single number.
  package func isSingle(in shape: Shape) -> Bool {
    indices.count == quantity.axes(in: shape).count
  }

  /// The error for a name of more numbers than the one that is needed.
  func notSingle(in shape: Shape) -> SessionError {
    let name = text(in: shape)
    guard quantity.isOfSample, shape.batch != nil else { return .naming(.notSingle(name)) }
    return .naming(
      .ofSamples(
        name: name, place: indices.first, example: entry(at: 0, in: shape).text(in: shape)))
  }

  /// The name as the screen shows it, by the names of the post wherever they exist.
  ///
  /// An axis of one neuron is left out: with one output `out`, `b2` and `W2[1]`.
  package func text(in shape: Shape) -> String {
    text(in: shape, marks: indices.map(String.init))
  }

  /// The name with marks, numbers or letters, in the place of its indices.
  func text(in shape: Shape, marks: [String]) -> String {
    let axes = quantity.axes(in: shape)
    var marks = marks
    if let axis = quantity.neuronAxis(in: shape), marks.count == axes.count, axes[axis] == 1 {
      marks.remove(at: axis)
    }
    return quantity.text(layers: shape.layerCount) + marks.map { "[\($0)]" }.joined()
  }
}
