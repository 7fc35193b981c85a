import Backprop

/// Which x and y the stages work on.
package enum Sample: Equatable, Sendable {
  /// Rows of the data by their indices: one, or a batch of them.
  case data([Int])
  /// x and y typed in, sample after sample; nil where one is still missing.
  case own(x: [Double]?, y: [Double]?)
}

extension Sample {
  /// How many samples it is.
  func count(in architecture: Architecture) -> Int {
    switch self {
    case .data(let indices): indices.count
    case .own(let x?, _): max(1, x.count / architecture.inputCount)
    case .own(nil, let y?): max(1, y.count / architecture.outputCount)
    case .own(nil, nil): 1
    }
  }
}

extension State {
  /// x of the current samples, one after the other, where there are any.
  package var x: [Double]? {
    switch sample {
    case .data(let indices): fittingData.map { indices.flatMap($0.input) }
    case .own(let x, _): x
    }
  }

  /// The true answers of the current samples, likewise.
  package var y: [Double]? {
    switch sample {
    case .data(let indices): fittingData.map { indices.flatMap($0.target) }
    case .own(_, let y): y
    }
  }

  /// The indices of the current samples in the data; nil for samples of one's own.
  package var sampleIndices: [Int]? {
    guard case .data(let indices) = sample, fittingData != nil else { return nil }
    return indices
  }

  /// The index of the current sample, where there is one alone.
  package var sampleIndex: Int? { sampleIndices.flatMap { $0.count == 1 ? $0[0] : nil } }

  /// B, how many samples the stages work on.
  package var sampleCount: Int { sample.count(in: architecture) }

  /// What the indices of names count in.
  package var shape: Shape { Shape(architecture, samples: sampleCount) }

  /// x or y, a row a sample.
  package func rows(_ numbers: [Double]) -> [[Double]] {
    let width = numbers.count / sampleCount
    return (0..<sampleCount).map { Array(numbers[$0 * width..<($0 + 1) * width]) }
  }

  /// Works on other samples from now on.
  mutating func work(on sample: Sample, since edit: String) {
    guard self.sample != sample else { return }
    self.sample = sample
    masks = []
    values.invalidate(after: nil, since: edit)
  }
}

// The order in which `train` would meet the samples, along which the stages go.
extension State {
  /// Samples in each nudge of the stages; with `batch auto` one, whatever `train` takes.
  package var batchSize: Int { max(1, settings.batch) }

  /// Whether the stages go along an order that begins with the epoch.
  var followsOrder: Bool { batchSize > 1 || settings.shuffle }

  /// The samples that a nudge at a place of the epoch is made of.
  private func batch(at start: Int, of data: Dataset) -> [Int] {
    let places = stageOptions.batch(at: start, of: data.count)
    return order.count == data.count ? Array(order[places]) : Array(places)
  }

  /// How the stages train: as `train`, but for the size of a batch that nobody has set.
  private var stageOptions: TrainingOptions {
    var options = trainingOptions
    options.batchSize = batchSize
    return options
  }

  private mutating func drawOrder(of data: Dataset) {
    order = settings.shuffle ? Array(0..<data.count) : []
    if settings.shuffle { generator.shuffle(&order) }
  }

  /// The epoch begins anew; where the stages follow its order, with its first batch.
  mutating func startEpoch(since edit: String) {
    epochProgress = 0
    course.sum = 0
    order = []
    guard followsOrder, sampleIndices != nil, let data = fittingData else { return }
    drawOrder(of: data)
    work(on: .data(batch(at: 0, of: data)), since: edit)
  }

  /// On to the samples after the current ones, round to the first; samples of one's own stay.
  mutating func moveToNextSample() {
    guard let indices = sampleIndices, let last = indices.last, let data = fittingData else {
      return
    }
    if settings.shuffle, order.count != data.count {
      drawOrder(of: data)
      setSamples(batch(at: 0, of: data))
      return
    }
    let place = order.isEmpty ? last : order.firstIndex(of: last) ?? 0
    let next = stageOptions.batch(with: place, of: data.count).upperBound
    setSamples(batch(at: next < data.count ? next : 0, of: data))
  }

  /// The samples before the current ones, round to the last.
  mutating func moveToPreviousSample() {
    guard let indices = sampleIndices, let first = indices.first, let data = fittingData else {
      return
    }
    let place = order.isEmpty ? first : order.firstIndex(of: first) ?? 0
    let options = stageOptions
    let start = options.batch(with: place, of: data.count).lowerBound
    let before = start < place ? place : start > 0 ? start - 1 : data.count - 1
    setSamples(batch(at: options.batch(with: before, of: data.count).lowerBound, of: data))
  }

  /// Samples drawn at random: one, or a batch of the order.
  mutating func moveToRandomSample() {
    guard let data = fittingData else { return }
    let place = generator.below(data.count)
    setSamples(batch(at: stageOptions.batch(with: place, of: data.count).lowerBound, of: data))
  }

  private mutating func setSamples(_ indices: [Int]) {
    sample = .data(indices)
    masks = []
  }

  /// An epoch is done when every sample has been in a nudge, in the order of the epoch.
  mutating func countNudge() {
    guard let indices = sampleIndices, let data = fittingData, epochProgress < data.count,
      indices == batch(at: epochProgress, of: data)
    else { return }
    epochProgress += indices.count
    course.sum += values.losses?.reduce(0, +) ?? 0
    guard epochProgress >= data.count else { return }
    epoch += 1
    course.training.add(epoch: epoch, loss: course.sum / Double(data.count))
    if let held = fittingHeldOut {
      course.ask(held, settings.loss, after: epoch) { network }
    }
    epochProgress = 0
    course.sum = 0
    order = []
  }
}
