extension Buffers {
  /// z and a of every layer for the sample in a slot.
  @inline(__always)
  func forward(slot: Int) {
    var number = 0
    while number < layerCount {
      let layer = layers[number]
      let x = signals(into: number, slot: slot)
      let z = sums.from(slot &* stride &+ layer.state)
      if layer.isRow {
        sumRow(layer, x, into: z)
      } else {
        sumBlocks(layer, x, into: z)
      }
      activate(layer, slot: slot)
      number &+= 1
    }
  }

  /// z = Σᵢ W[i] · x[i] + b of a single neuron.
  @inline(__always)
  private func sumRow(_ layer: PackedLayer, _ x: UnsafePointer<Double>, into z: Vectors) {
    let weights = parameters.from(layer.weights).scalars
    var sum = 0.0
    var i = 0
    while i < layer.inputs {
      sum += weights[i] * x[i]
      i &+= 1
    }
    z.scalars[0] = hasBiases ? sum + parameters.from(layer.biases).scalars[0] : sum
  }

  /// z[j] = Σᵢ W[j][i] · x[i] + b[j], four blocks of four neurons at a time, then one.
  @inline(__always)
  private func sumBlocks(_ layer: PackedLayer, _ x: UnsafePointer<Double>, into z: Vectors) {
    var block = 0
    while block &+ 4 <= layer.blocks {
      let row0 = parameters.from(layer.weights &+ block &* layer.columns)
      let row1 = row0.from(layer.columns)
      let row2 = row1.from(layer.columns)
      let row3 = row2.from(layer.columns)
      var sum0 = Lanes.zero
      var sum1 = Lanes.zero
      var sum2 = Lanes.zero
      var sum3 = Lanes.zero
      var i = 0
      while i < layer.inputs {
        let value = Lanes(repeating: x[i])
        sum0 += row0[i] * value
        sum1 += row1[i] * value
        sum2 += row2[i] * value
        sum3 += row3[i] * value
        i &+= 1
      }
      z[block] = biased(sum0, layer, block)
      z[block &+ 1] = biased(sum1, layer, block &+ 1)
      z[block &+ 2] = biased(sum2, layer, block &+ 2)
      z[block &+ 3] = biased(sum3, layer, block &+ 3)
      block &+= 4
    }
    while block < layer.blocks {
      let row = parameters.from(layer.weights &+ block &* layer.columns)
      var sum = Lanes.zero
      var i = 0
      while i < layer.inputs {
        sum += row[i] * Lanes(repeating: x[i])
        i &+= 1
      }
      z[block] = biased(sum, layer, block)
      block &+= 1
    }
  }

  @inline(__always)
  private func biased(_ sum: Lanes, _ layer: PackedLayer, _ block: Int) -> Lanes {
    hasBiases ? sum + parameters[layer.biases &+ block] : sum
  }

  /// a[j] = act(z[j]) of the real neurons only, and what of it the next layer reads.
  @inline(__always)
  private func activate(_ layer: PackedLayer, slot: Int) {
    let start = slot &* stride &+ layer.state
    let z = sums.from(start).scalars
    let a = activations.from(start).scalars
    if layer.activation == .softmax {
      a.update(from: z, count: layer.neurons)
      softmax(UnsafeMutableBufferPointer(start: a, count: layer.neurons))
      return
    }
    let activation = layer.activation
    var j = 0
    while j < layer.neurons {
      a[j] = activation(z[j])
      j &+= 1
    }
    guard hasDropout, layer.state != outputLayer.state else { return }
    var block = 0
    while block < layer.blocks {
      signals[start &+ block] = activations[start &+ block] * masks[start &+ block]
      block &+= 1
    }
  }

  /// The loss of the sample in a slot, which is forward.
  @inline(__always)
  func loss(_ loss: Loss, slot: Int, target: UnsafePointer<Double>) -> Double {
    let layer = outputLayer
    let start = slot &* stride &+ layer.state
    return loss.value(
      z: UnsafeBufferPointer(start: sums.from(start).scalars, count: layer.neurons),
      out: UnsafeBufferPointer(start: activations.from(start).scalars, count: layer.neurons),
      y: UnsafeBufferPointer(start: target, count: layer.neurons))
  }
}
