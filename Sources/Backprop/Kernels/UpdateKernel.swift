extension Buffers {
  /// The gradients summed over a batch, divided by its size.
  func averageGradients(vectors: Int, over count: Int) {
    guard count > 1 else { return }
    let divisor = Double(count)
    // Dividing by a power of two is multiplying by its inverse, to the last bit, and faster.
    let inverse = 1 / divisor
    let isPowerOfTwo = count & (count - 1) == 0
    var index = 0
    while index < vectors {
      gradients[index] = isPowerOfTwo ? gradients[index] * inverse : gradients[index] / divisor
      index &+= 1
    }
  }

  /// One step of an optimizer over all parameters.
  func update(_ rule: UpdateRule, vectors: Int, hasFrozen: Bool) {
    let keepsFirst = rule.optimizer.hasFirstMoment
    let keepsSecond = rule.optimizer.hasSecondMoment
    var index = 0
    while index < vectors {
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
