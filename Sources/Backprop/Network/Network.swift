/// A network: an architecture and its parameters.
package struct Network: Equatable, Sendable {
  /// Sizes, activations and where each parameter lies.
  package let architecture: Architecture
  /// All weights and biases, laid out as `Architecture` says.
  package var parameters: [Double]
  /// ε of normalisation.
  package var normEpsilon: Double
  /// What batch normalisation has seen so far; nil without it.
  package var running: RunningStatistics?

  /// A network with the parameters given.
  ///
  /// - Precondition: `parameters.count == architecture.parameterCount`.
  package init(
    _ architecture: Architecture, parameters: [Double],
    normEpsilon: Double = Normalization.epsilon
  ) {
    precondition(parameters.count == architecture.parameterCount)
    self.architecture = architecture
    self.parameters = parameters
    self.normEpsilon = normEpsilon
    running = RunningStatistics(for: architecture)
  }
}
