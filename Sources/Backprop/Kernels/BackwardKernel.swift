extension Buffers {
  /// d of the last layer for the sample in a slot.
  @inline(__always)
  func outputBlames(_ loss: Loss, slot: Int, target: UnsafePointer<Double>) {
    let layer = outputLayer
    let z = layer.sums.from(slot &* stride)
    let a = layer.activations.from(slot &* stride)
    let d = layer.blames.from(slot &* stride)
    if layer.isRow {
      d.scalars[0] = outputBlame(loss, layer, z: z.scalars[0], a: a.scalars[0], y: target[0])
      return
    }
    var block = 0
    while block < layer.blocks {
      var blame = Lanes.zero
      for lane in 0..<(block &+ 1 < layer.blocks ? 4 : layer.lastLanes) {
        let k = block &* 4 &+ lane
        blame[lane] = outputBlame(loss, layer, z: z.scalars[k], a: a.scalars[k], y: target[k])
      }
      d[block] = blame
      block &+= 1
    }
  }

  @inline(__always)
  private func outputBlame(
    _ loss: Loss, _ layer: LayerBuffers, z: Double, a: Double, y: Double
  ) -> Double {
    loss.blame(z: z, out: a, y: y, activation: layer.activation, outputs: layer.neurons)
  }

  /// d of every hidden layer for the sample in a slot, from d of the last.
  func hiddenBlames(slot: Int) {
    var number = layerCount &- 1
    while number > 0 {
      pull(through: number, slot: slot, rate: 0, nudging: false)
      number &-= 1
    }
  }

  /// d of the hidden layers and every change of plain gradient descent, all from the old weights:
  /// W ← W + −lr · (d · a), b ← b + −lr · d, for the sample in slot 0.
  @inline(__always)
  func descend(learningRate: Double) {
    let rate = -learningRate
    var number = layerCount &- 1
    while number > 0 {
      pull(through: number, slot: 0, rate: rate, nudging: true)
      nudgeBiases(layers[number], rate: rate)
      number &-= 1
    }
    nudgeFirstWeights(rate: rate)
    nudgeBiases(layers[0], rate: rate)
  }

  /// d[i] of the layer below = (Σₖ W[k][i] · d[k]) · act′(z[i]); with `nudging`, each weight is
  /// changed as soon as it was read.
  @inline(__always)
  private func pull(through number: Int, slot: Int, rate: Double, nudging: Bool) {
    let layer = layers[number]
    let below = layers[number &- 1]
    let offset = slot &* stride
    let d = layer.blames.from(offset)
    var column = 0
    while column < below.blocks {
      let signal = below.signals[offset &+ column]
      var sum =
        layer.isRow
        ? pullRow(layer, column, d.scalars[0], signal, rate, nudging)
        : pullBlocks(layer, column, d, signal, rate, nudging)
      if hasDropout { sum *= below.masks[offset &+ column] }
      below.blames[offset &+ column] =
        sum
        * below.activation.slope(
          z: below.sums[offset &+ column], a: below.activations[offset &+ column])
      column &+= 1
    }
  }

  /// Σₖ W[k][i] · d[k] over one neuron, for four inputs i.
  @inline(__always)
  private func pullRow(
    _ layer: LayerBuffers, _ column: Int, _ d: Double, _ signal: Lanes, _ rate: Double,
    _ nudging: Bool
  ) -> Lanes {
    let weight = layer.weights[column]
    if nudging { layer.weights[column] = weight + rate * (d * signal) }
    return Lanes.zero + weight * d
  }

  /// Σₖ W[k][i] · d[k] over all neurons k in order, for four inputs i: the vectors of four neurons
  /// and four inputs are turned to lie across the inputs.
  @inline(__always)
  private func pullBlocks(
    _ layer: LayerBuffers, _ column: Int, _ d: Vectors, _ signal: Lanes, _ rate: Double,
    _ nudging: Bool
  ) -> Lanes {
    var sum = Lanes.zero
    let last = layer.blocks &- 1
    var row = layer.weights.from(column &* 4)
    var block = 0
    while block <= last {
      let (w0, w1, w2, w3) = (row[0], row[1], row[2], row[3])
      let blame = d[block]
      let turned = transposed(w0, w1, w2, w3)
      let lanes = block < last ? 4 : layer.lastLanes
      sum += turned.0 * blame[0]
      if lanes > 1 { sum += turned.1 * blame[1] }
      if lanes > 2 { sum += turned.2 * blame[2] }
      if lanes > 3 { sum += turned.3 * blame[3] }
      if nudging {
        row[0] = w0 + rate * (blame * signal[0])
        row[1] = w1 + rate * (blame * signal[1])
        row[2] = w2 + rate * (blame * signal[2])
        row[3] = w3 + rate * (blame * signal[3])
      }
      row = row.from(layer.columns)
      block &+= 1
    }
    return sum
  }

  @inline(__always)
  private func nudgeFirstWeights(rate: Double) {
    let layer = layers[0]
    let x = inputs[0]
    if layer.isRow {
      let blame = layer.blames.scalars[0]
      let weights = layer.weights.scalars
      var i = 0
      while i < layer.inputs {
        weights[i] += rate * (blame * x[i])
        i &+= 1
      }
      return
    }
    var row = layer.weights
    var block = 0
    while block < layer.blocks {
      let blame = layer.blames[block]
      var i = 0
      while i < layer.inputs {
        row[i] += rate * (blame * x[i])
        i &+= 1
      }
      row = row.from(layer.columns)
      block &+= 1
    }
  }

  @inline(__always)
  private func nudgeBiases(_ layer: LayerBuffers, rate: Double) {
    guard hasBiases else { return }
    if layer.isRow {
      layer.biases.scalars[0] += rate * layer.blames.scalars[0]
      return
    }
    var block = 0
    while block < layer.blocks {
      layer.biases[block] += rate * layer.blames[block]
      block &+= 1
    }
  }
}
