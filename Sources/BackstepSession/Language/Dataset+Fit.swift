import Backprop

extension Dataset {
  /// The sizes of data beside those of a network.
  package struct Fit: Equatable, Sendable {
    /// The name of the data set.
    package let name: String
    /// Inputs and answers of a sample.
    package let inputs: Int, targets: Int
    /// The sizes of the network.
    package let sizes: [Int]
    /// Whether one can be given to the other.
    package var isFit: Bool { inputs == sizes.first && targets == sizes.last }
    /// The sizes of a network of the same hidden layers that would take the data.
    package var fittingSizes: [Int] { [inputs] + sizes.dropFirst().dropLast() + [targets] }
  }

  /// How the data fit a network.
  package func fit(_ architecture: Architecture) -> Fit {
    Fit(name: name, inputs: inputCount, targets: targetCount, sizes: architecture.sizes)
  }
}
