import Testing

@testable import BackstepSession

/// What is refused changes nothing, wherever the session stands.
@Suite struct RefusalTests {
  static let setups = [
    "", "sample 1; step 3", "step 4", "net 2 2 2; set x 1 2", "net 3 2; data or",
  ]

  @Test(arguments: [
    "frob", "forward now", "set W1 1 2", "set W1[9][0] 1", "set W9 1", "set x 1 2 3 4",
    "set hidden 1",
    "set lr nan", "set lr", "set lr 1 2", "set lr 1e999", "set digits 0", "set digits 18",
    "set loss ce2",
    "set optimizer sdg", "set init constant", "set init", "set", "net", "net 2", "net 2 0 1",
    "net 2 99999999 1", "net 2 3 1 foo", "net 2 3 1 softmax", "net 2 3 2 softmax tanh",
    "net 50000 50000 1", "net tanh 2 1", "net 1 2 3 4 5 6 tanh relu tanh",
    "net 99999999999999999999999999 1", "data foo", "data", "sample 99", "sample -1", "sample foo",
    "seed", "seed -1", "seed 1 2", "seed 18446744073709551616", "train 0", "train x", "train 1 2 3",
    "train 1e3", "step 0", "step 1001", "cycle 0", "cycle x", "print", "print 1 +", "print (",
    "print nope",
    "source", "source nowhere", "show nonsense", "help nonsense", "reset now",
    "print \"",
  ])
  func nothingChanges(_ command: String) {
    for setup in Self.setups {
      var session = Script(setup).session
      let before = session.state
      #expect(throws: SessionError.self) { try session.perform(command) }
      #expect(session.state == before)
    }
  }

  @Test func lookingChangesNothing() throws {
    var session = Script("sample 1; step 3").session
    let before = session.state
    for command in [
      "show", "show weights", "evaluate", "print W2*hidden", "help", "forward", "loss",
    ] {
      _ = try session.perform(command)
      #expect(session.state == before, "\(command)")
    }
  }

  @Test func eachChangeTakesOneMoment() {
    #expect(Script("forward; forward; loss; show; set lr 0.5; set lr 1; step 3").state.time == 4)
  }
}
