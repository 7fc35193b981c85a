import Backprop

/// A quantity, a row of it, or one of its numbers: `W1`, `W1[0]`, `W1[0][1]`.
///
/// A name that picks out a single number always carries all its indices, whichever way it was
/// typed: with one output `out` is `out[0]` and `W2[1]` is `W2[0][1]`.
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
  package init(_ quantity: Quantity, typed: [Int], in architecture: Architecture)
    throws(SessionError)
  {
    let axes = quantity.axes(in: architecture)
    var indices = typed
    if axes.count == 2, axes[0] == 1, typed.count == 1 { indices = [0] + typed }
    guard indices.count <= axes.count else {
      throw .naming(
        .indexCount(
          name: Name(quantity).text(in: architecture), given: typed.count, atMost: axes.count))
    }
    for (index, (given, size)) in zip(indices, axes).enumerated()
    where !(0..<size).contains(given) {
      throw .naming(
        .indexRange(
          name: Name(quantity).text(in: architecture), index: given, last: size - 1,
          axis: axes.count == 2 ? (index == 0 ? .row : .column) : .only))
    }
    if axes.dropFirst(indices.count).allSatisfy({ $0 == 1 }) {
      indices += [Int](repeating: 0, count: axes.count - indices.count)
    }
    self.init(quantity, indices)
  }

  /// Whether the name picks out a single number.
  package func isSingle(in architecture: Architecture) -> Bool {
    indices.count == quantity.axes(in: architecture).count
  }

  /// The name as the screen shows it, by the names of the post wherever they exist.
  ///
  /// An axis of one neuron is left out: with one output `out`, `b2` and `W2[1]`.
  package func text(in architecture: Architecture) -> String {
    text(in: architecture, marks: indices.map(String.init))
  }

  /// The name with marks, numbers or letters, in the place of its indices.
  func text(in architecture: Architecture, marks: [String]) -> String {
    let axes = quantity.axes(in: architecture)
    let isLeftOut = axes.first == 1 && marks.count == axes.count
    return quantity.text(layers: architecture.layerCount)
      + marks.dropFirst(isLeftOut ? 1 : 0).map { "[\($0)]" }.joined()
  }
}
