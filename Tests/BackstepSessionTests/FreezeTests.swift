import Testing

@testable import BackstepSession

@Suite struct FreezeTests {
  @Test(arguments: [
    ("freeze W1[0][1]", ["W1[0][1]"], 1), ("freeze W1[0]", ["W1[0]"], 2), ("freeze W1", ["W1"], 6),
    ("freeze b2, W2[1]", ["W2[1]", "b2"], 2), ("freeze layer 2", ["W2", "b2"], 4),
    ("freeze W2[0]", ["W2[0]"], 1), ("freeze layer 1 layer 2", ["W1", "b1", "W2", "b2"], 13),
    ("freeze W1[0][0]; freeze W1[0][1]", ["W1[0]"], 2),
    ("freeze W1; unfreeze W1[1][0]", ["W1[0]", "W1[1][1]", "W1[2]"], 5),
    ("freeze W1 b1; unfreeze", [], 0), ("freeze b1; reset", ["b1"], 3),
    ("freeze b1; seed 4", ["b1"], 3), ("freeze b1; net 2 3 1", [], 0),
    ("freeze b1; freeze", ["b1"], 3), ("net 2 3 1 nobias; freeze layer 1", ["W1"], 6),
  ])
  func whatIsFrozenIsNamed(_ commands: String, _ names: [String], _ count: Int) {
    let script = Script(commands)
    #expect(script.error == nil)
    #expect(script.state.frozenNames.map { $0.text(in: script.state.shape) } == names)
    #expect(script.state.frozen.count { $0 } == count)
  }

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam"])
  func whatIsFrozenNeverMoves(_ optimizer: String) {
    let script = Script(
      "set optimizer \(optimizer); set b1 -0 0.2 0.3; freeze b1 W2[1]; cycle 3; train 2; cycle")
    #expect(script.numbers("b1").map(\.bitPattern) == [-0.0, 0.2, 0.3].map(\.bitPattern))
    #expect(script.number("W2[1]") == Script("").number("W2[1]"))
    #expect(script.numbers("deltab1") == [0, 0, 0])
    #expect(script.numbers("gradb1").allSatisfy { $0 != 0 })
    #expect(script.number("W2[0]") != Script("").number("W2[0]"))
  }

  @Test func aNetworkSaysWhatItDropped() {
    #expect(
      Script("freeze b1 W2[1]; net 2 3 1").reports.last?.notes
        == [.frozenDropped(["b1", "W2[1]"])])
  }

  @Test(arguments: [
    ("freeze out", SessionError.naming(.notAParameter("out"))),
    ("freeze gradW1", .naming(.notAParameter("gradW1"))),
    ("freeze W1 b7", .naming(.unknownName("b7", suggestions: ["b1", "b2"]))),
    ("freeze layer", .typing(.notAWholeNumber("", atLeast: 1))),
    ("freeze layer 3", .typing(.outOfRange("3", of: "layer", .whole(1...2)))),
    ("unfreeze W1", .lab(.notFrozen("W1"))),
    ("net 2 1 nobias; freeze b1", .naming(.noBiases("b1"))),
  ])
  func refusals(_ commands: String, _ error: SessionError) {
    let script = Script(commands)
    #expect(script.error == error)
    #expect(script.state.frozen.isEmpty)
  }
}
