import Backprop

extension Formula {
  /// The formula of every number of a quantity at once, letters standing for its indices:
  /// `hidden[j] = sigmoid(z1[j])`.
  ///
  /// Made from the very expression of the table: wherever an index counts the same neurons as one
  /// of the quantity's own, it is written as that letter.
  ///
  /// - Parameter longestSum: A sum of more terms is shortened by `...`.
  package func schema(of quantity: Quantity, longestSum: Int) -> String? {
    let axes = quantity.indexedLayers(in: architecture)
    let first = Name(quantity, axes.map { _ in 0 })
    guard let expression = schematicExpression(for: first) else { return nil }
    // A layer of one neuron needs no letter: its only index is 0.
    let letters = Dictionary(zip(axes, ["j", "i"]), uniquingKeysWith: { first, _ in first })
      .filter { architecture.sizes[$0.key] > 1 }
    func text(_ name: Name) -> String {
      let own = name.quantity.indexedLayers(in: architecture)
      let marks = zip(name.indices, own).map { index, layer in letters[layer] ?? "\(index)" }
      return name.text(in: architecture, marks: marks)
    }
    let wording = Expression.Wording(longestSum: longestSum, name: text)
    return text(first) + " = " + expression.text(wording)
  }

  /// As the table has it, but softmax's sum over the layer without indices.
  private func schematicExpression(for name: Name) -> Expression? {
    guard case .activations(let layer) = name.quantity,
      architecture.activation(of: layer) == .softmax
    else { return expression(for: name) }
    let all = Expression.call(.exp, [.name(Name(.sums(layer)))])
    return .call(.exp, [.name(Name(.sums(layer), name.indices))]) / .call(.sum, [all])
  }
}

extension Quantity {
  /// For each index, the layer whose neurons it counts; the input is layer 0.
  func indexedLayers(in architecture: Architecture) -> [Int] {
    switch self {
    case .input: [0]
    case .target: [architecture.layerCount]
    case .parameter(_, .weight, let layer): [layer, layer - 1]
    default: layer.map { [$0] } ?? []
    }
  }
}
