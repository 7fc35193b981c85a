import CLanes

/// What becomes of the gradients of the samples in the slots: of a whole batch, or of one of its
/// parts.
struct GradientShare {
  /// Whether they are the first of the batch, and the last.
  var starts = true, ends = true
  /// How many samples the batch has.
  let batch: Int
  /// −lr where the mean of the batch is added to the parameters at once, times this, and not kept;
  /// nil where an optimizer needs it.
  var rate: Double?

  fileprivate var inC: lanes_share {
    let divisor = Double(batch)
    // Of a power of two the inverse is exact.
    return lanes_share(
      starts: starts, ends: ends, divisor: divisor,
      inverse: batch & (batch - 1) == 0 ? 1 / divisor : 0, descends: ends && rate != nil,
      rate: rate ?? 0)
  }
}

extension Buffers {
  /// Adds the gradients of the samples in the first slots, in their order:
  /// gradW[j][i] += d[j] · a[i], gradb[j] += d[j]; after the last of a batch it is their mean.
  func addGradients(slots: Int, _ share: GradientShare) {
    var inC = share.inC
    for number in 0..<layerCount {
      var d = rows(layers[number].blames, slots)
      var x = signals(into: number)
      arithmetic.add(shapes + number, &d, &x, &inC)
    }
  }
}
