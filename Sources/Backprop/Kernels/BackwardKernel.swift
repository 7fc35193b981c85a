extension Buffers {
  /// d of the last layer for the sample in a slot.
  @inline(__always)
  func outputBlames(_ loss: Loss, slot: Int, target: UnsafePointer<Double>) {
    let layer = outputLayer
    let z = layer.sums.from(slot &* stride)
    let a = layer.activations.from(slot &* stride)
    let d = layer.blames.from(slot &* stride)
    if layer.isRow {
      d.scalars[0] = loss.blame(
        z: z.scalars[0], out: a.scalars[0], y: target[0], activation: layer.activation, outputs: 1)
      return
    }
    let last = layer.blocks &- 1
    for block in 0..<last {
      let y = UnsafeRawPointer(target + block &* 4).loadUnaligned(as: Lanes.self)
      d[block] = loss.blame(
        z: z[block], out: a[block], y: y, activation: layer.activation, outputs: layer.neurons)
    }
    var y = Lanes.zero
    for lane in 0..<layer.lastLanes { y[lane] = target[last &* 4 &+ lane] }
    let blame = loss.blame(
      z: z[last], out: a[last], y: y, activation: layer.activation, outputs: layer.neurons)
    d[last] = blame.first(layer.lastLanes)
  }

  /// d of every hidden layer for the samples in the first slots, from d of the last, and of
  /// normalised layers the sums of the gradients of scales and shifts.
  ///
  /// - Parameter keeps: Whether dU and dNorm are wanted.
  func hiddenBlames(slots: Int, keeps: Bool = false) {
    var number = layerCount &- 1
    while number > 0 {
      let below = layers[number &- 1]
      var d = rows(layers[number].blames, slots)
      var pulled = rows(below.blames, slots)
      arithmetic.pull(shapes + number, &d, &pulled)
      for slot in 0..<slots { applySlopes(below, slot &* stride) }
      if below.isNormalized { unnormalize(number &- 1, slots: slots, keeps: keeps) }
      number &-= 1
    }
  }

  /// d of the hidden layers and every change of plain gradient descent, all from the old weights:
  /// W ← W + −lr · (d · a), b ← b + −lr · d, for the sample in slot 0.
  ///
  /// - Parameter next: The input that comes next: while the weights of the first layer are at hand,
  ///   they are summed over it.
  /// - Returns: Whether z of the first layer is now that of the next input.
  @inline(__always) @discardableResult
  func descend(learningRate: Double, next: UnsafePointer<Double>? = nil) -> Bool {
    var number = layerCount &- 1
    while number > 0 {
      let below = layers[number &- 1]
      if layers[number].isRow {
        descendRow(layers[number], to: below, rate: -learningRate)
      } else {
        arithmetic.pull_and_nudge(
          shapes + number, layers[number].blames.scalars, below.signals.scalars, -learningRate,
          below.blames.scalars)
        applySlopes(below, 0)
      }
      number &-= 1
    }
    if layers[0].isRow, let x = inputs[0] {
      nudgeRow(layers[0], x, rate: -learningRate)
      return false
    }
    arithmetic.nudge(
      shapes, layers[0].blames.scalars, inputs[0], -learningRate, next, layers[0].sums.scalars)
    return next != nil
  }

  /// What was pulled down to a hidden layer becomes its d: d[i] = (Σₖ W[k][i] · d[k]) · act′(z[i]).
  @inline(__always)
  private func applySlopes(_ layer: LayerBuffers, _ offset: Int) {
    let blames = layer.blames.from(offset)
    var block = 0
    while block < layer.blocks {
      blames[block] = blamed(layer, blames[block], offset &+ block)
      block &+= 1
    }
  }

  /// Four d from what was pulled down to them: sum · mask · act′(z).
  @inline(__always)
  func blamed(_ layer: LayerBuffers, _ sum: Lanes, _ at: Int) -> Lanes {
    let slope = layer.activation.slope(z: layer.scaled[at], a: layer.activations[at])
    return (hasDropout ? sum * layer.masks[at] : sum) * slope
  }
}
