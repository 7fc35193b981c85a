/// A network: an architecture and its parameters.
package struct Network: Equatable, Sendable {
  /// Sizes, activations and where each parameter lies.
  package let architecture: Architecture
  /// All weights and biases, laid out as `Architecture` says.
  package var parameters: [Double]

  /// A network with the parameters given.
  ///
  /// - Precondition: `parameters.count == architecture.parameterCount`.
  package init(_ architecture: Architecture, parameters: [Double]) {
    precondition(parameters.count == architecture.parameterCount)
    self.architecture = architecture
    self.parameters = parameters
  }
}
