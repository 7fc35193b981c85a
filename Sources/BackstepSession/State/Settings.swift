import Backprop

/// What `set` changes beside the numbers of the network.
package struct Settings: Equatable, Sendable {
  /// The learning rate.
  package var learningRate = 0.5
  /// How wrongness is measured.
  package var loss = Loss.squared
  /// How gradients become changes.
  package var optimizer = Optimizer.sgd
  /// The numbers of the optimizer's formula.
  package var optimizerSettings = OptimizerSettings()
  /// Samples per nudge of `train`; 0 for what the size of the data suggests.
  package var batch = 0
  /// Whether `train` meets the samples in a new order each epoch.
  package var shuffle = false
  /// How likely a hidden neuron is dropped from a sample's pass in `train`.
  package var dropout = 0.0
  /// After how many epochs `train` tells how it goes; 0 for only at the end.
  package var every = 0
  /// How new weights are drawn.
  package var initialization = Initialization.uniform
  /// The seed of the generator.
  package var seed: UInt64 = 1
  /// Significant digits on the screen.
  package var digits = 4

  /// The settings of a fresh session.
  package init() {}

  /// Samples per nudge of `train` on data of so many samples: with `batch auto` one, as the stages
  /// have it, up to a thousand samples, and beyond that 16.
  ///
  /// A nudge after each of many samples at the usual learning rate throws wide layers into
  /// saturation; the mean of some of them does not.
  package func batchSize(forSamples count: Int) -> Int {
    batch > 0 ? batch : count > 1000 ? 16 : 1
  }
}
