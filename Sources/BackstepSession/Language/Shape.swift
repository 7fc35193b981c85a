import Backprop

/// What the indices of names count in: a network, and how many samples the stages work on.
@dynamicMemberLookup
package struct Shape: Equatable, Sendable {
  package let architecture: Architecture
  /// B, the first index of every quantity of a sample; nil for a single sample, which has none.
  package let batch: Int?

  /// The shape of a network's quantities on so many samples.
  package init(_ architecture: Architecture, samples: Int = 1) {
    self.architecture = architecture
    batch = samples > 1 ? samples : nil
  }

  /// The same with normalised hidden layers; nil where there are none.
  var normalised: Shape? {
    (try? Architecture(
      sizes: architecture.sizes, hidden: architecture.hiddenActivation,
      output: architecture.outputActivation, hasBiases: architecture.hasBiases,
      normalization: .batch)).map { Shape($0) }
  }

  package subscript<Value>(dynamicMember path: KeyPath<Architecture, Value>) -> Value {
    architecture[keyPath: path]
  }
}
