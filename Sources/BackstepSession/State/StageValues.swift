import Backprop

/// What the stages have computed, and how far it still holds.
package struct StageValues: Equatable, Sendable {
  /// Every z and a.
  package var forward: ForwardPass?
  /// The loss of each sample.
  package var losses: [Double]?
  /// Their mean.
  package var loss: Double? { losses?.mean }
  /// Every blame and gradient.
  package var backward: BackwardPass?
  /// The change of every parameter by the last nudge.
  package var changes: [Double]?
  /// What the last nudge was made of.
  package internal(set) var nudge: NudgeRecord?
  /// The last stage whose values hold for the present weights and sample; `.nudge` when the
  /// weights have just moved away from under them.
  package internal(set) var reached: Stage?
  /// The command that made the later values stale, if one did.
  package internal(set) var edit: String?

  /// Nothing computed yet.
  package init() {}

  /// Keeps a stage's result; what later stages computed from older ones is dropped.
  package mutating func record(_ pass: ForwardPass) {
    forward = pass
    losses = nil
    backward = nil
    reached = .forward
    edit = nil
  }

  /// Keeps the losses.
  package mutating func record(losses: [Double]) {
    self.losses = losses
    backward = nil
    reached = .loss
    edit = nil
  }

  /// Keeps blames and gradients.
  package mutating func record(_ pass: BackwardPass) {
    backward = pass
    reached = .backward
    edit = nil
  }

  /// Keeps the changes of a nudge; every earlier value is now from before it.
  package mutating func record(changes: [Double]) {
    self.changes = changes
    reached = .nudge
    edit = nil
  }

  /// Forgets the last nudge, as if it had not been.
  package mutating func forgetChanges() {
    changes = nil
    nudge = nil
  }

  /// An edit: values up to a stage still hold, those after it are stale.
  ///
  /// - Parameters:
  ///   - kept: The last stage whose values do not depend on what was edited; nil for none.
  ///   - edit: The command, for saying since when.
  package mutating func invalidate(after kept: Stage?, since edit: String) {
    guard let reached else { return }
    if reached == .nudge || kept == nil {
      self.reached = nil
    } else if let kept, reached > kept {
      self.reached = kept
    } else {
      return
    }
    self.edit = edit
  }

  /// How far the values of a stage can be relied on.
  package func freshness(of stage: Stage) -> Freshness {
    guard isComputed(stage) else { return .missing }
    guard let reached else { return .stale(since: edit ?? "") }
    if stage == .nudge { return .fresh }
    if reached == .nudge { return .beforeNudge }
    return stage <= reached ? .fresh : .stale(since: edit ?? "")
  }

  /// Whether there is a result of a stage, however old.
  func isComputed(_ stage: Stage) -> Bool {
    switch stage {
    case .forward: forward != nil
    case .loss: losses != nil
    case .backward: backward != nil
    case .nudge: changes != nil
    }
  }
}

/// How far a computed value can be relied on.
package enum Freshness: Equatable, Sendable {
  /// Its stage has not run.
  case missing
  /// It belongs to the present weights and sample.
  case fresh
  /// It belongs to the weights before the nudge just taken.
  case beforeNudge
  /// Something it was computed from has changed since.
  case stale(since: String)
}
