extension Workspace {
  /// Whether samples go through each layer side by side.
  private var isNormalized: Bool { buffers.normalization != nil }

  /// Samples forward, every value of them.
  func forwardPass(
    _ input: [Double], masks: [Double], statistics: Network.Statistics = .running
  ) -> ForwardPass {
    let samples = input.count / architecture.inputCount
    var (sums, activations): ([Double], [Double]) = ([], [])
    sums.reserveCapacity(samples * architecture.neuronCount)
    activations.reserveCapacity(samples * architecture.neuronCount)
    if isNormalized { runNormalized(input, masks: masks, statistics) }
    for sample in 0..<samples {
      let slot = isNormalized ? sample : 0
      if !isNormalized { run(sample, of: input, masks: masks) }
      sums += unpackedNeurons(buffers.sums, slot: slot)
      activations += unpackedNeurons(buffers.signals, slot: slot)
    }
    return ForwardPass(
      samples: samples, input: input, sums: sums, activations: activations, masks: masks,
      normalized: isNormalized ? normalized(samples, statistics) : nil)
  }

  /// The mean loss of samples.
  ///
  /// - Parameter each: What is done with each sample while its values are there: in the first slot,
  ///   or where samples go side by side in its own.
  func loss(
    _ loss: Loss, input: [Double], target: [Double], masks: [Double] = [],
    statistics: Network.Statistics = .running, each: (_ sample: Int) -> Void = { _ in }
  ) -> Double {
    let samples = input.count / architecture.inputCount
    if isNormalized { runNormalized(input, masks: masks, statistics) }
    return target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return 0 }
      var total = 0.0
      for sample in 0..<samples {
        if !isNormalized { run(sample, of: input, masks: masks) }
        let value = buffers.loss(
          loss, slot: isNormalized ? sample : 0,
          target: start + sample * architecture.outputCount)
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
    buffers.forward(slots: 1)
  }

  /// All samples forward, each in its slot.
  private func runNormalized(
    _ input: [Double], masks: [Double], _ statistics: Network.Statistics
  ) {
    let samples = input.count / architecture.inputCount
    for sample in 0..<samples {
      packInput(input, sample, slot: sample)
      if !masks.isEmpty { packNeurons(masks, sample, into: buffers.masks, slot: sample) }
    }
    buffers.forward(slots: samples, statistics: statistics)
  }

  /// What normalised layers made of the samples in the first slots.
  private func normalized(_ samples: Int, _ statistics: Network.Statistics) -> Normalized {
    func neurons(_ vectors: Vectors) -> [Double] {
      (0..<samples).flatMap { unpackedNeurons(vectors, slot: $0) }
    }
    func statistic(_ vectors: Vectors) -> [Double] {
      architecture.normalization == .batch
        ? unpackedNeurons(vectors)
        : Array(
          UnsafeBufferPointer(
            start: vectors.scalars, count: architecture.statisticsCount(samples: samples)))
    }
    let isRunning = architecture.normalization == .batch && statistics == .running
    var scaled = neurons(buffers.scaled)
    let last = architecture.neurons(of: architecture.layerCount)
    for sample in 0..<samples {
      for place in last { scaled[sample * architecture.neuronCount + place] = 0 }
    }
    return Normalized(
      means: statistic(isRunning ? buffers.runningMeans : buffers.means),
      variances: statistic(isRunning ? buffers.runningVariances : buffers.variances),
      norms: neurons(buffers.norms), scaled: scaled)
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
    guard let normalized = pass.normalized else {
      return plainBackwardPass(pass, target: target, loss: loss)
    }
    for sample in 0..<pass.samples {
      take(sample, of: pass, slot: sample)
      packNeurons(normalized.norms, sample, into: buffers.norms, slot: sample)
      packNeurons(normalized.scaled, sample, into: buffers.scaled, slot: sample)
      buffers.activate(slot: sample)
    }
    if architecture.normalization == .batch {
      packNeurons(normalized.variances, into: buffers.variances)
    } else {
      for (index, value) in normalized.variances.enumerated() {
        buffers.variances.scalars[index] = value
      }
    }
    target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return }
      for slot in 0..<pass.samples {
        buffers.outputBlames(loss, slot: slot, target: start + slot * architecture.outputCount)
      }
    }
    buffers.hiddenBlames(slots: pass.samples, keeps: room.normBlames)
    buffers.addGradients(slots: pass.samples, GradientShare(batch: pass.samples))
    buffers.averageScalesAndShifts(over: pass.samples)
    func neurons(_ vectors: Vectors) -> [Double] {
      (0..<pass.samples).flatMap { unpackedNeurons(vectors, slot: $0) }
    }
    return BackwardPass(
      blames: neurons(buffers.blames), gradients: unpacked(buffers.gradients),
      scaledBlames: neurons(buffers.scaledBlames), normBlames: neurons(buffers.normBlames))
  }

  private func plainBackwardPass(
    _ pass: ForwardPass, target: [Double], loss: Loss
  ) -> BackwardPass {
    var blames: [Double] = []
    blames.reserveCapacity(pass.sums.count)
    target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return }
      for sample in 0..<pass.samples {
        take(sample, of: pass, slot: 0)
        // What was dropped has its activation all the same.
        if buffers.hasDropout { buffers.activate(slot: 0) }
        buffers.outputBlames(loss, slot: 0, target: start + sample * architecture.outputCount)
        buffers.hiddenBlames(slots: 1)
        buffers.addGradients(
          slots: 1,
          GradientShare(
            starts: sample == 0, ends: sample + 1 == pass.samples, batch: pass.samples))
        blames += unpackedNeurons(buffers.blames)
      }
    }
    return BackwardPass(blames: blames, gradients: unpacked(buffers.gradients))
  }

  /// Takes in x, z, a and the masks of a sample.
  private func take(_ sample: Int, of pass: ForwardPass, slot: Int) {
    packInput(pass.input, sample, slot: slot)
    packNeurons(pass.sums, sample, into: buffers.sums, slot: slot)
    packNeurons(pass.activations, sample, into: buffers.signals, slot: slot)
    if buffers.hasDropout { packNeurons(pass.masks, sample, into: buffers.masks, slot: slot) }
  }
}
