import Backprop
import Testing

@testable import BackstepSession

/// The table of formulas against the engine: what is printed is true.
@Suite struct FormulaTests {
  /// Every number that has a formula, printed with the numbers put in and read back, gives the
  /// number that the engine has: after backward, and after a nudge of every optimizer.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func everyPrintedFormulaGivesItsValue(_ seed: UInt64) throws {
    var random = try RandomSession(seed: seed)
    let optimizer = Optimizer.allCases[Int(seed / 5) % Optimizer.allCases.count]
    try random.run(["set optimizer \(optimizer)", "forward", "loss", "backward"])
    try check(random)
    try random.run(["nudge"])
    try check(random)
    try random.run(["step 4"])
    try check(random)
  }

  /// So it is of every sample of a batch and of the means over them, under dropout masks or none.
  @Test(arguments: 1...24 as ClosedRange<UInt64>)
  func formulasOfBatchesGiveTheirValues(_ seed: UInt64) throws {
    var random = try RandomSession(seed: seed)
    let count = 2 + Int(seed) % 4
    var generator = Generator(seed: seed)
    let architecture = random.session.state.architecture
    let y = random.session.state.y ?? []
    random.session.state.sample = .own(
      x: (0..<count * architecture.inputCount).map { _ in 2 * generator.unit() - 1 },
      y: (0..<count).flatMap { _ in y })
    if architecture.layerCount > 1, seed % 3 == 0 { try random.run(["set dropout 0.4"]) }
    try random.run(["set optimizer momentum", "forward", "loss", "backward"])
    try check(random)
    try random.run(["nudge"])
    try check(random)
  }

  /// So it is through normalised layers.
  @Test(arguments: ["batchnorm", "layernorm"], ["tanh", "relu", "sigmoid", "softplus"])
  func formulasOfNormalisedLayersGiveTheirValues(_ norm: String, _ activation: String) throws {
    for dropout in ["0", "0.3"] {
      var session = try Session.after(
        "seed 3; net 2 4 3 2 \(activation) sigmoid \(norm); set dropout \(dropout)",
        "set x [[0.5,-1],[1,0.25],[-0.75,2]]; set y [[0,1],[1,0],[0.5,0.5]]",
        "set scale1 1 2 -1 0.5; set shift2 0.1 -0.2 0.3; forward; loss; backward")
      try check(session.state, "\(norm) \(activation)")
      _ = try session.perform("nudge")
      try check(session.state, "\(norm) \(activation), after the nudge")
    }
  }

  /// Saturated outputs: ln(0) is never printed.
  @Test(arguments: ["bce", "ce"], [1.0, 30, 40, 300, 1000, 1e6])
  func formulasOfSaturatedOutputsAreTrue(_ loss: String, _ scale: Double) throws {
    for sign in ["", "-"] {
      for y in ["1 0", "0 1"] {
        var session = try Session.after(
          loss == "bce" ? "net 2 2" : "net 2 2 softmax", "set loss \(loss)",
          "set W1 1 0 0 -1", "set b1 0 0", "set x \(sign)\(scale) \(scale)", "set y \(y)")
        for stage in ["forward", "loss", "backward"] { _ = try session.perform(stage) }
        try check(session.state, "\(loss) \(sign)\(scale) y = \(y)")
      }
    }
  }

  /// Errors on both sides of huberdelta, and sums on both sides of 0.
  @Test(arguments: ["softplus", "linear", "tanh"], ["0.01", "0.3", "5"])
  func huberIsTrueOnBothSides(_ output: String, _ delta: String) throws {
    var session = try Session.after(
      "net 2 3 2 softplus \(output)", "set loss huber; set huberdelta \(delta)", "set x -3 2",
      "set y 0.1 -0.4", "forward; loss; backward")
    try check(session.state, "\(output) \(delta)")
    _ = try session.perform("nudge")
    try check(session.state, "\(output) \(delta), after the nudge")
  }

  /// Decay, clipping and frozen parameters have their place in the formula too.
  @Test(arguments: Optimizer.allCases)
  func changesWithDecayAndClipping(_ optimizer: Optimizer) throws {
    var session = try Session.after("set optimizer \(optimizer)")
    session.state.settings.optimizerSettings.decay = 0.1
    session.state.settings.optimizerSettings.clip = 0.01
    session.state.frozen = [true] + [Bool](repeating: false, count: 12)
    _ = try session.perform("step 4")
    try check(session.state, "\(optimizer)")
    _ = try session.perform("step 4")
    try check(session.state, "\(optimizer), second nudge")
  }

  private func check(_ random: RandomSession) throws {
    try check(random.session.state, random.commands.joined(separator: "; "))
  }

  private func check(_ state: State, _ label: String) throws {
    var explainer = Explainer()
    var count = 0
    for quantity in Quantity.all(in: state.shape)
    where (try? state.value(of: Name(quantity))) != nil {
      let index = explainer.origin(of: quantity, in: state)
      let origin = explainer.origins[index]
      for name in Name(quantity).entries(in: state.shape) {
        let tree = try explainer.explain(name, at: index, depth: 1)
        let engine = try #require(try state.value(of: name).number)
        #expect(tree.value == engine, "\(name.text(in: state.shape)): \(label)")
        #expect(tree.contradiction == nil)
        guard let expression = tree.expression else {
          #expect(tree.source != nil)
          continue
        }
        count += 1
        let text = expression.text(
          Expression.Wording { name in
            guard let value = try? origin.knownValue(of: name).number else { return "?" }
            return "\(value)"
          })
        let value = try #require(try origin.value(of: text).number)
        #expect(
          isSame(value, engine, quantity, origin),
          "\(name.text(in: state.shape)) = \(text) = \(value), not \(engine): \(label)")
      }
    }
    #expect(count > 0)
  }

  /// Exactly the engine's number, but for what the engine computes in another way.
  private func isSame(_ value: Double, _ engine: Double, _ quantity: Quantity, _ state: State)
    -> Bool
  {
    let isShifted =
      [.loss, .losses].contains(quantity) && state.settings.loss.requiredActivation != nil
      || state.settings.optimizer == .adam && quantity.role != nil
    var isSoftmax = false
    if case .activations(let layer) = quantity {
      isSoftmax = state.architecture.activation(of: layer) == .softmax
    }
    guard isShifted || isSoftmax else { return value == engine }
    return abs(value - engine) <= 1e-12 * max(abs(value), abs(engine))
  }
}

/// Where powers of e leave the range of numbers, the formula shown must still be true.
@Suite struct SaturatedFormulaTests {
  @Test(arguments: ["-740 -500", "-740 -1", "-740 0", "740 1", "-700 -690", "3 -2"])
  func softmaxIsTrueAtBothEnds(_ weights: String) throws {
    let session = try Session.after(
      "net 1 2 softmax; set x 1; set y 1 0; set W1 \(weights); set b1 0 0; forward")
    for k in 0...1 {
      let name = Name(.activations(1), [k])
      let formula = try #require(Formula(session.state).expression(for: name))
      let value = try formula.value(session.state.knownValue).number ?? .nan
      let engine = try session.state.value(of: name).number ?? .nan
      #expect(abs(value - engine) <= 1e-13 * abs(engine), "\(weights), out[\(k)]")
    }
  }
}
