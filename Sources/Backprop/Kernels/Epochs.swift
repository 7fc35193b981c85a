/// What an epoch leaves besides new weights.
struct EpochResult {
  /// The sum of the samples' losses, each as it was met.
  var totalLoss = 0.0
  /// The first sample whose loss was not finite.
  var badSample: Int?
  /// Whether it ended before its last sample.
  var wasInterrupted = false

  @inline(__always)
  mutating func add(_ loss: Double, of sample: Int) {
    totalLoss += loss
    if !loss.isFinite, badSample == nil { badSample = sample }
  }
}

/// How long an epoch goes on before it is asked whether to stop.
struct Patience {
  /// Samples from one question to the next.
  let samples: Int
  /// Whether to stop; nil when nobody asks.
  private let isInterrupted: (() -> Bool)?

  /// Without end.
  init() { (samples, isInterrupted) = (.max, nil) }

  /// A few milliseconds at a time.
  init(of architecture: Architecture, _ isInterrupted: @escaping () -> Bool) {
    (samples, self.isInterrupted) = (max(1, 8_000_000 / architecture.parameterCount), isInterrupted)
  }

  /// Whether anybody asks.
  var mayEnd: Bool { isInterrupted != nil }

  /// Whether it is to end behind so many samples; asked at the first place from `next` on, which is
  /// then moved on.
  @inline(__always)
  func ends(behind samples: Int, _ next: inout Int) -> Bool {
    guard samples >= next else { return false }
    next = samples + self.samples
    return isInterrupted?() ?? false
  }
}

extension Workspace {
  /// A workspace with room for what the options need, and the optimizer's state taken in.
  convenience init(
    training network: Network, options: TrainingOptions, state: OptimizerState, samples: Int,
    instructions: InstructionSet = .best
  ) {
    let perSlot = max(1, network.architecture.neuronCount / 4)
    // A normalised batch goes through as a whole, with one left over joined to it.
    let batch = min(options.batchSize, samples)
    let slots =
      network.architecture.normalization == nil
      ? max(1, min(batch, 256, (1 << 20) / perSlot))
      : batch + network.architecture.smallestBatch - 1
    self.init(
      network,
      room: Room(
        slots: slots,
        gradients: !options.isPlainDescent || network.architecture.normalization != nil,
        dropout: options.dropout > 0, moments: options.optimizer,
        frozen: options.frozen.contains(true), instructions: instructions))
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
  func descend(
    _ samples: PackedSamples, order: [Int], options: TrainingOptions, _ patience: Patience
  ) -> EpochResult {
    let buffers = buffers
    let loss = options.loss
    let learningRate = options.learningRate
    var result = EpochResult()
    var isSummed = false
    var nextQuestion = patience.samples
    for position in 0..<samples.count {
      if patience.ends(behind: position, &nextQuestion) {
        result.wasInterrupted = true
        return result
      }
      let sample = order.isEmpty ? position : order[position]
      let target = samples.target(sample)
      buffers.inputs[0] = samples.input(sample)
      buffers.forward(slots: 1, startsSummed: isSummed)
      result.add(buffers.loss(loss, slot: 0, target: target), of: sample)
      buffers.outputBlames(loss, slot: 0, target: target)
      let next = position &+ 1
      isSummed = buffers.descend(
        learningRate: learningRate,
        next: next < samples.count
          ? samples.input(order.isEmpty ? next : order[next]) : nil)
    }
    return result
  }

  /// One epoch in batches, with any optimizer.
  func runBatches(
    _ samples: PackedSamples, order: [Int], options: TrainingOptions,
    generator: inout Generator, stepCount: inout Int, _ patience: Patience
  ) -> EpochResult {
    var result = EpochResult()
    var start = 0
    var nextQuestion = patience.samples
    while start < samples.count {
      let batch = options.batch(at: start, of: samples.count)
      var share = GradientShare(batch: batch.count)
      for first in stride(from: start, to: batch.upperBound, by: room.slots) {
        if patience.ends(behind: first, &nextQuestion) {
          result.wasInterrupted = true
          return result
        }
        let places = first..<min(first + room.slots, batch.upperBound)
        share.starts = first == start
        share.ends = places.upperBound == batch.upperBound
        share.rate = options.changesAreGradients ? -options.learningRate : nil
        run(samples, order: order, places, options: options, &generator, &result)
        buffers.addGradients(slots: places.count, share)
      }
      if buffers.normalization != nil { buffers.averageScalesAndShifts(over: batch.count) }
      update(options, stepCount: &stepCount)
      start = batch.upperBound
    }
    return result
  }

  /// Samples of a batch forward and back, side by side.
  private func run(
    _ samples: PackedSamples, order: [Int], _ places: Range<Int>, options: TrainingOptions,
    _ generator: inout Generator, _ result: inout EpochResult
  ) {
    func sample(_ slot: Int) -> Int {
      let place = places.lowerBound + slot
      return order.isEmpty ? place : order[place]
    }
    for slot in 0..<places.count {
      if options.dropout > 0 { drawMasks(slot, options.dropout, from: &generator) }
      buffers.inputs[slot] = samples.input(sample(slot))
    }
    buffers.forward(slots: places.count)
    if buffers.normalization == .batch { buffers.moveRunningStatistics(slots: places.count) }
    for slot in 0..<places.count {
      let target = samples.target(sample(slot))
      result.add(buffers.loss(options.loss, slot: slot, target: target), of: sample(slot))
      buffers.outputBlames(options.loss, slot: slot, target: target)
    }
    buffers.hiddenBlames(slots: places.count)
  }

  /// A mask for each hidden neuron, in order.
  private func drawMasks(_ slot: Int, _ dropout: Double, from generator: inout Generator) {
    let masks = buffers.masks.from(slot * buffers.stride).scalars
    // A copy stays in registers, while the masks are written.
    var drawn = generator
    for layer in layout.layers.dropLast() {
      for j in 0..<layer.neurons {
        masks[layer.state * 4 + j] = drawn.dropoutMask(dropout)
      }
    }
    generator = drawn
  }

  /// The step after a batch; where changes are made of gradients as they are summed, only scales and
  /// shifts are left.
  private func update(_ options: TrainingOptions, stepCount: inout Int) {
    let norm = options.settings.clip == nil ? 0 : gradientNorm(frozen: options.frozen)
    let rule = UpdateRule(
      options.optimizer, learningRate: options.learningRate, settings: options.settings,
      step: stepCount + 1, norm: norm)
    if options.optimizer.hasState { stepCount += 1 }
    guard options.changesAreGradients else {
      return buffers.update(rule, 0..<layout.parameterVectors, hasFrozen: room.frozen)
    }
    for layer in layout.layers where layer.isNormalized {
      buffers.update(rule, layer.scales..<layer.shifts + layer.neuronVectors, hasFrozen: false)
    }
  }
}
