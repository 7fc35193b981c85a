import Backprop

extension Session {
  /// Runs one stage on the current sample, or shows it again when its values still hold.
  mutating func run(_ stage: Stage) throws(SessionError) -> StageReport {
    let before = state
    var lossAfter: Double?
    switch stage {
    case .forward: try runForward()
    case .loss: try runLoss()
    case .backward: try runBackward()
    case .nudge: lossAfter = try runNudge()
    }
    return StageReport(stage: stage, before: before, after: state, lossAfter: lossAfter)
  }

  private mutating func runForward() throws(SessionError) {
    guard state.values.freshness(of: .forward) != .fresh else { return }
    let x = try state.neededInput()
    state.drawMasks()
    let pass = state.network.forward(x, masks: state.masks, statistics: .ofBatch)
    state.network.takeStatistics(of: pass)
    state.values.record(pass)
    state.bug?.program.note(pass)
  }

  private mutating func runLoss() throws(SessionError) {
    guard let pass = try needed(.forward, for: .loss, state.values.forward) else { return }
    let target = try state.neededTarget()
    state.values.record(
      losses: state.network.losses(state.settings.loss, of: pass, target: target))
  }

  private mutating func runBackward() throws(SessionError) {
    guard try needed(.loss, for: .backward, state.values.losses) != nil else { return }
    guard let pass = state.values.forward else { return }
    let target = try state.neededTarget()
    let backward = state.backwardPass(of: pass, target: target)
    state.values.record(backward)
    state.bug?.program.note(backward)
  }

  /// All changes from one frozen copy; returns the loss of the same samples afterwards, under the
  /// same masks.
  private mutating func runNudge() throws(SessionError) -> Double {
    if state.values.reached == .nudge { throw .loop(.alreadyNudged) }
    guard let backward = try needed(.backward, for: .nudge, state.values.backward) else {
      throw .loop(.alreadyNudged)
    }
    let target = try state.neededTarget()
    let before = state
    let (changes, optimizerState) = state.nudge(of: backward)
    state.optimizerState = optimizerState
    for (index, change) in changes.enumerated() where change != 0 {
      state.network.parameters[index] += change
    }
    state.hasNudged = true
    state.values.record(changes: changes)
    state.values.nudge = NudgeRecord(of: before, after: state.optimizerState)
    state.countNudge()
    let masks = state.values.forward?.masks ?? []
    state.masks = []
    let pass = state.network.forward(
      try state.neededInput(), masks: masks, statistics: .ofBatch)
    return state.network.loss(state.settings.loss, of: pass, target: target)
  }

  /// The result of the stage before; nil when this stage has run on it already.
  ///
  /// - Throws: `.stageTooEarly` or `.weightsChanged` when that stage must run first.
  private func needed<T>(_ previous: Stage, for stage: Stage, _ value: T?) throws(SessionError)
    -> T?
  {
    guard let reached = state.values.reached else {
      throw .loop(.stageTooEarly(stage, first: .forward))
    }
    if reached == .nudge { throw .loop(.weightsChanged(stage)) }
    guard reached >= previous, let value else {
      throw .loop(.stageTooEarly(stage, first: reached.next))
    }
    return reached >= stage ? nil : value
  }
}

extension State {
  /// x of the current samples, when they are no more than can be shown and kept.
  func neededInput() throws(SessionError) -> [Double] {
    guard let x else { throw missingSample() }
    let most = max(1, 20_000_000 / (architecture.inputCount + 4 * architecture.neuronCount))
    guard sampleCount <= most else {
      throw .data(.batchTooLarge(samples: sampleCount, most: most))
    }
    guard sampleCount >= architecture.smallestBatch else { throw .network(.batchOfOne) }
    return x
  }

  /// y of the current samples, in the range that the loss is defined for.
  func neededTarget() throws(SessionError) -> [Double] {
    guard let y else { throw missingSample() }
    guard settings.loss.accepts(targets: y, outputs: architecture.outputCount) else {
      throw .network(.targetDoesNotFit(settings.loss))
    }
    return y
  }

  private func missingSample() -> SessionError {
    if case .data = sample, let data { return .data(.doesNotFit(data.fit(architecture))) }
    return .loop(.noSample)
  }
}

/// One stage, run or shown again.
package struct StageReport: Sendable {
  /// Which stage.
  package let stage: Stage
  /// The state before it, from which its formulas take their numbers.
  package let before: State
  /// The state after it.
  package let after: State
  /// The loss of the same sample with the nudged weights; only of a nudge.
  package let lossAfter: Double?
}
