import Backprop

extension SessionFile {
  static func settings(_ node: JSONNode, for architecture: Architecture) throws(FileFault)
    -> Settings
  {
    let members = try node.members([
      "lr", "loss", "optimizer", "momentum", "beta1", "beta2", "epsilon", "decay", "clip", "batch",
      "shuffle", "dropout", "every", "init", "seed", "digits",
    ])
    var settings = Settings()
    settings.learningRate = try members["lr"].finite()
    settings.loss = try members["loss"].word(Loss.self)
    guard settings.loss.fits(architecture.outputActivation) else {
      throw .lossDoesNotFit(settings.loss, architecture.outputActivation)
    }
    settings.optimizer = try members["optimizer"].word(Optimizer.self)
    settings.optimizerSettings = OptimizerSettings(
      momentum: try members["momentum"].finite(), beta1: try members["beta1"].finite(),
      beta2: try members["beta2"].finite(), epsilon: try members["epsilon"].finite(),
      decay: try members["decay"].finite(),
      clip: try members["clip"].optional { node throws(FileFault) in try node.finite() })
    settings.batch = try members["batch"].integer(0...1_000_000_000)
    settings.shuffle = try members["shuffle"].bool()
    settings.dropout = try members["dropout"].finite()
    guard (0..<1).contains(settings.dropout) else {
      throw .outOfRange("settings.dropout", .share(zero: true, one: false))
    }
    settings.every = try members["every"].integer(0...1_000_000_000)
    settings.initialization = try initialization(members["init"])
    guard let seed = UInt64(try members["seed"].text()) else {
      throw .wrongKind("settings.seed", expected: .wholeNumberAsText)
    }
    settings.seed = seed
    settings.digits = try members["digits"].integer(1...17)
    return settings
  }

  private static func initialization(_ node: JSONNode) throws(FileFault) -> Initialization {
    if case .object = node.value {
      return .constant(try node.members(["constant"])["constant"].finite())
    }
    switch try node.text() {
    case "uniform": return .uniform
    case "xavier": return .xavier
    case "he": return .he
    case "zeros": return .zeros
    case let word:
      throw .unknownWord(node.path, word: word, choices: ["uniform", "xavier", "he", "zeros"])
    }
  }

  static func values(_ node: JSONNode, _ architecture: Architecture) throws(FileFault)
    -> StageValues
  {
    let members = try node.members(Passes.keys + ["change", "nudge", "reached", "edit"])
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
      .forward: passes.forward != nil, .loss: passes.loss != nil,
      .backward: passes.backward != nil, .nudge: changes != nil,
    ]
    if let reached {
      guard Stage.allCases.allSatisfy({ $0 > reached || isThere[$0] == true }) else { return nil }
    }
    self.init()
    (forward, loss, backward) = (passes.forward, passes.loss, passes.backward)
    self.changes = changes
    restore(reached: reached, edit: edit)
  }
}
