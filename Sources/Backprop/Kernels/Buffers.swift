import CLanes

/// Everything the kernels read and write, as plain pointers into a `Workspace`.
///
/// Per-neuron quantities are there once for each slot, and a slot holds one sample of a batch.
struct Buffers {
  let layers: UnsafeMutablePointer<LayerBuffers>
  /// The layers' weights, as the arithmetic reads them.
  let shapes: UnsafeMutablePointer<lanes_layer>
  /// The sums over weights, for this processor.
  let arithmetic: lanes_kernels
  let layerCount: Int
  let hasBiases: Bool
  let hasDropout: Bool
  let normalization: Normalization?
  /// ε of normalisation.
  let normEpsilon: Double
  /// Vectors from one slot to the next.
  let stride: Int
  /// W and b of all layers.
  let parameters: Vectors
  /// The gradients, laid out as the parameters are; only with room asked for.
  let gradients: Vectors
  /// The optimizer's m and v, laid out likewise; only with room asked for.
  let firstMoment: Vectors
  let secondMoment: Vectors
  /// All ones in each bit of a parameter that may change; only when some are frozen.
  let movable: Vectors
  /// z, a, d of every neuron of every slot.
  let sums: Vectors
  let activations: Vectors
  let blames: Vectors
  /// What activations are taken of: z, or u of a normalised layer.
  let scaled: Vectors
  /// norm of every neuron of every slot; of a backward dNorm and dU, where they are asked for.
  let norms: Vectors
  let normBlames: Vectors
  let scaledBlames: Vectors
  /// The means and variances that the last forward took: of every neuron, or with layer normalisation
  /// of every slot and layer.
  let means: Vectors
  let variances: Vectors
  /// Those of the batches so far.
  let runningMeans: Vectors
  let runningVariances: Vectors
  /// What the next layer reads: a, or a · mask with dropout.
  let signals: Vectors
  /// 0 or 1 / (1 − P), per neuron; only with dropout.
  let masks: Vectors
  /// x of every slot: aligned and padded with zeros to a multiple of four.
  let inputs: UnsafeMutablePointer<UnsafePointer<Double>?>

  /// The layer that makes the prediction.
  @inline(__always)
  var outputLayer: LayerBuffers { layers[layerCount &- 1] }
}

/// One layer's part of the buffers; per-neuron quantities of the first slot.
struct LayerBuffers {
  let inputs: Int
  let neurons: Int
  let blocks: Int
  let lastLanes: Int
  let isRow: Bool
  let isNormalized: Bool
  let activation: Activation
  let weights: Vectors
  let bias: UnsafeMutablePointer<Double>
  /// γ and β, and their gradients; only of a normalised layer.
  let scales: Vectors
  let shifts: Vectors
  let scaleGradients: Vectors
  let shiftGradients: Vectors
  /// The first vector of its neurons in a per-neuron buffer.
  let state: Int
  let sums: Vectors
  /// z, or u of a normalised layer.
  let scaled: Vectors
  let activations: Vectors
  let signals: Vectors
  let masks: Vectors
  let blames: Vectors
}
