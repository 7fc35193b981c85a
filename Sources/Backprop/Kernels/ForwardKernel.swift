extension Buffers {
  /// z and a of every layer for the sample in a slot.
  @inline(__always)
  func forward(slot: Int) {
    let offset = slot &* stride
    var x = inputs[slot]
    var number = 0
    while number < layerCount {
      let layer = layers + number
      let z = layer.pointee.sums.from(offset)
      let a = layer.pointee.activations.from(offset)
      if layer.pointee.isRow, let x {
        let sum = rowSum(layer.pointee, x)
        z.scalars[0] = sum
        a[0] = Lanes(layer.pointee.activation(sum), 0, 0, 0)
      } else {
        arithmetic.sum(shapes + number, x, z.scalars)
        activate(layer.pointee, z, into: a)
      }
      number &+= 1
      if hasDropout { mask(layer.pointee, offset, isHidden: number < layerCount) }
      x = UnsafePointer(layer.pointee.signals.from(offset).scalars)
    }
  }

  /// a of every layer for the sample in a slot, from its z.
  func activate(slot: Int) {
    let offset = slot &* stride
    for number in 0..<layerCount {
      let layer = layers[number]
      activate(layer, layer.scaled.from(offset), into: layer.activations.from(offset))
    }
  }

  /// What a layer hands on: a · mask, of the outputs a.
  @inline(__always)
  func mask(_ layer: LayerBuffers, _ offset: Int, isHidden: Bool) {
    let signals = layer.signals.from(offset)
    let a = layer.activations.from(offset)
    let masks = layer.masks.from(offset)
    for block in 0..<layer.blocks { signals[block] = isHidden ? a[block] * masks[block] : a[block] }
  }

  /// a[j] = act(z[j]) of the real neurons; the rest stays 0.
  @inline(__always)
  func activate(_ layer: LayerBuffers, _ z: Vectors, into a: Vectors) {
    guard layer.activation.isElementwise else {
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
    let shift = loss.shift(UnsafeBufferPointer(start: z, count: layer.neurons))
    var sum = 0.0
    var k = 0
    while k < layer.neurons {
      sum += loss.term(z: z[k], out: a[k], y: target[k], shift: shift)
      k &+= 1
    }
    return loss.scaled(sum, outputs: layer.neurons)
  }
}
