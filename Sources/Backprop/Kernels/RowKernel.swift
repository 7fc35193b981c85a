// A layer of one neuron, whose weights lie in a row: its numbers need not leave the registers.
extension Buffers {
  /// z = Σᵢ W[i] · x[i] + b.
  @inline(__always)
  func rowSum(_ layer: LayerBuffers, _ x: UnsafePointer<Double>) -> Double {
    let weights = layer.weights.scalars
    var sum = 0.0
    var i = 0
    while i < layer.inputs {
      sum += weights[i] * x[i]
      i &+= 1
    }
    return hasBiases ? sum + layer.bias[0] : sum
  }

  /// d[i] of the layer below = W[i] · d · act′(z[i]); with `nudging`, the weights are changed as
  /// soon as they were read.
  @inline(__always)
  func pullRow(_ layer: LayerBuffers, to below: LayerBuffers, offset: Int, nudging rate: Double?) {
    let d = layer.blames.from(offset).scalars[0]
    var column = 0
    while column < below.blocks {
      let weight = layer.weights[column]
      if let rate {
        layer.weights[column] = weight + rate * (d * below.signals[offset &+ column])
      }
      let sum = Lanes.zero + weight * d
      below.blames[offset &+ column] = blamed(below, sum, offset &+ column)
      column &+= 1
    }
    if let rate, hasBiases { layer.bias[0] += rate * d }
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

  /// Adds d · x and d of one sample to the gradients.
  func addRow(_ number: Int, slot: Int, x: UnsafePointer<Double>, starts: Bool) {
    let layer = layers[number]
    let d = layer.blames.from(slot &* stride).scalars[0]
    guard let weights = shapes[number].weight_gradients, let bias = shapes[number].bias_gradients
    else { return }
    for i in 0..<layer.inputs { weights[i] = starts ? d * x[i] : weights[i] + d * x[i] }
    if hasBiases { bias[0] = starts ? d : bias[0] + d }
  }
}
