extension Architecture {
  /// For every hidden neuron of every sample, in order, 0 with likelihood P, else 1 / (1 − P); 1 for
  /// the outputs, which are never dropped. As `ForwardPass.masks` has them.
  package func dropoutMasks(
    _ dropout: Double, samples: Int, from generator: inout Generator
  ) -> [Double] {
    var masks = [Double](repeating: 1, count: samples * neuronCount)
    let hidden = neuronCount - outputCount
    for sample in 0..<samples {
      for place in sample * neuronCount..<sample * neuronCount + hidden {
        masks[place] = generator.dropoutMask(dropout)
      }
    }
    return masks
  }
}

extension Generator {
  /// 0 with likelihood P, else 1 / (1 − P), so that the mean stays 1.
  @inline(__always)
  mutating func dropoutMask(_ dropout: Double) -> Double {
    (unit() < dropout ? 0 : 1) / (1 - dropout)
  }
}
