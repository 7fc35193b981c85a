/// What an epoch leaves besides new weights.
struct EpochResult {
  /// The sum of the samples' losses, each as it was met.
  var totalLoss = 0.0
  /// The first sample whose loss was not finite.
  var badSample: Int?

  @inline(__always)
  mutating func add(_ loss: Double, of sample: Int) {
    totalLoss += loss
    if !loss.isFinite, badSample == nil { badSample = sample }
  }
}

extension Workspace {
  /// A workspace with room for what the options need, and the optimizer's state taken in.
  convenience init(
    training network: Network, options: TrainingOptions, state: OptimizerState, samples: Int
  ) {
    let perSlot = max(1, network.architecture.neuronCount / 4)
    // A normalised batch goes through as a whole, with one left over joined to it.
    let slots =
      network.architecture.normalization == nil
      ? max(1, min(options.batchSize, 16, (1 << 20) / perSlot))
      : min(options.batchSize, samples) + network.architecture.smallestBatch - 1
    self.init(
      network,
      room: Room(
        slots: slots,
        gradients: !options.isPlainDescent || network.architecture.normalization != nil,
        dropout: options.dropout > 0, moments: options.optimizer,
        frozen: options.frozen.contains(true)))
    let filled = state.filled(
      for: options.optimizer, count: network.architecture.parameterCount)
    if options.optimizer.hasFirstMoment { pack(filled.firstMoment, into: buffers.firstMoment) }
    if options.optimizer.hasSecondMoment { pack(filled.secondMoment, into: buffers.secondMoment) }
    if options.frozen.contains(true) { packFrozen(options.frozen) }
  }

  /// The optimizer's state after some steps; what the optimizer does not keep is as it was.
  func optimizerState(after stepCount: Int, since before: OptimizerState) -> OptimizerState {
    var state = before
    state.stepCount = stepCount
    if room.moments?.hasFirstMoment == true { state.firstMoment = unpacked(buffers.firstMoment) }
    if room.moments?.hasSecondMoment == true {
      state.secondMoment = unpacked(buffers.secondMoment)
    }
    return state
  }

  /// The running statistics as they stand; nil without batch normalisation.
  var running: RunningStatistics? {
    buffers.normalization == .batch
      ? RunningStatistics(
        means: unpackedNeurons(buffers.runningMeans),
        variances: unpackedNeurons(buffers.runningVariances)) : nil
  }

  /// One epoch of plain gradient descent, a nudge after every sample, blames and changes in one
  /// sweep over the weights.
  func descend(_ samples: PackedSamples, order: [Int], options: TrainingOptions) -> EpochResult {
    if isSmall, let descent = options.descentOnSquares(outputs: architecture.outputCount) {
      return descendAtOnce(samples, order: order, by: descent)
    }
    let buffers = buffers
    let loss = options.loss
    let learningRate = options.learningRate
    var result = EpochResult()
    for position in 0..<samples.count {
      let sample = order.isEmpty ? position : order[position]
      let target = samples.target(sample)
      buffers.inputs[0] = samples.input(sample)
      buffers.forward(slot: 0)
      result.add(buffers.loss(loss, slot: 0, target: target), of: sample)
      buffers.outputBlames(loss, slot: 0, target: target)
      buffers.descend(learningRate: learningRate)
    }
    return result
  }

  /// One epoch in batches, with any optimizer.
  func runBatches(
    _ samples: PackedSamples, order: [Int], options: TrainingOptions,
    generator: inout Generator, stepCount: inout Int
  ) -> EpochResult {
    var result = EpochResult()
    var start = 0
    while start < samples.count {
      let size = options.batch(at: start, of: samples.count).count
      if buffers.normalization != nil {
        runNormalized(
          samples, order: order, start..<start + size, options: options, &generator, &result)
      }
      var done = buffers.normalization == nil ? 0 : size
      while done < size {
        let count = min(room.slots, size - done)
        for slot in 0..<count {
          let position = start + done + slot
          let sample = order.isEmpty ? position : order[position]
          if options.dropout > 0 { drawMasks(slot, options.dropout, from: &generator) }
          result.add(
            runSample(slot, samples.input(sample), samples.target(sample), options.loss),
            of: sample)
        }
        buffers.addGradients(slots: count, startingBatch: done == 0)
        done += count
      }
      buffers.averageGradients(vectors: layout.parameterVectors, over: size)
      update(options, stepCount: &stepCount)
      start += size
    }
    return result
  }

  /// A whole batch of a normalised network forward and back, side by side.
  private func runNormalized(
    _ samples: PackedSamples, order: [Int], _ places: Range<Int>, options: TrainingOptions,
    _ generator: inout Generator, _ result: inout EpochResult
  ) {
    let met = places.map { order.isEmpty ? $0 : order[$0] }
    for (slot, sample) in met.enumerated() {
      if options.dropout > 0 { drawMasks(slot, options.dropout, from: &generator) }
      buffers.inputs[slot] = samples.input(sample)
    }
    buffers.forwardNormalized(slots: met.count, statistics: .ofBatch)
    if buffers.normalization == .batch { buffers.moveRunningStatistics(slots: met.count) }
    for (slot, sample) in met.enumerated() {
      let target = samples.target(sample)
      result.add(buffers.loss(options.loss, slot: slot, target: target), of: sample)
      buffers.outputBlames(options.loss, slot: slot, target: target)
    }
    buffers.hiddenBlamesNormalized(slots: met.count, keeps: false)
    buffers.addGradients(slots: met.count, startingBatch: true)
  }

  /// One sample forward and back; returns its loss.
  private func runSample(
    _ slot: Int, _ input: UnsafePointer<Double>, _ target: UnsafePointer<Double>, _ loss: Loss
  ) -> Double {
    buffers.inputs[slot] = input
    buffers.forward(slot: slot)
    buffers.outputBlames(loss, slot: slot, target: target)
    buffers.hiddenBlames(slot: slot)
    return buffers.loss(loss, slot: slot, target: target)
  }

  /// A mask for each hidden neuron, in order.
  private func drawMasks(_ slot: Int, _ dropout: Double, from generator: inout Generator) {
    let masks = buffers.masks.from(slot * buffers.stride).scalars
    for layer in layout.layers.dropLast() {
      for j in 0..<layer.neurons {
        masks[layer.state * 4 + j] = generator.dropoutMask(dropout)
      }
    }
  }

  private func update(_ options: TrainingOptions, stepCount: inout Int) {
    let norm = options.settings.clip == nil ? 0 : gradientNorm(frozen: options.frozen)
    let rule = UpdateRule(
      options.optimizer, learningRate: options.learningRate, settings: options.settings,
      step: stepCount + 1, norm: norm)
    if options.optimizer.hasState { stepCount += 1 }
    buffers.update(rule, vectors: layout.parameterVectors, hasFrozen: room.frozen)
  }
}
