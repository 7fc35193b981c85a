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
    /// The network's activations, hidden and of the output; linear where the answers are beyond the
    /// output's reach.
    package let hidden: Activation, output: Activation
    /// Whether one can be given to the other.
    package var isFit: Bool { inputs == sizes.first && targets == sizes.last }
    /// The sizes of a network of the same hidden layers that would take the data.
    package var fittingSizes: [Int] { [inputs] + sizes.dropFirst().dropLast() + [targets] }
  }

  /// How the data fit a network.
  package func fit(_ architecture: Architecture) -> Fit {
    Fit(
      name: name, inputs: inputCount, targets: targetCount, sizes: architecture.sizes,
      hidden: architecture.hiddenActivation,
      output: isReached(by: architecture) ? architecture.outputActivation : .linear)
  }

  private func isReached(by architecture: Architecture) -> Bool {
    let reach = architecture.outputActivation.reach
    return reach.contains(targetRange.lowerBound) && reach.contains(targetRange.upperBound)
  }

  /// Answers that no weights make the network's output give.
  package struct Unreached: Equatable, Sendable {
    /// The output that cannot give them.
    package let output: Activation
    /// From the smallest answer to the largest.
    package let answers: ClosedRange<Double>
    /// A network that can.
    package let fit: Fit
  }

  /// The answers beyond the reach of a network's output; nil when there are none.
  package func unreached(by architecture: Architecture) -> Unreached? {
    isReached(by: architecture)
      ? nil
      : Unreached(
        output: architecture.outputActivation, answers: targetRange, fit: fit(architecture))
  }
}
