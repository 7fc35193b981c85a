/// What the normalised layers of a pass make of their sums.
package struct Normalized: Equatable, Sendable {
  /// The mean and the variance taken: with batch normalisation of every hidden neuron, laid out as
  /// `Architecture.neurons(of:)` says; with layer normalisation of every sample and hidden layer,
  /// sample after sample. The places of the last layer are 0.
  package let means: [Double], variances: [Double]
  /// norm and u, laid out as the sums; 0 in the last layer.
  package let norms: [Double], scaled: [Double]

  /// Numbers written down before.
  package init(means: [Double], variances: [Double], norms: [Double], scaled: [Double]) {
    (self.means, self.variances, self.norms, self.scaled) = (means, variances, norms, scaled)
  }

  /// All that it keeps in memory.
  var arrays: [[Double]] { [means, variances, norms, scaled] }

  /// Whether it could be of so many samples through such a network.
  func fits(_ architecture: Architecture, samples: Int) -> Bool {
    let statistics = architecture.statisticsCount(samples: samples)
    return architecture.normalization != nil && means.count == statistics
      && variances.count == statistics && norms.count == samples * architecture.neuronCount
      && scaled.count == norms.count
  }
}

extension Architecture {
  /// How many means there are in a pass of so many samples.
  package func statisticsCount(samples: Int) -> Int {
    switch normalization {
    case nil: 0
    case .batch: neuronCount
    case .layer: samples * layerCount
    }
  }

  /// Where the mean that a neuron of a layer is brought to 0 by lies among them.
  package func statistic(of layer: Int, _ j: Int, sample: Int) -> Int {
    normalization == .layer
      ? sample * layerCount + layer - 1 : neurons(of: layer).lowerBound + j
  }
}
