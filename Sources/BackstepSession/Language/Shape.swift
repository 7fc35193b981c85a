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

  package subscript<Value>(dynamicMember path: KeyPath<Architecture, Value>) -> Value {
    architecture[keyPath: path]
  }
}
