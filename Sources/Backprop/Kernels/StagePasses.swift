extension Workspace {
  /// Whether samples must go through each layer side by side.
  private var isNormalized: Bool { buffers.normalization != nil }

  /// Samples in parts that go side by side.
  private func parts(of samples: Int) -> [Range<Int>] {
    stride(from: 0, to: samples, by: room.slots).map { $0..<min($0 + room.slots, samples) }
  }

  /// Samples forward, every value of them.
  ///
  /// - Precondition: There is a slot for each sample of a normalised network.
  func forwardPass(
    _ input: [Double], masks: [Double], statistics: Network.Statistics = .running
  ) -> ForwardPass {
    let samples = input.count / architecture.inputCount
    var (sums, activations): ([Double], [Double]) = ([], [])
    sums.reserveCapacity(samples * architecture.neuronCount)
    activations.reserveCapacity(samples * architecture.neuronCount)
    for part in parts(of: samples) {
      run(part, of: input, masks: masks, statistics)
      for slot in 0..<part.count {
        sums += unpackedNeurons(buffers.sums, slot: slot)
        activations += unpackedNeurons(buffers.signals, slot: slot)
      }
    }
    return ForwardPass(
      samples: samples, input: input, sums: sums, activations: activations, masks: masks,
      normalized: isNormalized ? normalized(samples, statistics) : nil)
  }

  /// The mean loss of samples.
  ///
  /// - Parameter each: What is done with each sample and its loss while its values are there, in its
  ///   slot.
  func loss(
    _ loss: Loss, input: [Double], target: [Double], masks: [Double] = [],
    statistics: Network.Statistics = .running,
    each: (_ sample: Int, _ slot: Int, _ loss: Double) -> Void = { _, _, _ in }
  ) -> Double {
    let samples = input.count / architecture.inputCount
    return target.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return 0 }
      var total = 0.0
      for part in parts(of: samples) {
        run(part, of: input, masks: masks, statistics)
        for (slot, sample) in part.enumerated() {
          let value = buffers.loss(
            loss, slot: slot, target: start + sample * architecture.outputCount)
          total = sample == 0 ? value : total + value
          each(sample, slot, value)
        }
      }
      return samples == 1 ? total : total / Double(samples)
    }
  }

  /// Samples forward, each in its slot.
  private func run(
    _ part: Range<Int>, of input: [Double], masks: [Double], _ statistics: Network.Statistics
  ) {
    for (slot, sample) in part.enumerated() {
      packInput(input, sample, slot: slot)
      if !masks.isEmpty { packNeurons(masks, sample, into: buffers.masks, slot: slot) }
    }
    buffers.forward(slots: part.count, statistics: statistics)
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

  /// The prediction of a slot.
  func output(slot: Int) -> [Double] {
    let layer = buffers.outputLayer
    return Array(
      UnsafeBufferPointer(
        start: layer.activations.from(slot * buffers.stride).scalars, count: layer.neurons))
  }

  /// Samples backward, every value of them; only with room for gradients.
  func backwardPass(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    var result = BackwardPass(blames: [], gradients: [])
    result.blames.reserveCapacity(pass.sums.count)
    if let variances = pass.normalized?.variances { packVariances(variances) }
    for part in parts(of: pass.samples) {
      for (slot, sample) in part.enumerated() { take(sample, of: pass, slot: slot) }
      target.withUnsafeBufferPointer {
        guard let start = $0.baseAddress else { return }
        for (slot, sample) in part.enumerated() {
          buffers.outputBlames(
            loss, slot: slot, target: start + sample * architecture.outputCount)
        }
      }
      buffers.hiddenBlames(slots: part.count, keeps: room.normBlames)
      buffers.addGradients(
        slots: part.count,
        GradientShare(
          starts: part.lowerBound == 0, ends: part.upperBound == pass.samples,
          batch: pass.samples))
      for slot in 0..<part.count {
        result.blames += unpackedNeurons(buffers.blames, slot: slot)
        guard isNormalized else { continue }
        result.scaledBlames += unpackedNeurons(buffers.scaledBlames, slot: slot)
        result.normBlames += unpackedNeurons(buffers.normBlames, slot: slot)
      }
    }
    buffers.averageScalesAndShifts(over: pass.samples)
    result.gradients = unpacked(buffers.gradients)
    return result
  }

  private func packVariances(_ variances: [Double]) {
    if architecture.normalization == .batch {
      packNeurons(variances, into: buffers.variances)
    } else {
      for (index, value) in variances.enumerated() { buffers.variances.scalars[index] = value }
    }
  }

  /// Takes in every value of a sample that is wanted on the way back.
  private func take(_ sample: Int, of pass: ForwardPass, slot: Int) {
    packInput(pass.input, sample, slot: slot)
    packNeurons(pass.sums, sample, into: buffers.sums, slot: slot)
    packNeurons(pass.activations, sample, into: buffers.signals, slot: slot)
    if buffers.hasDropout { packNeurons(pass.masks, sample, into: buffers.masks, slot: slot) }
    if let normalized = pass.normalized {
      packNeurons(normalized.norms, sample, into: buffers.norms, slot: slot)
      packNeurons(normalized.scaled, sample, into: buffers.scaled, slot: slot)
    }
    // What was dropped has its activation all the same.
    if buffers.hasDropout || isNormalized { buffers.activate(slot: slot) }
  }
}
