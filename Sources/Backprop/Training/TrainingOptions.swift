/// How a network is trained.
package struct TrainingOptions: Equatable, Sendable {
  /// What is made smaller.
  package var loss: Loss
  /// How gradients become changes.
  package var optimizer: Optimizer
  /// The numbers of the optimizer's formula.
  package var settings: OptimizerSettings
  /// lr
  package var learningRate: Double
  /// Samples per nudge, whose gradient is the mean of theirs; the last batch of an epoch may be
  /// smaller.
  package var batchSize: Int
  /// Whether every epoch meets the samples in an order of its own.
  package var shuffles: Bool
  /// P, how likely a hidden neuron is to be dropped from one sample's pass; the others' activations
  /// are multiplied by 1 / (1 − P), so that nothing need be done when dropout is off.
  ///
  /// Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from
  /// overfitting", 2014, in the inverted form now usual.
  package var dropout: Double
  /// The fewest samples of a batch; fewer left over at the end of an epoch join the
  /// batch before them.
  package var smallestBatch: Int
  /// True for each parameter that must not change; empty when none is.
  package var frozen: [Bool]

  /// Plain gradient descent, a nudge after every sample, but for what is given.
  package init(
    loss: Loss = .squared, optimizer: Optimizer = .sgd,
    settings: OptimizerSettings = OptimizerSettings(), learningRate: Double = 0.5,
    batchSize: Int = 1, shuffles: Bool = false, dropout: Double = 0, smallestBatch: Int = 1,
    frozen: [Bool] = []
  ) {
    self.loss = loss
    self.optimizer = optimizer
    self.settings = settings
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.dropout = dropout
    self.smallestBatch = smallestBatch
    self.frozen = frozen
  }

  /// The places of the batch that begins at a place of an epoch's order, of so many samples.
  package func batch(at start: Int, of count: Int) -> Range<Int> {
    let end = start + batchSize
    return start..<(count - end < smallestBatch ? count : end)
  }

  /// The places of the batch that has a place of an epoch's order in it.
  package func batch(with place: Int, of count: Int) -> Range<Int> {
    let start = place / batchSize * batchSize
    let isLeftOver = count - start < smallestBatch && start >= batchSize
    return batch(at: isLeftOver ? start - batchSize : start, of: count)
  }

  /// Whether each change is −lr · gradient and nothing else.
  var changesAreGradients: Bool {
    !optimizer.hasState && settings.decay == 0 && settings.clip == nil && !frozen.contains(true)
  }

  /// Whether besides each gradient is that of one sample, so that weights may be changed while the
  /// blames are still on their way down.
  var isPlainDescent: Bool { changesAreGradients && batchSize == 1 && dropout == 0 }
}
