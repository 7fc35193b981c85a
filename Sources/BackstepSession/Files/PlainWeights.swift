import Backprop

/// Weights under the names that they have here: `{"W1":[[…]],"b1":[…],"W2":[[…]],…}`, a row a
/// neuron, biases for all layers or for none, `scale1`, `shift1`, `runmean1` and `runvar1` of a
/// normalised layer. A layer of one neuron may be a plain list.
///
/// Beside `net`, as `export json` writes it, the other quantities of the network may stand: they are
/// left aside, for they can be computed again.
enum PlainWeights {
  static func network(_ node: JSONNode) throws(FileFault) -> GivenNetwork {
    guard case .object(let members) = node.value else { throw .notASession }
    let keys = members.map(\.0)
    let count = max(1, (1...Limits.layers).prefix { keys.contains("W\($0)") }.count)
    let hasBiases = keys.contains { word in (1...count).contains { word == "b\($0)" } }
    let isWhole = keys.contains("net")
    let needed = (1...count).flatMap { hasBiases ? ["W\($0)", "b\($0)"] : ["W\($0)"] }
    let norms = (1...count).flatMap { layer in Self.norms.map { "\($0)\(layer)" } }
    let file = try node.members(needed, optional: norms + (isWhole ? keys : []))
    func part(_ word: String, _ layer: Int) -> GivenLayer.Part? {
      file.node("\(word)\(layer)").map { GivenLayer.Part(name: "\(word)\(layer)", node: $0) }
    }
    let layers = (1...count).compactMap { layer -> GivenLayer? in
      guard let weights = part("W", layer) else { return nil }
      return GivenLayer(
        weights: weights, bias: part("b", layer), scale: part("scale", layer),
        shift: part("shift", layer), mean: part("runmean", layer),
        variance: part("runvar", layer))
    }
    guard isWhole else { return try GivenNetwork(layers) }
    let net = try Codec<Architecture>.net.read(file["net"])
    var network = try GivenNetwork(layers, normalization: net.normalization)
    guard net.sizes == network.sizes, net.hasBiases == network.hasBiases,
      net.normalization == network.normalization
    else { throw .contradiction("net") }
    network.net = net
    network.settings = file.node("settings")
    let shape = Shape(net)
    for key in keys where !needed.contains(key) && !norms.contains(key) {
      if ["net", "settings"].contains(key) { continue }
      guard Quantity(key[...], in: shape) != nil else { throw .unknownKey(key) }
      network.leftAside.append(key)
    }
    return network
  }

  /// What a normalised layer has beside weights and biases.
  private static let norms = ["scale", "shift", "runmean", "runvar"]
}
