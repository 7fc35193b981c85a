import Backprop

/// A network trained elsewhere, checked and laid out as the parameters are here.
struct GivenNetwork {
  private(set) var sizes: [Int] = []
  private(set) var hasBiases = false
  private(set) var normalization: Normalization?
  /// In the order of the parameter buffer; all finite.
  private(set) var parameters: [Double] = []
  private(set) var sources: [WeightSource] = []
  /// Layers that have no biases though others have: theirs are 0.
  private(set) var unbiased: [Int] = []
  /// The means and variances that batch normalisation has seen, of the hidden layers that the file
  /// has them of.
  private var seen: [(layer: Int, statistic: Quantity.Statistic, numbers: [Double])] = []
  /// What else the file says, where it says it.
  var net: Architecture?, settings: JSONNode?
  /// What was not read.
  var leftAside: [String] = []

  /// - Parameters:
  ///   - layers: From the first that computes to the output's.
  ///   - named: How hidden layers are normalised, where the file says it.
  init(_ layers: [GivenLayer], normalization named: Normalization? = nil) throws(FileFault) {
    hasBiases = layers.contains { $0.bias != nil }
    normalization = try Self.normalization(layers) ?? (layers.count > 1 ? named : nil)
    for (index, layer) in layers.enumerated() {
      try add(
        layer, index + 1, isHidden: index < layers.count - 1,
        after: index > 0 ? layers[index - 1] : nil)
    }
  }

  /// The one kind of normalisation of all hidden layers, or none.
  private static func normalization(_ layers: [GivenLayer]) throws(FileFault) -> Normalization? {
    let kinds = layers.compactMap(\.normalization)
    guard let kind = kinds.first else { return nil }
    for (index, layer) in layers.enumerated() {
      let isHidden = index < layers.count - 1
      if let name = layer.normName, !isHidden { throw .norm(name, .atOutput) }
      if isHidden, layer.normalization == nil { throw .norm(layer.weights.name, .missing) }
      if isHidden, let name = layer.normName, layer.normalization != kind {
        throw .norm(name, .otherKind)
      }
    }
    return kind
  }

  private mutating func add(
    _ layer: GivenLayer, _ number: Int, isHidden: Bool, after before: GivenLayer?
  ) throws(FileFault) {
    let rows = try layer.weights.node.rows()
    if let inputs = sizes.last, rows[0].count != inputs {
      throw .doesNotMeet(
        layer.weights.name, takes: rows[0].count, before: before?.weights.name ?? "",
        gives: inputs, isTurned: rows.count == inputs)
    }
    if sizes.isEmpty { sizes = [rows[0].count] }
    let neurons = rows.count
    sizes.append(neurons)
    for row in rows { parameters += row }
    source(layer.weights, .weights(number), [neurons, rows[0].count])
    if hasBiases {
      parameters += try line(layer.bias, .biases(number), neurons, or: 0)
      if layer.bias == nil { unbiased.append(number) }
    }
    guard normalization != nil, isHidden else { return }
    parameters += try line(layer.scale, .parameter(.value, .scale, number), neurons, or: 1)
    parameters += try line(layer.shift, .parameter(.value, .shift, number), neurons, or: 0)
    for (part, statistic) in [
      (layer.mean, Quantity.Statistic.mean), (layer.variance, .variance),
    ] {
      guard let part else { continue }
      let numbers = try line(part, .running(statistic, number), neurons, or: 0)
      if statistic == .variance, let index = numbers.firstIndex(where: { $0 < 0 }) {
        throw .outOfRange("\(part.node.path)[\(index)]", .notNegative)
      }
      seen.append((number, statistic, numbers))
    }
  }

  /// Numbers of a layer's neurons; where the file has none, the same for each.
  private mutating func line(
    _ part: GivenLayer.Part?, _ quantity: Quantity, _ count: Int, or usual: Double
  ) throws(FileFault) -> [Double] {
    guard let part else { return [Double](repeating: usual, count: count) }
    source(part, quantity, [count])
    // A single one may stand without brackets.
    if count == 1, let number = part.node.value.finiteNumber { return [number] }
    return try part.node.finiteNumbers(count)
  }

  private mutating func source(_ part: GivenLayer.Part, _ quantity: Quantity, _ shape: [Int]) {
    sources.append(WeightSource(name: part.name, quantity: quantity, shape: shape))
  }

  /// Puts in what batch normalisation has seen.
  func restoreStatistics(of network: inout Network) {
    guard var running = network.running else { return }
    for (layer, statistic, numbers) in seen {
      let neurons = network.architecture.neurons(of: layer)
      switch statistic {
      case .mean: running.means.replaceSubrange(neurons, with: numbers)
      case .variance: running.variances.replaceSubrange(neurons, with: numbers)
      }
    }
    network.running = running
  }
}

extension JSONNode {
  /// Rows of finite numbers, each as long as the first; a plain list is a single one.
  func rows() throws(FileFault) -> [[Double]] {
    var rows: [[Double]] = []
    if case .numbers = value {
      rows = [try finiteNumbers()]
    } else {
      for row in try elements() { rows.append(try row.finiteNumbers(rows.first?.count)) }
    }
    guard let first = rows.first, !first.isEmpty else { throw .missing("\(path)[0]") }
    return rows
  }
}
