import Testing

@testable import BackstepSession

/// A 2-2-2 net with weights of both signs, on a sample where no two mistakes come to the same.
private let start = """
  net 2 2 2; set loss squared; set lr 0.3; set W1 0.15 -0.2 0.25 0.7; set b1 0.35 -0.4
  set W2 0.4 0.45 -0.5 0.55; set b2 0.6 0.1; set x 0.6 1.7; set y 0.01 0.99
  """

/// What is said of a name, as a calculation in the values that the loop will have, and what it is
/// recognised as.
private struct Case: CustomTestStringConvertible, Sendable {
  let name: String, said: String, slip: Slip?, wrongSign: Bool

  init(_ name: String, _ said: String, _ slip: Slip?, wrongSign: Bool = false) {
    (self.name, self.said, self.slip, self.wrongSign) = (name, said, slip, wrongSign)
  }
  var testDescription: String { "\(name): \(said)" }
}

private let out0 = Name(.activations(2), [0])
private let out1 = Name(.activations(2), [1])
private let hidden1 = Name(.activations(1), [1])
private let slope = "(hidden[1]*(1 - hidden[1]))"
private let paths = "(W2[0][1]*dOut[0] + W2[1][1]*dOut[1])"

private let cases: [Case] = [
  Case("out[0]", "out[0]", nil),
  Case("out[0]", "out[0]*1.009", nil),
  Case("out[0]", "z2[0]", .sumForActivation(Name(.sums(2), [0]))),
  Case("out[0]", "sigmoid(z2[0] - b2[0])", .missingBias(Name(.biases(2), [0]))),
  Case("out[0]", "-out[0]", .sign),
  Case("out[0]", "-out[0]*1.03", .sign),
  Case("out[0]", "out[0]*3", .factor(3)),
  Case(
    "out[0]", "sigmoid(W2[0][0]*z1[0] + W2[0][1]*z1[1] + b2[0])",
    .sumForActivation(Name(.sums(1)))),
  Case(
    "out[0]", "sigmoid(W2[0][0]*sigmoid(W1[0]*x) + W2[0][1]*sigmoid(W1[1]*x))", .missingBiases),
  Case("z2[1]", "W2[1][0]*z1[0] + W2[1][1]*z1[1] + b2[1]", .sumForActivation(Name(.sums(1)))),
  Case("z2[1]", "z2[1] - b2[1]", .missingBias(Name(.biases(2), [1]))),
  Case("loss", "out[0] - y[0] + out[1] - y[1]", .errorForLoss),
  Case("loss", "(out[1] - y[1])^2", .oneOutput(out1)),
  Case("loss", "(y[0] - out[0])^2", .oneOutput(out0)),
  Case("z1[1]", "z1[1] - b1[1]", .missingBias(Name(.biases(1), [1]))),
  Case("z1[1]", "hidden[1]", .activationForSum(hidden1)),
  Case("z1[1]", "-z1[1]", .sign),
  Case("loss", "loss*2", .extraTwo),
  Case("loss", "loss/2", .missingTwo),
  Case("loss", "-loss", .sign),
  Case("dOut[0]", "-dOut[0]", .sign),
  Case("dOut[0]", "out[0] - y[0]", .missingSlope(of: out0)),
  Case("dOut[0]", "y[0] - out[0]", .missingSlope(of: out0), wrongSign: true),
  Case("dOut[0]", "2*dOut[0]", .extraTwo),
  Case("dOut[0]", "dOut[0]/2", .missingTwo),
  Case("dOut[0]", "-2*dOut[0]", .extraTwo, wrongSign: true),
  Case("dOut[0]", "gradW2[0][1]", .gradientForBlame(Name(.weights(2, .gradient), [0, 1]))),
  Case(
    "dOut[0]", "(out[0] - y[0])*sigmoid(out[0])*(1 - sigmoid(out[0]))",
    .slopeOfActivation(of: out0)),
  Case("dOut[0]", "dOut[0]*7", .factor(7)),
  Case("dOut[0]", "-dOut[0]*7", .factor(7), wrongSign: true),
  Case("dHidden[1]", "-dHidden[1]", .sign),
  Case("dHidden[1]", paths, .missingSlope(of: hidden1)),
  Case("dHidden[1]", "W2[0][1]*dOut[0]*\(slope)", .onePath(to: out0)),
  Case("dHidden[1]", "W2[1][1]*dOut[1]*\(slope)", .onePath(to: out1)),
  Case(
    "dHidden[1]",
    "((W2[0][1] - lr*gradW2[0][1])*dOut[0] + (W2[1][1] - lr*gradW2[1][1])*dOut[1])*\(slope)",
    .nudgedWeights(.weights(2))),
  Case("dHidden[1]", "gradW1[1][0]", .gradientForBlame(Name(.weights(1, .gradient), [1, 0]))),
  Case("dHidden[1]", "dHidden[1]*2", .extraTwo),
  Case(
    "dHidden[1]", "\(paths)*sigmoid(hidden[1])*(1 - sigmoid(hidden[1]))",
    .slopeOfActivation(of: hidden1)),
  Case(
    "dHidden[1]", "(W2[0][1]*(out[0] - y[0]) + W2[1][1]*(out[1] - y[1]))*\(slope)",
    .made(.errorBack)),
  Case("dHidden[1]", "(dOut[0] + dOut[1])*\(slope)", .made(.weightForgotten)),
  Case("dOut[0]", "out[0]*(1 - out[0])", .made(.outputNotLoss)),
  Case("gradb1[1]", "dHidden[0] + dHidden[1]", .made(.biasSum)),
  Case("deltab1[1]", "-lr*(dHidden[0] + dHidden[1])", .made(.biasSum)),
  Case("gradW1[1][0]", "dHidden[1]", .blameForGradient(Name(.blames(1), [1]))),
  Case("gradW1[1][0]", "-gradW1[1][0]", .sign),
  Case("gradW1[1][0]", "-lr*gradW1[1][0]", .changeForGradient(Name(.weights(1, .change), [1, 0]))),
  Case("gradW1[1][0]", "\(paths)*x[0]", .missingSlope(of: hidden1)),
  Case("gradW1[1][0]", "W2[0][1]*dOut[0]*\(slope)*x[0]", .onePath(to: out0)),
  Case("gradW1[1][0]", "2*gradW1[1][0]", .extraTwo),
  Case("gradW2[0][1]", "dOut[0]*z1[1]", .sumForActivation(Name(.sums(1), [1]))),
  Case("gradb1[1]", "\(paths)", .missingSlope(of: hidden1)),
  Case("deltaW1[1][0]", "gradW1[1][0]", .gradientForChange(Name(.weights(1, .gradient), [1, 0]))),
  Case("deltaW1[1][0]", "-gradW1[1][0]", .missingRate),
  Case("deltaW1[1][0]", "lr*gradW1[1][0]", .sign),
  Case("deltaW1[1][0]", "-lr*dHidden[1]", .blameForGradient(Name(.blames(1), [1]))),
  Case("deltaW1[1][0]", "-lr*\(paths)*x[0]", .missingSlope(of: hidden1)),
  Case("deltaW1[1][0]", "-lr*gradW1[1][0]", nil),
  Case("W1[1][0]", "W1[1][0]", .unchanged),
  Case("W1[1][0]", "W1[1][0] - lr*gradW1[1][0]*0.999", nil),
]

@Suite struct PredictTests {
  @Test(arguments: cases)
  private func aMistakeIsRecognised(_ item: Case) throws {
    var session = try Session.after(start, item.name == "W1[1][0]" ? "set lr 30" : "")
    // What is said is calculated with the values of a whole loop; the prediction is made before it.
    var ahead = session
    for stage in ["forward", "loss", "backward"] { _ = try ahead.perform(stage) }
    let said = try #require(try ahead.state.value(of: item.said).number)
    let before = session.state
    let report = try session.predict("\(item.name) \(said)")
    #expect(session.state == before)
    #expect(!report.isKnown || item.name.hasPrefix("x"))
    #expect(report.isCorrect == (item.slip == nil))
    expectSame(report.slip, item.slip)
    #expect(report.hasWrongSign == item.wrongSign)
  }

  /// The factor found is the one meant, but for rounding.
  private func expectSame(_ found: Slip?, _ expected: Slip?) {
    if case .factor(let found) = found, case .factor(let expected) = expected {
      #expect(abs(found - expected) < 1e-9)
    } else {
      #expect(found == expected)
    }
  }

  @Test func staleWeightsAreRecognised() throws {
    for (name, said) in [("out[0]", "out[0]"), ("dHidden[1]", "dHidden[1]"), ("loss", "loss")] {
      var session = try Session.after(start, "set lr 20", "step 4")
      let old = try #require(
        try session.state.origin(of: .loss).knownValue(
          of: ExpressionParser.parseName(said, in: session.state.shape)
        ).number)
      let report = try session.predict("\(name) \(old)")
      #expect(report.slip == .staleWeights, "\(name)")
    }
  }

  /// Three paths: one left out.
  @Test func aForgottenPathIsRecognised() throws {
    var session = try Session.after("net 2 2 3; set x 1 2; set y 0 1 0; step 3")
    let paths = (0..<3).map { "W2[\($0)][1]*dOut[\($0)]*hidden[1]*(1 - hidden[1])" }
    let report = try session.predict("dHidden[1] \(paths[0]) + \(paths[2])")
    #expect(report.slip == .missingPath(to: Name(.activations(2), [1])))
    #expect(report.isKnown)
  }

  /// After an edit the number still on the screen is recognised, and the edit named.
  @Test func aValueFromBeforeAnEditIsRecognised() throws {
    var session = try Session.after(start, "step 1")
    let old = try #require(try session.state.value(of: "out[0]").number)
    _ = try session.perform("set W2[0][0] -3")
    #expect(try session.predict("out[0] \(old)").slip == .staleSince("set W2[0][0] -3"))
  }

  /// Blames of a deeper net, all with weights already nudged.
  @Test func nudgedWeightsAreRecognisedAllTheWayBack() throws {
    var session = try Session.after(
      "net 2 3 2 2 tanh; set lr 3; set x 0.5 -0.7; set y 0.2 0.9; step 3")
    var ahead = session
    _ = try ahead.perform("nudge")
    var moved = session.state
    moved.network.parameters = ahead.state.network.parameters
    let pass = try #require(moved.values.forward)
    let blame = moved.backwardPass(of: pass, target: [0.2, 0.9]).blames[2]
    let report = try session.predict("dHidden1[2] \(blame)")
    #expect(report.slip == .nudgedWeights(.weights(2)))
  }

  /// The blame under bce and ce has no slope in it.
  @Test(arguments: [
    ("net 2 3 1; set loss bce; set x 1 0; set y 1", "dOut", "(out - y)*out*(1 - out)"),
    (
      "net 2 3 3 relu softmax; set loss ce; set x 1 0; set y 0 1 0", "dOut[1]",
      "(out[1] - y[1])*out[1]*(1 - out[1])"
    ),
  ])
  func aSlopeTooManyIsRecognised(_ setup: String, _ name: String, _ said: String) throws {
    var session = try Session.after(setup, "step 2")
    let outputs = session.state.architecture.outputCount
    let neuron = Name(.activations(2), [outputs - 1 == 0 ? 0 : 1])
    #expect(try session.predict("\(name) \(said)").slip == .extraSlope(of: neuron))
  }

  /// Of a loss beyond all numbers nothing finite is right, and nothing is said about a size.
  @Test func anInfiniteNumberIsNotMissedByAFactor() throws {
    var session = try Session.after("net 1 1 linear; set x 1; set y 0; set W1[0] 1e200")
    #expect(try session.predict("loss 3").slip == .notFinite)
    #expect(try session.predict("loss 1/0").isCorrect)
  }

  /// One of a hundred paths is near any number: only a number hit exactly tells.
  @Test func amongHundredsOfPathsOnlyAnExactHitCounts() throws {
    var session = try Session.after(
      "net 2 3 200; set x 1 2", "set y 1" + String(repeating: " 0", count: 199), "step 3")
    let path = "W2[7][1]*dOut[7]*hidden[1]*(1 - hidden[1])"
    #expect(
      try session.predict("dHidden[1] \(path)").slip == .onePath(to: Name(.activations(2), [7])))
    let slip = try session.predict("dHidden[1] \(path)*1.003").slip
    #expect(slip != .onePath(to: Name(.activations(2), [7])))
    if case .onePath = slip { Issue.record("a path by chance") }
  }

  /// A net without biases has none to forget.
  @Test(arguments: ["nobias", "relu linear nobias", ""])
  func aNetWithoutBiasesCanBeAsked(_ options: String) throws {
    var session = try Session.after("net 2 2 1 \(options)", "sample 1")
    for name in ["out", "z1[0]", "hidden[1]", "loss", "dOut", "dHidden[0]", "gradW1[0][1]"] {
      #expect(try !session.predict("\(name) 17.25").isCorrect)
    }
    for name in ["deltaW2[0]", "W1[1][0]"] {
      #expect(try !session.predict("\(name) 17.25").isCorrect)
    }
  }

  @Test func anEqualsSignMayStandBetween() throws {
    var session = Session()
    #expect(try session.predict("out = 0.869").isCorrect)
  }

  @Test(arguments: [
    ("0.24", 0.2371, true), ("0.24", 0.2349, false), ("0.2", 0.2371, false), ("0.1", 0.0617, false),
    ("0.7", 0.7311, true), ("1", 0.73, false), ("1", 1.009, true), ("-2.4e-3", -0.00237, true),
    ("0.5e-9223372036854775808", 0.5, false), ("0", 0, true), ("0", 1e-9, false),
    ("0.00", 0.003, false), ("0.1 + 0.1", 0.21, false),
  ])
  func nearEnough(_ text: String, _ right: Double, _ accepted: Bool) throws {
    let said = try #require(try State().value(of: text).number)
    #expect(Precision(of: text).accepts(said, for: right) == accepted)
  }

  @Test(arguments: [
    ("hidden 1", SessionError.naming(.notSingle("hidden"))), ("out x", .naming(.notSingle("x"))),
    ("out dOut", .loop(.notComputed(name: "dOut", by: .backward))),
    ("lr 0.5", .naming(.notPredictable("lr"))), ("x[0] 0", .naming(.notPredictable("x[0]"))),
    ("y 0", .naming(.notPredictable("y"))), ("epoch 1", .naming(.notPredictable("epoch"))),
    ("out 1/0", .typing(.notFinite("1/0"))), ("out 0/0", .typing(.notFinite("0/0"))),
    ("out 1e999", .typing(.notFinite("1e999"))), ("hidden 1e999", .naming(.notSingle("hidden"))),
    ("frob 1", .naming(.unknownName("frob", suggestions: []))),
  ])
  func whatCannotBePredicted(_ text: String, _ error: SessionError) {
    var session = Session()
    #expect(throws: error) { try session.perform("predict \(text)") }
  }
}

extension Session {
  fileprivate mutating func predict(_ text: String) throws -> PredictReport {
    guard case .predict(let report) = try perform("predict \(text)").body else {
      throw SessionError.naming(.notSingle(text))
    }
    return report
  }
}
