/// What the sums z of every hidden layer are brought to mean 0 and variance 1 over, before they are
/// scaled, shifted and activated: norm = (z − mean) / √(var + ε), u = scale · norm + shift, a = act(u).
///
/// | name | mean and variance, divided by their number |
/// |---|---|
/// | batchnorm | of a neuron, over the samples of the batch |
/// | layernorm | of a sample, over the neurons of the layer |
///
/// Sources: S. Ioffe and C. Szegedy, "Batch normalization", 2015; J. L. Ba et al., "Layer
/// normalization", 2016; in the form and with the defaults of `torch.nn.BatchNorm1d` and `LayerNorm`.
package enum Normalization: String, CaseIterable, Sendable, CustomStringConvertible {
  case batch = "batchnorm"
  case layer = "layernorm"

  package var description: String { rawValue }

  /// ε where nobody sets it.
  package static let epsilon = 1e-5
  /// How much of the new mean and variance goes into the running ones at each batch.
  package static let momentum = 0.1
}

/// What batch normalisation has seen so far, for asking about one sample: of every hidden neuron the
/// mean and the variance (divided by B − 1), laid out as `Architecture.neurons(of:)` says.
package struct RunningStatistics: Equatable, Sendable {
  package var means: [Double]
  package var variances: [Double]

  /// Statistics written down before.
  package init(means: [Double], variances: [Double]) {
    (self.means, self.variances) = (means, variances)
  }

  /// Those of a network that has seen nothing: mean 0, variance 1; nil where they are not needed.
  package init?(for architecture: Architecture) {
    guard architecture.normalization == .batch else { return nil }
    means = [Double](repeating: 0, count: architecture.neuronCount)
    variances = [Double](repeating: 1, count: architecture.neuronCount)
  }

  /// running ← (1 − momentum) · running + momentum · new
  static func moved(_ running: Double, towards new: Double) -> Double {
    (1 - Normalization.momentum) * running + Normalization.momentum * new
  }
}

extension Network {
  /// Lets the running statistics take in those of a batch.
  package mutating func takeStatistics(of pass: ForwardPass) {
    guard let normalized = pass.normalized, var running, pass.samples > 1 else { return }
    let unbiased = Double(pass.samples) / Double(pass.samples - 1)
    for layer in 1..<architecture.layerCount {
      for neuron in architecture.neurons(of: layer) {
        running.means[neuron] = RunningStatistics.moved(
          running.means[neuron], towards: normalized.means[neuron])
        running.variances[neuron] = RunningStatistics.moved(
          running.variances[neuron], towards: normalized.variances[neuron] * unbiased)
      }
    }
    self.running = running
  }
}
