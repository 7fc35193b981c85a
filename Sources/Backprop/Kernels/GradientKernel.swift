extension Buffers {
  /// Adds the gradients of the samples in the first slots, in their order:
  /// gradW[j][i] += d[j] · a[i], gradb[j] += d[j]. The first sample of a batch starts the sum.
  func addGradients(slots: Int, startingBatch: Bool) {
    var slot = 0
    while slot < slots {
      let count = min(4, slots &- slot)
      for number in 0..<layerCount {
        let starts = startingBatch && slot == 0
        withUnsafeTemporaryAllocation(of: UnsafePointer<Double>?.self, capacity: 4) { x in
          for each in 0..<count { x[each] = signals(into: number, slot: slot &+ each) }
          if layers[number].isRow {
            for each in 0..<count {
              guard let x = x[each] else { continue }
              addRow(number, slot: slot &+ each, x: x, starts: starts && each == 0)
            }
          } else {
            arithmetic.add(
              shapes + number, layers[number].blames.from(slot &* stride).scalars, stride,
              x.baseAddress, count, starts)
          }
        }
      }
      slot &+= count
    }
  }

  /// What a layer reads: x, or the signals of the layer below.
  @inline(__always)
  private func signals(into number: Int, slot: Int) -> UnsafePointer<Double>? {
    number == 0
      ? inputs[slot]
      : UnsafePointer(layers[number &- 1].signals.from(slot &* stride).scalars)
  }
}
