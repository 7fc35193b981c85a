extension Workspace {
  /// One sample forward, every value of it.
  func forwardPass(_ input: [Double]) -> ForwardPass {
    packInput(input)
    buffers.forward(slot: 0)
    return ForwardPass(
      input: input, sums: unpackedNeurons(buffers.sums),
      activations: unpackedNeurons(buffers.activations))
  }

  /// The loss of one sample; its values stay in the workspace.
  func loss(_ loss: Loss, input: [Double], target: [Double]) -> Double {
    packInput(input)
    buffers.forward(slot: 0)
    return target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return 0 }
      return buffers.loss(loss, slot: 0, target: start)
    }
  }

  /// The prediction of the first slot.
  func output() -> [Double] {
    let layer = buffers.outputLayer
    return Array(
      UnsafeBufferPointer(
        start: layer.activations.scalars, count: layer.neurons))
  }

  /// One sample backward, every value of it; only with room for gradients.
  func backwardPass(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    packInput(pass.input)
    packNeurons(pass.sums, into: buffers.sums)
    packNeurons(pass.activations, into: buffers.activations)
    target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return }
      buffers.outputBlames(loss, slot: 0, target: start)
    }
    buffers.hiddenBlames(slot: 0)
    buffers.addGradients(slots: 1, startingBatch: true)
    return BackwardPass(
      blames: unpackedNeurons(buffers.blames), gradients: unpacked(buffers.gradients))
  }
}
