extension Buffers {
  /// z and a of every layer for the sample in a slot.
  @inline(__always)
  func forward(slot: Int) {
    let offset = slot &* stride
    var x = inputs[slot]
    var layer = layers
    let end = layers + layerCount
    while layer < end {
      let z = layer.pointee.sums.from(offset)
      let a = layer.pointee.activations.from(offset)
      if layer.pointee.isRow {
        let sum = sumRow(layer.pointee, x)
        z.scalars[0] = sum
        a[0] = Lanes(layer.pointee.activation(sum), 0, 0, 0)
      } else {
        sumBlocks(layer.pointee, x, into: z)
        activate(layer.pointee, z, into: a)
      }
      let signals = layer.pointee.signals.from(offset)
      if hasDropout, layer + 1 != end {
        let masks = layer.pointee.masks.from(offset)
        for block in 0..<layer.pointee.blocks { signals[block] = a[block] * masks[block] }
      }
      x = UnsafePointer(signals.scalars)
      layer += 1
    }
  }

  /// Σᵢ W[i] · x[i] + b of a single neuron.
  @inline(__always)
  private func sumRow(_ layer: LayerBuffers, _ x: UnsafePointer<Double>) -> Double {
    let weights = layer.weights.scalars
    var sum = 0.0
    var i = 0
    while i < layer.inputs {
      sum += weights[i] * x[i]
      i &+= 1
    }
    return hasBiases ? sum + layer.biases.scalars[0] : sum
  }

  /// z[j] = Σᵢ W[j][i] · x[i] + b[j], four blocks of four neurons at a time, then two, then one.
  @inline(__always)
  private func sumBlocks(_ layer: LayerBuffers, _ x: UnsafePointer<Double>, into z: Vectors) {
    var row0 = layer.weights
    var block = 0
    while block &+ 4 <= layer.blocks {
      let row1 = row0.from(layer.columns)
      let row2 = row1.from(layer.columns)
      let row3 = row2.from(layer.columns)
      var (sum0, sum1, sum2, sum3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
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
      row0 = row3.from(layer.columns)
    }
    if block &+ 2 <= layer.blocks {
      let row1 = row0.from(layer.columns)
      var (sum0, sum1) = (Lanes.zero, Lanes.zero)
      var i = 0
      while i < layer.inputs {
        let value = Lanes(repeating: x[i])
        sum0 += row0[i] * value
        sum1 += row1[i] * value
        i &+= 1
      }
      z[block] = biased(sum0, layer, block)
      z[block &+ 1] = biased(sum1, layer, block &+ 1)
      block &+= 2
      row0 = row1.from(layer.columns)
    }
    if block < layer.blocks {
      var sum = Lanes.zero
      var i = 0
      while i < layer.inputs {
        sum += row0[i] * Lanes(repeating: x[i])
        i &+= 1
      }
      z[block] = biased(sum, layer, block)
    }
  }

  @inline(__always)
  private func biased(_ sum: Lanes, _ layer: LayerBuffers, _ block: Int) -> Lanes {
    hasBiases ? sum + layer.biases[block] : sum
  }

  /// a[j] = act(z[j]) of the real neurons; the rest stays 0.
  @inline(__always)
  private func activate(_ layer: LayerBuffers, _ z: Vectors, into a: Vectors) {
    if layer.activation == .softmax {
      a.scalars.update(from: z.scalars, count: layer.neurons)
      softmax(UnsafeMutableBufferPointer(start: a.scalars, count: layer.neurons))
      return
    }
    let last = layer.blocks &- 1
    var block = 0
    while block < last {
      a[block] = layer.activation(z[block], lanes: 4)
      block &+= 1
    }
    a[last] = layer.activation(z[last], lanes: layer.lastLanes)
  }

  /// The loss of the sample in a slot, which is forward.
  @inline(__always)
  func loss(_ loss: Loss, slot: Int, target: UnsafePointer<Double>) -> Double {
    let layer = outputLayer
    let z = UnsafePointer(layer.sums.from(slot &* stride).scalars)
    let a = UnsafePointer(layer.activations.from(slot &* stride).scalars)
    let shift =
      loss == .ce
      ? loss.logarithmOfExponentials(UnsafeBufferPointer(start: z, count: layer.neurons)) : 0
    var sum = 0.0
    var k = 0
    while k < layer.neurons {
      sum += loss.term(z: z[k], out: a[k], y: target[k], shift: shift)
      k &+= 1
    }
    return loss.scaled(sum, outputs: layer.neurons)
  }
}
