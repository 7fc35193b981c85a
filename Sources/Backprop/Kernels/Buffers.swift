/// Everything the kernels read and write, as plain pointers into a `Workspace`.
///
/// Per-neuron quantities are there once for each slot, and a slot holds one sample of a batch.
struct Buffers {
  let layers: UnsafeMutablePointer<PackedLayer>
  let layerCount: Int
  let hasBiases: Bool
  let hasDropout: Bool
  /// Vectors from one slot to the next.
  let stride: Int
  /// W and b.
  let parameters: Vectors
  /// The gradients, laid out as the parameters are; only with room asked for.
  let gradients: Vectors
  /// The optimizer's m and v, laid out likewise; only with room asked for.
  let firstMoment: Vectors
  let secondMoment: Vectors
  /// All ones in each bit of a parameter that may change; only when some are frozen.
  let movable: Vectors
  /// z of every slot.
  let sums: Vectors
  /// a of every slot.
  let activations: Vectors
  /// What the next layer reads: a, or a · mask with dropout.
  let signals: Vectors
  /// 0 or 1 / (1 − P), per neuron; only with dropout.
  let masks: Vectors
  /// d of every slot.
  let blames: Vectors
  /// x of every slot: aligned and padded with zeros to a multiple of four.
  let inputs: UnsafeMutablePointer<UnsafePointer<Double>>

  /// The layer that makes the prediction.
  @inline(__always)
  var outputLayer: PackedLayer { layers[layerCount &- 1] }

  /// What a layer reads: x, or the signals of the layer below.
  @inline(__always)
  func signals(into number: Int, slot: Int) -> UnsafePointer<Double> {
    number == 0
      ? inputs[slot]
      : UnsafePointer(signals.from(slot &* stride &+ layers[number &- 1].state).scalars)
  }
}
