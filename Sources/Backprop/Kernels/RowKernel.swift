// A layer of one neuron, whose weights lie in a row: its numbers need not leave the registers.
extension Buffers {
  /// d[i] of the layer below = W[i] · d · act′(z[i]), of the sample in slot 0; the weights are changed
  /// as soon as they were read.
  @inline(__always)
  func descendRow(_ layer: LayerBuffers, to below: LayerBuffers, rate: Double) {
    let d = layer.blames.scalars[0]
    var column = 0
    while column < below.blocks {
      let weight = layer.weights[column]
      layer.weights[column] = weight + rate * (d * below.signals[column])
      let sum = Lanes.zero + weight * d
      below.blames[column] = blamed(below, sum, column)
      column &+= 1
    }
    if hasBiases { layer.bias[0] += rate * d }
  }

  /// W[i] ← W[i] + rate · (d · x[i]), b ← b + rate · d.
  @inline(__always)
  func nudgeRow(_ layer: LayerBuffers, _ x: UnsafePointer<Double>, rate: Double) {
    let d = layer.blames.scalars[0]
    let weights = layer.weights.scalars
    var i = 0
    while i < layer.inputs {
      weights[i] += rate * (d * x[i])
      i &+= 1
    }
    if hasBiases { layer.bias[0] += rate * d }
  }
}
