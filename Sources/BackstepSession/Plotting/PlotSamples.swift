import Backprop

/// The samples that a picture is about.
package enum PlotSamples: Equatable, Sendable {
  /// Those that the stages work on; their places in the data, or nil for samples of one's own.
  case current([Int]?)
  /// Those of the data, some of them where all would take too long.
  case data(String, shown: Int, of: Int)
}

/// Samples to ask a network about, with what goes into a pass.
struct SampleSet {
  let x: [Double], y: [Double]
  let masks: [Double]
  let statistics: Network.Statistics
  let samples: PlotSamples

  /// Their mean loss in a network of the same shape.
  func loss(of network: Network, _ loss: Loss) -> Double {
    let pass = network.forward(x, masks: masks, statistics: statistics)
    return network.loss(loss, of: pass, target: y)
  }
}

extension State {
  /// Whether blames and gradients hold for the present weights and samples.
  var hasFreshBackward: Bool {
    values.freshness(of: .backward) == .fresh && values.backward != nil
      && values.forward?.samples == sampleCount
  }

  /// What a picture asks about: the current samples when `backward` has just run on them, else all
  /// the data, or without data the current samples.
  ///
  /// - Parameter most: How many of the data.
  func sampleSet(atMost most: Int, ofBatch: Bool = false) throws(SessionError) -> SampleSet {
    if hasFreshBackward, let forward = values.forward {
      return SampleSet(
        x: forward.input, y: try neededTarget(), masks: forward.masks, statistics: .ofBatch,
        samples: .current(sampleIndices))
    }
    guard fittingData != nil else {
      return SampleSet(
        x: try neededInput(), y: try neededTarget(), masks: [], statistics: .ofBatch,
        samples: .current(nil))
    }
    return try dataSet(atMost: most, ofBatch: ofBatch)
  }

  /// The data, some of them where there are more.
  func dataSet(atMost most: Int, ofBatch: Bool = false) throws(SessionError) -> SampleSet {
    let data = try neededData()
    let places = PlotWork.spread(data.count, atMost: max(architecture.smallestBatch, most))
    return SampleSet(
      x: places.flatMap(data.input), y: places.flatMap(data.target), masks: [],
      statistics: ofBatch ? .ofBatch : .running,
      samples: .data(data.name, shown: places.count, of: data.count))
  }
}
