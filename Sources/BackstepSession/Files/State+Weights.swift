import Backprop

extension GivenNetwork {
  /// The network, with the activations that the file names, else those of one of the same sizes,
  /// else sigmoid.
  func architecture(like other: Architecture) throws(FileFault) -> (Architecture, isKept: Bool) {
    if let net { return (net, true) }
    func make(_ hidden: Activation, _ output: Activation) throws(FileFault) -> Architecture {
      do throws(ArchitectureError) {
        return try Architecture(
          sizes: sizes, hidden: hidden, output: output, hasBiases: hasBiases,
          normalization: normalization)
      } catch {
        throw .architecture(error)
      }
    }
    guard other.sizes == sizes else { return (try make(.sigmoid, .sigmoid), false) }
    return (try make(other.hiddenActivation, other.outputActivation), true)
  }
}

extension State {
  /// Takes a network of weights trained elsewhere; loss and data follow where they must.
  mutating func take(_ given: GivenNetwork, since edit: String) throws(FileFault) -> [Note] {
    let (architecture, isKept) = try given.architecture(like: self.architecture)
    var notes: [Note] = []
    if let node = given.settings {
      take(try Codec.settings(for: architecture).read(node))
    }
    let outcome = take(architecture, since: edit)
    network.parameters = given.parameters
    given.restoreStatistics(of: &network)
    initialParameters = given.parameters
    let renamed = given.sources.filter {
      $0.name != $0.quantity.text(layers: architecture.layerCount)
    }
    if !renamed.isEmpty { notes.append(.weightsRead(renamed)) }
    if !given.unbiased.isEmpty { notes.append(.biasesOfZero(given.unbiased)) }
    if !given.leftAside.isEmpty { notes.append(.leftAside(given.leftAside)) }
    if given.net == nil {
      notes.append(
        isKept ? .activationsKept(architecture) : .activationsAssumed(architecture))
    }
    return notes + outcome.notes
  }
}
