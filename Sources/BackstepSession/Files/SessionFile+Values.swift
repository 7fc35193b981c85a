import Backprop

extension SessionFile {
  /// The settings, each under its name; the usual value where there is none.
  static func settings(_ node: JSONNode, for architecture: Architecture) throws(FileFault)
    -> Settings
  {
    let settings = try Codec.object(onto: Settings(), Settings.all.map(\.field)).read(node)
    guard settings.loss.fits(architecture.outputActivation) else {
      throw .lossDoesNotFit(settings.loss, architecture.outputActivation)
    }
    return settings
  }

  static func values(_ node: JSONNode, _ architecture: Architecture) throws(FileFault)
    -> StageValues
  {
    let members = try node.members(
      Passes.keys + ["change", "nudge", "reached", "edit"], optional: Passes.optionalKeys)
    let passes = try Passes(members, architecture, path: node.path)
    let changes = try members["change"].optional { node throws(FileFault) in
      try architecture.parameters(node)
    }
    let reached = try members["reached"].optional { node throws(FileFault) in
      try node.word(Stage.self)
    }
    let edit = try members["edit"].optional { node throws(FileFault) in try node.line() }
    guard var values = StageValues(passes, changes: changes, reached: reached, edit: edit) else {
      throw .contradiction("values.reached")
    }
    values.nudge = try members["nudge"].optional { node throws(FileFault) in
      try nudge(node, architecture)
    }
    return values
  }
}

extension StageValues {
  /// Values written down before; nil when a stage is said to hold of which there is no result.
  init?(_ passes: SessionFile.Passes, changes: [Double]?, reached: Stage?, edit: String?) {
    let isThere: [Stage: Bool] = [
      .forward: passes.forward != nil, .loss: passes.losses != nil,
      .backward: passes.backward != nil, .nudge: changes != nil,
    ]
    if let reached {
      guard Stage.allCases.allSatisfy({ $0 > reached || isThere[$0] == true }) else { return nil }
    }
    self.init()
    (forward, losses, backward) = (passes.forward, passes.losses, passes.backward)
    self.changes = changes
    restore(reached: reached, edit: edit)
  }
}
