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
    let pass = state.network.forward(try state.neededInput())
    state.values.record(pass)
    state.bug?.program.note(pass)
  }

  private mutating func runLoss() throws(SessionError) {
    guard let pass = try needed(.forward, for: .loss, state.values.forward) else { return }
    let target = try state.neededTarget()
    state.values.record(
      loss: state.network.loss(state.settings.loss, of: pass, target: target))
  }

  private mutating func runBackward() throws(SessionError) {
    guard try needed(.loss, for: .backward, state.values.loss) != nil else { return }
    guard let pass = state.values.forward else { return }
    let target = try state.neededTarget()
    let backward = state.backwardPass(of: pass, target: target)
    state.values.record(backward)
    state.bug?.program.note(backward)
  }

  /// All changes from one frozen copy; returns the loss of the same sample afterwards.
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
    let pass = state.network.forward(try state.neededInput())
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
  /// x of the current sample.
  func neededInput() throws(SessionError) -> [Double] {
    guard let x else { throw missingSample() }
    return x
  }

  /// y of the current sample, in the range that the loss is defined for.
  func neededTarget() throws(SessionError) -> [Double] {
    guard let y else { throw missingSample() }
    guard settings.loss.accepts(target: y) else { throw .network(.targetDoesNotFit(settings.loss)) }
    return y
  }

  private func missingSample() -> SessionError {
    if case .data = sample, let data { return .data(.doesNotFit(data.fit(architecture))) }
    return .loop(.noSample)
  }

  /// An epoch is done when every sample has been nudged once, in the order of the data.
  mutating func countNudge() {
    guard let index = sampleIndex, let data = fittingData, index == epochProgress else { return }
    epochProgress += 1
    if epochProgress == data.count {
      epoch += 1
      epochProgress = 0
    }
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
