import CLanes

// A net of a few neurons spends more on its way from kernel to kernel than on its sums: a sum that
// goes through memory to its activation, a call for each layer. Its whole epoch is one call instead.
extension PackedLayout {
  /// Whether every layer is a sigmoid of at most eight neurons, two vectors.
  var isSmall: Bool {
    layers.allSatisfy { $0.activation == .sigmoid && $0.blocks <= 2 && !$0.isNormalized }
  }
}

extension Workspace {
  /// Epochs of plain gradient descent, for a small layout and no dropout, as many as there is room
  /// for losses: the mean loss of each is written there. After one that is not finite there is no
  /// other.
  ///
  /// - Returns: How many there were, and the first sample of the last whose loss was not finite.
  func descendAtOnce(
    _ samples: PackedSamples, order: [Int], by descent: lanes_descent,
    into losses: UnsafeMutableBufferPointer<Double>
  ) -> (epochs: Int, badSample: Int?) {
    var descent = descent
    var epochs = lanes_epochs(
      most: losses.count, done: 0, mean_losses: losses.baseAddress, bad_sample: -1)
    order.withUnsafeBufferPointer { order in
      var samples = samples.met(in: order.isEmpty ? nil : order.baseAddress)
      buffers.arithmetic.descend(buffers.shapes, buffers.layerCount, &samples, &descent, &epochs)
    }
    return (epochs.done, epochs.bad_sample < 0 ? nil : epochs.bad_sample)
  }
}

extension TrainingOptions {
  /// The numbers of a sum of squares; nil for other losses. Multiplying or dividing by 1 changes no bit.
  func descentOnSquares(outputs: Int) -> lanes_descent? {
    guard loss.isSumOfSquares else { return nil }
    return lanes_descent(
      rate: -learningRate, factor: loss.blameFactor(outputs: outputs),
      divisor: loss.divisor(outputs: outputs))
  }
}
