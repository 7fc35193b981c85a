extension Buffers {
  /// The gradients of scales and shifts, summed over a batch, divided by its size. Those of weights
  /// and biases are divided where they are summed.
  func averageScalesAndShifts(over count: Int) {
    let divisor = Double(count)
    for number in 0..<layerCount where layers[number].isNormalized {
      for block in 0..<layers[number].blocks {
        layers[number].scaleGradients[block] = layers[number].scaleGradients[block] / divisor
        layers[number].shiftGradients[block] = layers[number].shiftGradients[block] / divisor
      }
    }
  }

  /// One step of an optimizer over some of the parameters' vectors.
  func update(_ rule: UpdateRule, _ vectors: Range<Int>, hasFrozen: Bool) {
    let keepsFirst = rule.optimizer.hasFirstMoment
    let keepsSecond = rule.optimizer.hasSecondMoment
    var index = vectors.lowerBound
    while index < vectors.upperBound {
      let parameter = parameters[index]
      let before = keepsFirst ? firstMoment[index] : .zero
      let beforeSecond = keepsSecond ? secondMoment[index] : .zero
      var (m, v) = (before, beforeSecond)
      let effective = rule.effective(gradient: gradients[index], parameter: parameter)
      var after = parameter + rule.change(effective: effective, m: &m, v: &v)
      if hasFrozen {
        let bits = movable[index]
        after = chosen(after, parameter, bits)
        m = chosen(m, before, bits)
        v = chosen(v, beforeSecond, bits)
      }
      parameters[index] = after
      if keepsFirst { firstMoment[index] = m }
      if keepsSecond { secondMoment[index] = v }
      index &+= 1
    }
  }

  /// `new` where all bits are set, `old` where none is.
  @inline(__always)
  private func chosen(_ new: Lanes, _ old: Lanes, _ bits: Lanes) -> Lanes {
    let mask = unsafeBitCast(bits, to: SIMD4<UInt64>.self)
    let kept = unsafeBitCast(old, to: SIMD4<UInt64>.self) & ~mask
    let taken = unsafeBitCast(new, to: SIMD4<UInt64>.self) & mask
    return unsafeBitCast(kept | taken, to: Lanes.self)
  }
}
