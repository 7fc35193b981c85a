import Testing

@testable import BackstepSession

@Suite struct SampleTests {
  @Test func stepMovesToTheNextSampleAfterANudge() {
    #expect(Script("step 4").state.sampleIndex == 0)
    #expect(Script("step 5").state.sampleIndex == 1)
    #expect(Script("step 17").state.sampleIndex == 0)
  }

  @Test func fourLoopsAreAnEpoch() {
    #expect(Script("cycle 3").state.epoch == 0)
    #expect(Script("cycle 4").state.epoch == 1)
    #expect(Script("step 32").state.epoch == 2)
    #expect(Script("cycle; sample 0; cycle 3").state.epoch == 1)
  }

  /// One and the same arithmetic, whichever way the loop is driven.
  @Test(arguments: ["sgd", "momentum", "nesterov", "adam"])
  func trainingCyclesAndStagesGiveTheSameBits(_ optimizer: String) {
    let setup = "net 2 4 3 1 tanh; data xor; set optimizer \(optimizer); set lr 0.05; "
    let trained = Script(setup + "train 5").state
    let cycled = Script(setup + "cycle 20").state
    let stepped = Script(setup + "step 80").state
    let staged = Script(
      setup
        + (0..<20).map { "sample \($0 % 4); forward; loss; backward; nudge; " }.joined()
    ).state
    for other in [cycled, stepped, staged] {
      #expect(other.network == trained.network)
      #expect(other.optimizerState == trained.optimizerState)
      #expect(other.epoch == 5)
    }
  }

  @Test func aNetThatDoesNotFitPutsTheDataAside() {
    let script = Script("net 2 2 2")
    #expect(script.reports[0].notes.contains(.sampleIncomplete(x: false, y: false)))
    #expect(Script("net 2 2 2; forward").error == .loop(.noSample))
    #expect(Script("net 2 2 2; set x 1 2; forward").error == nil)
    #expect(Script("net 2 2 2; set x 1 2; forward; loss").error == .loop(.noSample))
    #expect(Script("net 2 2 2; set x 1 2; set y 0 1; step 4").error == nil)
    #expect(Script("net 2 2 2; net 2 5 1; forward").state.sampleIndex == 0)
  }

  @Test func dataThatDoNotFitWaitForANet() {
    let script = Script("net 3 2; data and")
    guard case .networkDoesNotFit(let fit) = script.reports[1].notes.first else {
      Issue.record("no note of the net that would fit")
      return
    }
    #expect(fit.fittingSizes == [2, 1])
    #expect(Script("net 3 2; data and; forward").error == .data(.doesNotFit(fit)))
    #expect(Script("net 3 2; data and; net 2 1; forward").error == nil)
  }

  @Test func aSampleOfOnesOwnStaysUntilAnotherIsChosen() {
    let own = Script("set x 0.5 0.25; set y 1; cycle 3")
    #expect(own.state.x == [0.5, 0.25] && own.state.y == [1])
    #expect(own.state.sampleIndex == nil)
    #expect(Script("set x 0.5 0.25; cycle 3; sample 2").state.x == [1, 0])
    #expect(Script("set x 0.5 0.25; cycle 3; data xor").state.x == [0, 0])
    #expect(Script("sample 2; set x[1] 7").state.x == [1, 7])
  }

  @Test func resetGoesBackToBeforeTheFirstNudge() {
    let start = Script("set W1[0][0] 0.125; set b2 3").state.network
    #expect(Script("set W1[0][0] 0.125; set b2 3; train 7; set b2 9; reset").state.network == start)
    #expect(Script("train 7; cycle; reset").state.epoch == 0)
  }

  @Test func lossesAndOutputsMustFit() {
    #expect(Script("set loss bce").error == nil)
    #expect(Script("net 2 3 1 tanh tanh; set loss bce").error != nil)
    #expect(Script("net 2 3 2 softmax").state.settings.loss == .ce)
    #expect(Script("net 2 3 2 softmax; set loss squared").error != nil)
    #expect(Script("set loss bce; net 2 3 2 relu linear").state.settings.loss == .squared)
    #expect(Script("set loss bce; set y 2; step 2").error == .network(.targetDoesNotFit(.bce)))
    #expect(
      Script("net 2 3 2 softmax; set x 0 1; set y 1 1; step 2").error
        == .network(.targetDoesNotFit(.ce)))
  }
}
