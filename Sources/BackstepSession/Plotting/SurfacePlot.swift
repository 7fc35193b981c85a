import Backprop

/// The mean loss over two weights, all others as they are, and the way the two have come.
package struct SurfacePlot: Sendable {
  /// Their names, across and up.
  package let names: (across: String, up: String)
  package let across: ClosedRange<Double>, up: ClosedRange<Double>
  /// Points along each side.
  package let side: Int
  /// The loss at each point, row by row from the top.
  package let losses: [Double]
  /// Where the two have been, in order; the last is where they are.
  package let path: [(across: Double, up: Double)]
  /// The mean loss where they are.
  package let loss: Double
  package let samples: PlotSamples
}

extension Session {
  private static let side = 41
  private static let mostSteps = 400

  /// - Throws: What is missing, or `.interrupted`.
  func surface(_ first: String, _ second: String, _ effects: Effects) throws(SessionError)
    -> SurfacePlot
  {
    let (a, b) = (try state.movableParameter(first), try state.movableParameter(second))
    guard a.index != b.index else { throw .plot(.twice(a.name)) }
    let path = try way(a.index, b.index, effects)
    let now = (state.network.parameters[a.index], state.network.parameters[b.index])
    for (value, name) in [(now.0, a.name), (now.1, b.name)] where !value.isFinite {
      throw .plot(.notFinite("`\(name)`"))
    }
    let passes = PlotWork.passes(of: state.architecture)
    let set =
      state.fittingData == nil
      ? try state.sampleSet(atMost: 1) : try state.dataSet(atMost: max(1, passes / 441 - 4))
    let samples = max(1, set.y.count / state.architecture.outputCount)
    var side = 3
    let most = PlotWork.askings(state.architecture, samples: samples)
    while side < Self.side, (side + 1) * (side + 1) <= most { side += 1 }
    func range(_ values: [Double], around now: Double) -> ClosedRange<Double> {
      let (low, high) = (values.min() ?? now, values.max() ?? now)
      let reach = max(2, (high / 2 - low / 2) * 2.5)
      let middle = high / 2 + low / 2
      let most = Double.greatestFiniteMagnitude / 4
      let start = max(-most, middle - reach)
      return start...max(start, min(most, middle + reach))
    }
    let across = range(path.map(\.across), around: now.0)
    let up = range(path.map(\.up), around: now.1)
    var moved = state.network
    var losses: [Double] = []
    for row in 0..<side {
      for column in 0..<side {
        if effects.isInterrupted() { throw .loop(.interrupted) }
        let (right, down) = (
          (Double(column) + 0.5) / Double(side), (Double(row) + 0.5) / Double(side)
        )
        moved.parameters[a.index] = across.lowerBound * (1 - right) + across.upperBound * right
        moved.parameters[b.index] = up.upperBound * (1 - down) + up.lowerBound * down
        losses.append(set.loss(of: moved, state.settings.loss))
      }
    }
    guard losses.contains(where: \.isFinite) else {
      throw .plot(.notFinite("the loss over `\(a.name)` and `\(b.name)`"))
    }
    return SurfacePlot(
      names: (a.name, b.name), across: across, up: up, side: side, losses: losses, path: path,
      loss: set.loss(of: state.network, state.settings.loss), samples: set.samples)
  }

  /// Where two parameters were at the moments of this branch, and within the runs of `train`, which
  /// are run again where that is quick; without places that are not finite.
  private func way(_ a: Int, _ b: Int, _ effects: Effects) throws(SessionError)
    -> [(across: Double, up: Double)]
  {
    var places: [(across: Double, up: Double)] = []
    func add(_ network: Network) {
      let place = (across: network.parameters[a], up: network.parameters[b])
      guard place.across.isFinite, place.up.isFinite else { return }
      if let last = places.last, last == place { return }
      places.append(place)
    }
    let way = way
    // What came before other weights, or before they were drawn anew, is another way.
    var start = way.count - 1
    while start > 0, way[start - 1].state.architecture == state.architecture,
      way[start - 1].state.epoch <= way[start].state.epoch
    {
      start -= 1
    }
    add(way[start].state.network)
    var passes = PlotWork.passes(of: state.architecture) / 4
    for (before, after) in zip(way[start...], way[start...].dropFirst()) {
      if let run = after.run, let data = before.state.fittingData {
        let cost = data.count.multipliedReportingOverflow(by: run.epochs)
        if !cost.overflow, cost.partialValue <= passes {
          passes -= cost.partialValue
          var retracing = try Retracing(run, from: before.state, command: after.command)
          // At growing distances.
          var next = 1
          while !retracing.isAtEnd {
            retracing.run(to: next)
            if effects.isInterrupted() { throw .loop(.interrupted) }
            guard retracing.done >= next else { continue }
            add(retracing.network)
            next += max(1, next / 10)
          }
        }
      }
      add(after.state.network)
    }
    return PlotWork.spread(places.count, atMost: Self.mostSteps).map { places[$0] }
      + (places.count > Self.mostSteps ? [places[places.count - 1]] : [])
  }
}
