extension Workspace {
  /// Samples forward, one after the other through the first slot, every value of them.
  func forwardPass(_ input: [Double], masks: [Double]) -> ForwardPass {
    let samples = input.count / architecture.inputCount
    var (sums, activations): ([Double], [Double]) = ([], [])
    sums.reserveCapacity(samples * architecture.neuronCount)
    activations.reserveCapacity(samples * architecture.neuronCount)
    for sample in 0..<samples {
      run(sample, of: input, masks: masks)
      sums += unpackedNeurons(buffers.sums)
      activations += unpackedNeurons(buffers.signals)
    }
    return ForwardPass(
      samples: samples, input: input, sums: sums, activations: activations, masks: masks)
  }

  /// The mean loss of samples; the values of the last stay in the workspace.
  ///
  /// - Parameter each: What is done with each sample while its values are there.
  func loss(
    _ loss: Loss, input: [Double], target: [Double], masks: [Double] = [],
    each: (_ sample: Int) -> Void = { _ in }
  ) -> Double {
    let samples = input.count / architecture.inputCount
    return target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return 0 }
      var total = 0.0
      for sample in 0..<samples {
        run(sample, of: input, masks: masks)
        let value = buffers.loss(loss, slot: 0, target: start + sample * architecture.outputCount)
        total = sample == 0 ? value : total + value
        each(sample)
      }
      return samples == 1 ? total : total / Double(samples)
    }
  }

  /// One of several samples forward in the first slot.
  private func run(_ sample: Int, of input: [Double], masks: [Double]) {
    packInput(input, sample)
    if !masks.isEmpty { packNeurons(masks, sample, into: buffers.masks) }
    buffers.forward(slot: 0)
  }

  /// The prediction of the first slot.
  func output() -> [Double] {
    let layer = buffers.outputLayer
    return Array(
      UnsafeBufferPointer(
        start: layer.activations.scalars, count: layer.neurons))
  }

  /// Samples backward, every value of them; only with room for gradients.
  func backwardPass(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    var blames: [Double] = []
    blames.reserveCapacity(pass.sums.count)
    target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return }
      for sample in 0..<pass.samples {
        packInput(pass.input, sample)
        packNeurons(pass.sums, sample, into: buffers.sums)
        packNeurons(pass.activations, sample, into: buffers.signals)
        if buffers.hasDropout {
          packNeurons(pass.masks, sample, into: buffers.masks)
          // What was dropped has its activation all the same.
          buffers.activate(slot: 0)
        }
        buffers.outputBlames(loss, slot: 0, target: start + sample * architecture.outputCount)
        buffers.hiddenBlames(slot: 0)
        buffers.addGradients(slots: 1, startingBatch: sample == 0)
        blames += unpackedNeurons(buffers.blames)
      }
    }
    buffers.averageGradients(vectors: layout.parameterVectors, over: pass.samples)
    return BackwardPass(blames: blames, gradients: unpacked(buffers.gradients))
  }
}
