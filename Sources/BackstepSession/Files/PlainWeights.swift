import Backprop

/// Weights trained elsewhere: `{"W1":[[…]],"b1":[…],"W2":[[…]],…}`, a row a neuron, biases for all
/// layers or for none. A layer of one neuron may be a plain list.
struct PlainWeights {
  let sizes: [Int]
  let hasBiases: Bool
  /// In the order of the parameter buffer; all finite.
  let parameters: [Double]

  init(_ node: JSONNode) throws(FileFault) {
    guard case .object(let members) = node.value else { throw .notASession }
    let keys = members.map(\.0)
    let layers = (1...Limits.layers).prefix { keys.contains("W\($0)") }.count
    let hasBiases = keys.contains { $0.hasPrefix("b") }
    let file = try node.members(
      (1...max(1, layers)).flatMap { hasBiases ? ["W\($0)", "b\($0)"] : ["W\($0)"] })
    var sizes: [Int] = []
    var parameters: [Double] = []
    for layer in 1...max(1, layers) {
      let matrix = file["W\(layer)"]
      var rows: [[Double]] = []
      if case .numbers = matrix.value {
        rows = [try matrix.finiteNumbers(sizes.last)]
      } else {
        for row in try matrix.elements() {
          rows.append(try row.finiteNumbers(sizes.last ?? rows.first?.count))
        }
      }
      guard let first = rows.first, !first.isEmpty else { throw .missing("\(matrix.path)[0]") }
      if sizes.isEmpty { sizes = [first.count] }
      sizes.append(rows.count)
      for row in rows { parameters += row }
      if hasBiases { parameters += try file["b\(layer)"].finiteNumbers(rows.count) }
    }
    self.sizes = sizes
    self.hasBiases = hasBiases
    self.parameters = parameters
  }

  /// The network, with the activations of another where it has as many layers, else sigmoid.
  func architecture(like other: Architecture) throws(FileFault) -> (Architecture, isKept: Bool) {
    func make(_ hidden: Activation, _ output: Activation) throws(FileFault) -> Architecture {
      do throws(ArchitectureError) {
        return try Architecture(
          sizes: sizes, hidden: hidden, output: output, hasBiases: hasBiases)
      } catch {
        throw .architecture(error)
      }
    }
    let output = other.outputActivation
    let fits =
      other.layerCount == sizes.count - 1 && (output.isElementwise || sizes.last != 1)
    guard fits else { return (try make(.sigmoid, .sigmoid), false) }
    return (try make(other.hiddenActivation, output), true)
  }
}

extension State {
  /// Takes a network of weights trained elsewhere; loss and data follow where they must.
  mutating func take(_ weights: PlainWeights, since edit: String) throws(FileFault) -> [Note] {
    let (architecture, isKept) = try weights.architecture(like: self.architecture)
    let outcome = take(architecture, since: edit)
    network.parameters = weights.parameters
    initialParameters = weights.parameters
    let note: Note =
      isKept ? .activationsKept(architecture.activations) : .activationsAssumed(.sigmoid)
    return [note] + outcome.notes
  }
}
