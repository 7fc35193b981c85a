import Backprop

/// What `set` changes beside the numbers of the network.
public struct Settings: Equatable, Sendable {
  /// The learning rate.
  public var learningRate = 0.5
  /// How wrongness is measured.
  public var loss = Loss.squared
  /// How gradients become changes.
  public var optimizer = Optimizer.sgd
  /// How new weights are drawn.
  public var initialization = Initialization.uniform
  /// The seed of the generator.
  public var seed: UInt64 = 1
  /// Significant digits on the screen.
  public var digits = 4

  /// The settings of a fresh session.
  public init() {}
}
