import CLanes

extension Buffers {
  /// z and a, and norm and u where a layer is normalised, of every layer for the samples in the
  /// first slots.
  ///
  /// - Parameter startsSummed: Whether z of the first layer is there already.
  func forward(
    slots: Int, statistics: Network.Statistics = .ofBatch, startsSummed: Bool = false
  ) {
    for number in 0..<layerCount {
      if number > 0 || !startsSummed { sum(number, slots: slots) }
      if layers[number].isNormalized { normalize(number, slots: slots, statistics) }
      activate(number, slots: slots)
    }
  }

  /// z of a layer, from what the layer below hands on.
  @inline(__always)
  private func sum(_ number: Int, slots: Int) {
    var x = signals(into: number)
    var z = rows(layers[number].sums, slots)
    arithmetic.sum(shapes + number, &x, &z)
  }

  /// What a layer reads: x, or the signals of the layer below.
  @inline(__always)
  func signals(into number: Int) -> lanes_signals {
    number == 0
      ? lanes_signals(each: inputs, first: nil, stride: 0)
      : lanes_signals(
        each: nil, first: layers[number &- 1].signals.scalars, stride: stride &* 4)
  }

  /// A quantity of a layer in the first slots.
  @inline(__always)
  func rows(_ quantity: Vectors, _ slots: Int) -> lanes_rows {
    lanes_rows(first: quantity.scalars, stride: stride &* 4, count: slots)
  }

  /// a of a layer from z or u, and what it hands on.
  @inline(__always)
  private func activate(_ number: Int, slots: Int) {
    let layer = layers[number]
    if layer.activation == .sigmoid {
      var z = rows(layer.scaled, slots)
      var a = rows(layer.activations, slots)
      arithmetic.sigmoid(shapes + number, &z, &a)
    } else {
      for slot in 0..<slots {
        let offset = slot &* stride
        activate(layer, layer.scaled.from(offset), into: layer.activations.from(offset))
      }
    }
    guard hasDropout else { return }
    for slot in 0..<slots {
      mask(layer, slot &* stride, isHidden: number &+ 1 < layerCount)
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
  private func mask(_ layer: LayerBuffers, _ offset: Int, isHidden: Bool) {
    let signals = layer.signals.from(offset)
    let a = layer.activations.from(offset)
    let masks = layer.masks.from(offset)
    for block in 0..<layer.blocks { signals[block] = isHidden ? a[block] * masks[block] : a[block] }
  }

  /// a[j] = act(z[j]) of the real neurons; the rest stays 0.
  @inline(__always)
  private func activate(_ layer: LayerBuffers, _ z: Vectors, into a: Vectors) {
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
