import Testing

@testable import BackstepSession

@Suite struct StageOrderTests {
  @Test(arguments: [
    ("loss", SessionError.loop(.stageTooEarly(.loss, first: .forward))),
    ("backward", .loop(.stageTooEarly(.backward, first: .forward))),
    ("nudge", .loop(.stageTooEarly(.nudge, first: .forward))),
    ("forward; backward", .loop(.stageTooEarly(.backward, first: .loss))),
    ("forward; loss; nudge", .loop(.stageTooEarly(.nudge, first: .backward))),
    ("step 4; nudge", .loop(.alreadyNudged)),
    ("step 4; loss", .loop(.weightsChanged(.loss))),
    ("step 4; backward", .loop(.weightsChanged(.backward))),
    ("step 3; set W1[0][0] 0.5; nudge", .loop(.stageTooEarly(.nudge, first: .forward))),
    ("step 3; set y 0; backward", .loop(.stageTooEarly(.backward, first: .loss))),
  ])
  func aStageTooEarlyNamesTheOneToRunFirst(_ script: String, _ error: SessionError) {
    #expect(Script(script).error == error)
  }

  @Test func aRepeatedStageChangesNothing() {
    let once = Script("sample 1; forward; loss; backward")
    let twice = Script("sample 1; forward; forward; loss; loss; backward; backward")
    #expect(once.error == nil && twice.error == nil)
    #expect(once.state == twice.state)
  }

  @Test(arguments: [
    ("forward; set W1[0][0] 0.5", "out", "set W1[0][0] 0.5", Stage.forward),
    ("forward; loss; set loss half", "loss", "set loss half", .loss),
    ("step 3; set y 0", "dOut", "set y 0", .loss),
    ("step 3; sample 2", "hidden[0]", "sample 2", .forward),
    ("step 3; train 2", "gradW1[0][0]", "train 2", .forward),
    ("step 3; seed 4", "z1[1]", "seed 4", .forward),
  ])
  func anEditMakesLaterValuesStale(
    _ script: String, _ name: String, _ edit: String, _ redo: Stage
  ) {
    let after = Script(script)
    #expect(after.error == nil)
    #expect(throws: SessionError.loop(.stale(name: name, since: edit, redo: redo))) {
      try after.state.value(of: name)
    }
  }

  @Test func whatDoesNotDependOnAnEditStays() {
    #expect(Script("forward; set y 0").number("out").isFinite)
    #expect(Script("forward; set loss half").number("out").isFinite)
    #expect(Script("step 3; set lr 9").number("dOut").isFinite)
    #expect(Script("step 3; set W1[0][0] 0.5; forward").number("out").isFinite)
  }

  @Test func theLastChangeOutlivesEdits() {
    let script = Script("step 4; set W1[0][0] 0.5")
    #expect(script.number("deltab2").isFinite)
    #expect(Script("step 4; reset").error == nil)
    #expect(throws: SessionError.loop(.notComputed(name: "deltab2", by: .nudge))) {
      try Script("step 4; reset").state.value(of: "deltab2")
    }
  }

  @Test func allChangesComeFromOneFrozenCopy() {
    let before = Script("sample 1; step 3")
    let after = Script("sample 1; step 4")
    for name in ["W1[1][0]", "W1[2][1]", "b1[0]", "W2[1]", "b2"] {
      let gradient = before.number("grad\(name)")
      #expect(after.number(name) == before.number(name) + -0.5 * gradient)
      #expect(after.number("delta\(name)") == -0.5 * gradient)
    }
  }

  @Test func whoIsInterruptedStopsSoon() throws {
    let effects = Effects(isInterrupted: { true })
    var session = Session()
    guard case .step(let reports, _) = try session.perform("step 1000", effects).body else {
      Issue.record("no steps")
      return
    }
    #expect(reports.count == 1)
    _ = try session.perform("data moons")
    #expect(throws: SessionError.loop(.interrupted)) { try session.perform("evaluate", effects) }
    #expect(throws: SessionError.loop(.interrupted)) { try session.perform("diff 1 2", effects) }
  }
}
