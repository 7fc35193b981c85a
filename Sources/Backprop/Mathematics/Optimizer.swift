/// How a gradient becomes a change of the parameters.
public enum Optimizer: String, CaseIterable, Sendable {
  /// change = −lr · gradient
  case sgd

  /// The change for one parameter.
  @inlinable
  public func change(gradient: Double, learningRate: Double) -> Double {
    switch self {
    case .sgd: -learningRate * gradient
    }
  }
}
