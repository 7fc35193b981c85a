import Backprop

/// What a nudge was made of: the weights, values, settings and optimizer state it found.
package struct NudgeRecord: Equatable, Sendable {
  /// The weights and biases before it.
  package internal(set) var parameters: [Double]
  /// The settings it was taken with.
  package internal(set) var settings: Settings
  /// What the optimizer remembered before it, and after.
  package internal(set) var before: OptimizerState, after: OptimizerState
  /// Which parameters it left alone.
  package internal(set) var frozen: [Bool]
  /// The samples' values.
  var forward: ForwardPass?, backward: BackwardPass?
  var losses: [Double]?
  /// The samples' answers.
  var target: [Double]?

  /// The record of a nudge taken in a state.
  init(of state: State, after: OptimizerState) {
    parameters = state.network.parameters
    settings = state.settings
    before = state.optimizerState
    self.after = after
    frozen = state.frozen
    forward = state.values.forward
    losses = state.values.losses
    backward = state.values.backward
    target = state.y
  }
}

extension State {
  /// The state with the numbers that a quantity was computed from: for what a nudge has put in the
  /// past, the weights, values and settings of before it, and the optimizer state of after it.
  package func origin(of quantity: Quantity) -> State {
    guard let nudge = values.nudge, nudge.parameters.count == network.parameters.count,
      quantity.stage == .nudge || freshness(of: quantity) == .beforeNudge
        || quantity.isMemory && optimizerState == nudge.after
    else { return self }
    var result = self
    result.network.parameters = nudge.parameters
    result.settings = nudge.settings
    result.settings.digits = settings.digits
    result.optimizerState = nudge.after
    result.frozen = nudge.frozen
    result.values.forward = nudge.forward
    result.values.losses = nudge.losses
    result.values.backward = nudge.backward
    if nudge.forward?.input != x || nudge.target != y {
      result.sample = .own(x: nudge.forward?.input, y: nudge.target)
    }
    return result
  }
}

extension State {
  /// Whether a quantity was computed from numbers that are no longer kept: those from before a
  /// nudge that a session file does not tell of.
  func hasLostOrigin(of quantity: Quantity) -> Bool {
    guard values.nudge == nil else { return false }
    return quantity.stage == .nudge || freshness(of: quantity) == .beforeNudge
  }
}
