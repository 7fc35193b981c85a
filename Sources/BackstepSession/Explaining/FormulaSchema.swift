import Backprop

extension Formula {
  /// The formula of every number of a quantity at once, letters standing for its indices:
  /// `hidden[j] = sigmoid(z1[j])`.
  ///
  /// Made from the very expression of the table: wherever an index counts the same neurons as one
  /// of the quantity's own, it is written as that letter; a batch's samples are `s`, and what is a
  /// mean over them is said to be one.
  ///
  /// - Parameter longestSum: A sum of more terms is shortened by `...`.
  package func schema(of quantity: Quantity, longestSum: Int) -> String? {
    let shape = state.shape
    let axes = quantity.indexedLayers(in: architecture)
    let first = Name(quantity, (quantity.isOfSample ? row : []) + axes.map { _ in 0 })
    var mean = ""
    var whole = expression(for: first, isSchematic: true)
    let over = architecture.normalization == .layer ? "j" : "s"
    if case .statistic(let statistic, _, let layer) = quantity {
      (mean, whole) = ("mean over \(over) of ", term(of: statistic, layer))
    }
    if case .blames(let layer) = quantity, architecture.isNormalized(layer) {
      whole = throughNorm(layer, means: { .mean(over: over, $0) })
    }
    if !row.isEmpty, quantity.role == .gradient, let layer = quantity.layer {
      (mean, whole) = ("mean over s of ", share(layer, first))
    } else if !row.isEmpty, quantity == .loss {
      (mean, whole) = ("mean of ", .name(Name(.losses)))
    }
    guard let expression = whole else { return nil }
    // A layer of one neuron needs no letter: its only index is 0.
    var letters = Dictionary(zip(axes, ["j", "i"]), uniquingKeysWith: { first, _ in first })
      .filter { architecture.sizes[$0.key] > 1 }
    if case .statistic(_, .layer, let layer) = quantity { letters[layer] = "j" }
    func text(_ name: Name) -> String {
      let samples = name.quantity.isOfSample ? row.count : 0
      let own = name.quantity.indexedLayers(in: architecture)
      let marks = zip(name.indices.dropFirst(samples), own).map { index, layer in
        letters[layer] ?? "\(index)"
      }
      return name.text(in: shape, marks: name.indices.prefix(samples).map { _ in "s" } + marks)
    }
    let wording = Expression.Wording(longestSum: longestSum, name: text)
    return text(first) + " = " + mean + expression.text(wording)
  }
}

extension Quantity {
  /// For each index, the layer whose neurons it counts; the input is layer 0.
  func indexedLayers(in architecture: Architecture) -> [Int] {
    switch self {
    case .input: [0]
    case .target: [architecture.layerCount]
    case .parameter(_, .weight, let layer): [layer, layer - 1]
    case .statistic(_, .layer, _): []
    default: layer.map { [$0] } ?? []
    }
  }
}
