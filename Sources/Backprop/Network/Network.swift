/// A network: an architecture and its parameters.
public struct Network: Equatable, Sendable {
  /// Sizes, activations and where each parameter lies.
  public let architecture: Architecture
  /// All weights and biases, laid out as `Architecture` says.
  public var parameters: [Double]

  /// A network with the parameters given.
  ///
  /// - Precondition: `parameters.count == architecture.parameterCount`.
  public init(_ architecture: Architecture, parameters: [Double]) {
    precondition(parameters.count == architecture.parameterCount)
    self.architecture = architecture
    self.parameters = parameters
  }
}
