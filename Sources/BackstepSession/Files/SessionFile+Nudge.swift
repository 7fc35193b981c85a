import Backprop

extension SessionFile {
  /// What the last nudge was made of, so that its numbers can still be explained after loading.
  static func json(of nudge: NudgeRecord, _ architecture: Architecture) -> JSONValue {
    let passes = Passes(
      forward: nudge.forward, losses: nudge.losses, backward: nudge.backward)
    return .object(
      [
        ("weights", architecture.json(parameters: nudge.parameters)),
        ("settings", json(of: nudge.settings)), ("before", json(of: nudge.before, architecture)),
        ("after", json(of: nudge.after, architecture)),
        ("frozen", architecture.json(flags: nudge.frozen)),
      ] + passes.members(architecture) + [
        ("y", nudge.target.map(JSONValue.numbers) ?? .null)
      ])
  }

  static func nudge(_ node: JSONNode, _ architecture: Architecture) throws(FileFault)
    -> NudgeRecord
  {
    let members = try node.members(
      ["weights", "settings", "before", "after", "frozen", "y"] + Passes.keys,
      optional: Passes.optionalKeys)
    let passes = try Passes(members, architecture, path: node.path)
    let target = try members["y"].optional { node throws(FileFault) in
      try node.finiteNumbers((passes.forward?.samples ?? 1) * architecture.outputCount)
    }
    return NudgeRecord(
      parameters: try architecture.parameters(members["weights"]),
      settings: try settings(members["settings"], for: architecture),
      before: try optimizerState(members["before"], architecture),
      after: try optimizerState(members["after"], architecture),
      frozen: try frozen(members["frozen"], architecture),
      passes: passes, target: target)
  }
}

extension NudgeRecord {
  /// A record written down before.
  fileprivate init(
    parameters: [Double], settings: Settings, before: OptimizerState, after: OptimizerState,
    frozen: [Bool], passes: SessionFile.Passes, target: [Double]?
  ) {
    self.parameters = parameters
    self.settings = settings
    self.before = before
    self.after = after
    self.frozen = frozen
    (forward, losses, backward) = (passes.forward, passes.losses, passes.backward)
    self.target = target
  }
}
