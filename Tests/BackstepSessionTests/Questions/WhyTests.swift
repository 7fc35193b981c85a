import Backprop
import Testing

@testable import BackstepSession

@Suite struct WhyTests {
  private func why(_ name: String, after commands: String) throws -> WhyReport {
    var session = try Session.after(commands)
    guard case .why(let report) = try session.perform("why \(name)").body else {
      throw SessionError.naming(.notSingle(name))
    }
    return report
  }

  /// The names of a tree, a pair of brackets for each level.
  private func outline(_ tree: Explanation, in architecture: Architecture) -> String {
    let name = tree.name.text(in: Shape(architecture)) + (tree.isRepeated ? "^" : "")
    guard !tree.operands.isEmpty else { return name }
    let inside = tree.operands.map { outline($0, in: architecture) }.joined(separator: " ")
    return "\(name)(\(inside))"
  }

  @Test(arguments: [
    ("out", "out(z1)"), ("out 1", "out(z1)"), ("loss 2", "loss(out(z1) y)"),
    ("out all", "out(z1(W1[0] x[0] W1[1] x[1] b1))"),
    ("dOut all", "dOut(out(z1(W1[0] x[0] W1[1] x[1] b1)) y)"),
    ("gradW1[0] all", "gradW1[0](dOut(out(z1(W1[0] x[0] W1[1] x[1] b1)) y) x[0])"),
    ("lr", "lr"), ("x[0] all", "x[0]"),
  ])
  func treesGoAsDeepAsAsked(_ question: String, _ tree: String) throws {
    let report = try why(question, after: "net 2 1; set x 1 2; set y 1; forward; loss; backward")
    #expect(outline(report.trees[0], in: report.origins[0].architecture) == tree)
  }

  @Test func aNameIsExplainedOnce() throws {
    let report = try why("out all", after: "net 1 1 2 1; set x 1; set y 1; forward")
    #expect(
      outline(report.trees[0], in: report.origins[0].architecture)
        == "out(z3(W3[0] hidden2[0](z2[0](W2[0][0] hidden1(z1(W1[0] x b1)) b2[0])) "
        + "W3[1] hidden2[1](z2[1](W2[1][0] hidden1^ b2[1])) b3))")
  }

  @Test func aTreeTooLargeIsRefusedAndOneLevelIsNot() throws {
    var session = try Session.after("net 40 40 1; set x \(String(repeating: "1 ", count: 40))")
    _ = try session.perform("set y 1")
    _ = try session.perform("forward")
    var explainer = Explainer(limit: 1000)
    let out = Name(.activations(2), [0])
    let origin = explainer.origin(of: out.quantity, in: session.state)
    #expect(throws: SessionError.naming(.treeTooLarge(name: "out", limit: 1000))) {
      try explainer.explain(out, at: origin, depth: .max)
    }
    var small = Explainer(limit: 10)
    let sum = Name(.sums(1), [0])
    let again = small.origin(of: sum.quantity, in: session.state)
    #expect(try small.explain(sum, at: again, depth: 1).operands.count == 81)
  }

  @Test func everyPathOfAHiddenBlame() throws {
    let report = try why(
      "dHidden[1]", after: "net 2 2 3; set x 1 2; set y 0 1 0; forward; loss; backward")
    #expect(report.paths.map(\.end) == (0..<3).map { Name(.activations(2), [$0]) })
    let slope = try report.origins[0].value(of: "hidden[1]*(1 - hidden[1])").number
    let sum = report.paths.reduce(0) { $0 + $1.value }
    #expect(report.value == .scalar(sum * (try #require(slope))))
  }

  /// A weight: its gradient's factors, and the change of the nudge to come or of the last one.
  @Test(arguments: [
    ("forward; loss", [], false), ("step 3", ["gradW2[1]", "deltaW2[1]"], true),
    ("step 4", ["gradW2[1]", "deltaW2[1]"], false), ("step 5", ["deltaW2[1]"], false),
  ])
  func whatBecomesOfAWeight(_ commands: String, _ names: [String], _ isToCome: Bool) throws {
    let report = try why("W2[1]", after: "set optimizer adam; \(commands)")
    let architecture = report.origins[0].architecture
    #expect(report.consequences.map { $0.name.text(in: Shape(architecture)) } == names)
    #expect(report.isChangeToCome == isToCome)
  }

  @Test func theChangeToComeIsTheOneThatComes() throws {
    for optimizer in Optimizer.allCases {
      var session = try Session.after("set optimizer \(optimizer); step 4; sample 2; step 3")
      guard case .why(let report) = try session.perform("why W1[1][0]").body else { return }
      _ = try session.perform("nudge")
      let change = try session.state.value(of: "deltaW1[1][0]").number
      #expect(report.consequences.last?.value == change)
    }
  }

  /// After a nudge the numbers put in are those of before it.
  @Test func aNumberKeepsItsOldOperands() throws {
    let report = try why("z1[0]", after: "set lr 100; step 4")
    #expect(report.isBeforeNudge)
    #expect(report.trees[0].contradiction == nil)
    let weight = try #require(report.trees[0].operands.first)
    let state = try Session.after("show").state
    #expect(weight.value == state.network.parameters[0])
  }

  /// Where the numbers from before a nudge are not kept, nothing false is put in.
  @Test func whatIsNoLongerKeptIsNotMadeUp() throws {
    var session = try Session.after("set lr 100; step 4")
    session.state.values.nudge = nil
    for name in ["z1[0]", "deltaW1[0][0]", "dHidden[2]"] {
      guard case .why(let report) = try session.perform("why \(name)").body else { return }
      #expect(report.trees[0].source == .past)
      #expect(report.trees[0].expression == nil)
    }
    #expect(session.story(ofParameter: Name(.weights(1), [0, 0])).numeric == nil)
  }

  /// A number that its formula does not give is said to be none.
  @Test func aContradictionIsNamed() throws {
    var session = try Session.after("step 3")
    let pass = try #require(session.state.values.backward)
    var wrong = pass
    wrong.blames[0] *= -1
    session.state.values.record(wrong)
    guard case .why(let report) = try session.perform("why dHidden[0]").body else { return }
    #expect(report.trees[0].contradiction == pass.blames[0])
    #expect(report.trees[0].value == -pass.blames[0])
  }

  @Test(arguments: [
    ("why dOut", SessionError.loop(.notComputed(name: "dOut", by: .backward))),
    ("why out", .loop(.stale(name: "out", since: "set W1[0][0] 3", redo: .forward))),
    ("why out -1", nil), ("why W1[3][0]", nil), ("why zork", nil), ("why out 0", nil),
    ("why mW1", .naming(.notKept(name: "mW1", by: .sgd))), ("print clip", .naming(.clipOff)),
  ])
  func whatCannotBeExplained(_ command: String, _ error: SessionError?) throws {
    var session = try Session.after("forward; set W1[0][0] 3")
    let before = session.state
    let thrown = #expect(throws: SessionError.self) { try session.perform(command) }
    if let error { #expect(thrown == error) }
    #expect(session.state == before)
  }
}
