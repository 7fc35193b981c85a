import Testing

@testable import BackstepSession

@Suite struct SessionFileTests {
  /// A world with one file in it.
  private final class Shelf {
    var bytes: [UInt8] = []
    var effects: Effects {
      Effects(
        readFile: { [self] _ throws(FileProblem) in bytes },
        replaceFile: { [self] _, new throws(FileProblem) in bytes = new })
    }
  }

  @Test(arguments: [
    "", "step 3", "step 4; set W1[0][0] 0.1", "train 30; set lr 0.125", "set x 0.1 0.2; step 2",
    "net 2 2 2; set x 1 2", "net 3 2; data or", "set optimizer adam; train 9; step 2",
    "set optimizer momentum; set batch 3; set shuffle on; train 7; set every 5",
    "net 2 5 4 3 relu softmax nobias; set x 0.5 -1; set y 0 1 0; cycle 3",
    "freeze b1 W2[1]; watch hidden W1[0][1] out; step 3",
    "set lr 1e300; set loss squared; net 2 3 1 linear linear; train 3",
  ])
  func whatIsSavedComesBackToTheBit(_ script: String) throws {
    let shelf = Shelf()
    var saved = Script(script, effects: shelf.effects).session
    _ = try saved.perform("save s.json", shelf.effects)
    var loaded = Session()
    _ = try loaded.perform("load s.json", shelf.effects)
    for command in ["forward", "step 5", "train 3", "cycle", "sample random", "evaluate", "seed 5"]
    {
      _ = try? saved.perform(command)
      _ = try? loaded.perform(command)
      // Bit for bit, numbers that are none included.
      #expect(bits(saved) == bits(loaded), "\(command)")
      #expect(saved.state.settings == loaded.state.settings)
      #expect(saved.state.watches == loaded.state.watches)
      #expect(saved.state.frozen == loaded.state.frozen)
      #expect(saved.state.sample == loaded.state.sample)
      #expect(saved.state.generator == loaded.state.generator)
      #expect(saved.state.values.reached == loaded.state.values.reached)
    }
  }

  private func bits(_ session: Session) -> [UInt64] {
    let state = session.state
    let arrays = [
      state.network.parameters, state.initialParameters, state.optimizerState.firstMoment,
      state.optimizerState.secondMoment, state.values.forward?.sums ?? [],
      state.values.backward?.gradients ?? [], state.values.changes ?? [],
    ]
    // Which of the many NaNs it is cannot be seen anywhere, and is not kept.
    return arrays.flatMap { $0.map { ($0.isNaN ? .nan : $0).bitPattern } }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", "null", #"{"format":"backstep session"}"#,
    #"{"format":"backstep session","version":99}"#, #"{"format":"other","version":1}"#,
    #"{"W1":[[1,2],[3]],"b1":[1,2]}"#, #"{"W1":[["NaN",1]],"b1":[0]}"#, #"{"W1":[[1e999,1]]}"#,
    #"{"W1":[[1,2]],"W1":[[1,2]]}"#, #"{"W1":[]}"#, #"{"W2":[[1]]}"#, "{\"W1\":[[1,2]]",
    #"{"W1":[[1,2]],"W2":[[1,2,3]]}"#,
  ])
  func aBrokenFileChangesNothing(_ text: String) {
    let shelf = Shelf()
    shelf.bytes = Array(text.utf8)
    var session = Script("step 3", effects: shelf.effects).session
    let before = session.state
    #expect(throws: SessionError.self) { try session.perform("load s.json", shelf.effects) }
    #expect(session.state == before)
  }

  /// Cut anywhere, a session's file is refused.
  @Test func aTruncatedFileIsRefused() throws {
    let shelf = Shelf()
    var session = Script("step 3", effects: shelf.effects).session
    _ = try session.perform("save s.json", shelf.effects)
    let whole = shelf.bytes
    let before = session.state
    for end in stride(from: 0, to: whole.count - 2, by: 17) {
      shelf.bytes = Array(whole[..<end])
      #expect(throws: SessionError.self) { try session.perform("load s.json", shelf.effects) }
    }
    shelf.bytes = [UInt8](repeating: 0, count: 1_000_000)
    #expect(throws: SessionError.self) { try session.perform("load s.json", shelf.effects) }
    #expect(session.state == before)
  }

  @Test func plainWeightsMakeANetwork() throws {
    let shelf = Shelf()
    shelf.bytes = Array(#"{"W1":[[1,2],[3,4]],"b1":[5,6],"W2":[[7,8]],"b2":[9]}"#.utf8)
    var session = Session()
    _ = try session.perform("load w.json", shelf.effects)
    #expect(session.state.architecture.sizes == [2, 2, 1])
    #expect(session.state.network.parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    _ = try session.perform("undo")
    #expect(session.state == State())
  }
}
