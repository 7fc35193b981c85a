import Backprop
import Testing

@testable import BackstepSession

/// Time travel is exact, whatever was done before.
@Suite struct TimelineTests {
  private static let commands = [
    "forward", "loss", "backward", "nudge", "step", "step 3", "step 5", "cycle", "cycle 3",
    "train 2",
    "set lr 0.25", "set lr 4", "set W1[0][0] 0.5", "set b2 -1", "set x 0.5 0.25", "set y 1",
    "sample next", "sample random", "seed 3", "reset", "net 2 2 1", "net 2 4 1 tanh", "data and",
    "set loss bce", "set optimizer adam", "set optimizer sgd", "set batch 2", "set shuffle on",
    "set init he", "mark here", "print 1", "show", "evaluate", "nonsense",
  ]

  /// Two thousand random sequences; the seed of one that fails is in its message.
  @Test func everyMomentComesBackExactly() throws {
    for seed in 0..<2000 {
      var generator = Generator(seed: UInt64(seed))
      var session = Session()
      var recorded = [session.state.time: session.state]
      let first = session.state
      for _ in 0..<12 {
        let command = Self.commands[generator.below(Self.commands.count)]
        _ = try? session.perform(command)
        if let known = recorded[session.state.time] {
          #expect(known == session.state, "seed \(seed): \(command) changed a moment")
        }
        recorded[session.state.time] = session.state
      }
      let last = session.state
      var undone = 0
      while (try? session.perform("undo")) != nil { undone += 1 }
      #expect(session.state == first, "seed \(seed)")
      #expect(undone == recorded.count - 1, "seed \(seed)")
      while (try? session.perform("redo")) != nil {}
      #expect(session.state == last, "seed \(seed)")
      for (time, state) in recorded {
        _ = try session.perform("goto \(time)")
        #expect(session.state == state, "seed \(seed), time \(time)")
      }
    }
  }

  @Test func aChangeAfterGoingBackBeginsABranch() throws {
    var session = Script("set lr 1; set lr 2; undo; set lr 3").session
    #expect(session.state.time == 3)
    _ = try session.perform("goto 2")
    #expect(session.state.settings.learningRate == 2)
    _ = try session.perform("goto 3")
    #expect(session.state.settings.learningRate == 3)
    _ = try session.perform("undo")
    #expect(session.state.settings.learningRate == 1)
  }

  @Test func wholeTrainingIsOneMoment() {
    let script = Script("cycle 2; train 500; undo")
    #expect(script.error == nil)
    #expect(script.state == Script("cycle 2").state)
  }

  @Test(arguments: ["undo", "redo", "step; redo", "goto 7", "goto nowhere", "undo 2", "diff a b"])
  func atEitherEndNothingHappens(_ script: String) {
    let after = Script("set lr 2; \(script)")
    if script == "undo" {
      #expect(after.error == nil)
    } else {
      #expect(after.error != nil)
      #expect(after.state.settings.learningRate == 2)
    }
  }

  @Test func marksNameMoments() throws {
    var session = Script("train 3; mark good; set lr 9; train 3").session
    _ = try session.perform("goto good")
    #expect(session.state == Script("train 3").state)
  }

  @Test func oldMomentsAreForgottenAloud() throws {
    var session = Script("net 2 40 40 1; data xor; set memory 200KB").session
    var notes: [Note] = []
    for _ in 0..<40 { notes += try session.perform("cycle").notes }
    #expect(!notes.isEmpty)
    #expect(throws: SessionError.self) { try session.perform("goto 0") }
    #expect(throws: SessionError.self) { try session.perform("undo 40") }
  }
}
