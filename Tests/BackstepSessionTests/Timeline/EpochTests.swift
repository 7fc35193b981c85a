import Backprop
import Testing

@testable import BackstepSession

/// Going into a run of `train`.
@Suite struct EpochTests {
  /// All that training changes, to the last bit.
  private static func bits(_ state: State) -> String {
    var state = state
    state.time = 0
    // Values are stale since the command that trained, whose text is not the same.
    state.values = StageValues()
    return String(reflecting: state)
  }

  private static let setups =
    Optimizer.allCases.flatMap { optimizer in
      ["", "; set shuffle on; set batch 3; set dropout 0.3; set decay 0.01; set clip 0.5"].map {
        "set optimizer \(optimizer); set lr 0.05" + $0
      }
    } + [
      "", "set shuffle on", "set dropout 0.4", "set batch 2", "set clip 0.1", "set decay 0.1",
      "set every 3", "freeze W1[0] b2", "net 2 4 3 1 tanh; set batch 2; set shuffle on",
      "net 2 4 1 tanh batchnorm; set batch 4; set shuffle on",
      "net 2 4 1 relu layernorm; set optimizer adam; set lr 0.05",
      "net 2 3 2 relu softmax; data and; net 2 5 1 relu sigmoid nobias; set loss bce",
      "data circles split=0.9; set lr 0.1", "sample 1 2; step 3", "set batch 2; step 5",
      "set shuffle on; cycle 2",
      "set x 1 0.5; set y 1; train 2", "train 4; set lr 0.1; set optimizer momentum",
    ]

  @Test("An epoch of a run is what a shorter run gives, to the last bit", arguments: setups)
  func sameBits(_ setup: String) throws {
    let start = try session(setup)
    var long = start
    _ = try long.perform("train 12")
    for epochs in [1, 2, 5, 11, 12] {
      var short = start
      _ = try short.perform("train \(epochs)")
      var there = long
      _ = try there.perform("goto epoch \(start.state.epoch + epochs)")
      #expect(Self.bits(there.state) == Self.bits(short.state), "\(setup), \(epochs)")
      // Going on from there is going on.
      for command in ["cycle 3", "train 2"] {
        _ = try short.perform(command)
        _ = try there.perform(command)
      }
      #expect(there.state.network == short.state.network, "\(setup), \(epochs)")
      #expect(there.state.generator == short.state.generator, "\(setup), \(epochs)")
    }
  }

  @Test("With a bug on, too", arguments: Mistake.allCases)
  func sameBitsWithABug(_ mistake: Mistake) throws {
    let setup =
      "net 2 3 1 tanh sigmoid batchnorm; set batch 2; set shuffle on; set dropout 0.2; "
      + "set optimizer adam; set lr 0.05; cycle 3; bug \(mistake.rawValue)"
    let short = try session(setup, "train 5")
    let long = try session(setup, "train 9", "goto epoch \(short.state.epoch)")
    #expect(Self.bits(long.state) == Self.bits(short.state))
  }

  @Test("Learning rates chosen during a run are those that it had")
  func steered() throws {
    let steering: TrainingWatcher = { progress, _ in
      let rates = [0: 0.3, 5: 0.75, 12: 0.1, 20: 9]
      return TrainingDirection(learningRate: rates[progress.done])
    }
    var steered = try session("train 3", "set batch 2")
    _ = try steered.perform("train 20", Effects(watchTraining: steering))
    for (epoch, commands) in [
      (5, "set lr 0.3; train 2"), (8, "set lr 0.3; train 5"),
      (10, "set lr 0.3; train 5; set lr 0.75; train 2"),
      (22, "set lr 0.3; train 5; set lr 0.75; train 7; set lr 0.1; train 7"),
    ] {
      var there = steered
      _ = try there.perform("goto epoch \(epoch)")
      let replayed = try session("train 3", "set batch 2", commands)
      #expect(Self.bits(there.state) == Self.bits(replayed.state), "\(epoch)")
    }
    // At its end is what it left.
    let end = steered.state
    _ = try steered.perform("goto epoch 4")
    _ = try steered.perform("goto epoch 23")
    #expect(Self.bits(steered.state) == Self.bits(end))
    #expect(steered.state.settings.learningRate == 0.1)
  }

  @Test("Several runs, each with its own settings; the last one on the way counts")
  func runs() throws {
    let line = "set lr 2; train 10; set lr 0.1; train 10; reset; set optimizer adam; train 5"
    var session = try session(line)
    func expect(_ command: String, _ commands: String) throws {
      _ = try session.perform(command)
      let other = try BackstepSessionTests.session(commands)
      #expect(Self.bits(session.state) == Self.bits(other.state), "\(command)")
    }
    try expect("goto epoch 4", "set lr 2; train 10; set lr 0.1; reset; set optimizer adam; train 4")
    try expect("goto epoch 14", "set lr 2; train 10; set lr 0.1; train 4")
    try expect("goto epoch 10", "set lr 2; train 10")
    try expect("goto epoch 4 of 2", "set lr 2; train 4")
    try expect("goto epoch 10 of 4", "set lr 2; train 10; set lr 0.1")
    try expect(
      "goto epoch 0", "set lr 2; train 10; set lr 0.1; train 10; reset; set optimizer adam")
  }

  @Test("It is a moment of its own, which `undo` takes back; nothing else changes")
  func aMoment() throws {
    var session = try session("train 10; mark done; forward; loss")
    let before = session.state
    let report = try session.perform("goto epoch 4")
    #expect(session.timeline.all.map(\.number) == [0, 1, 2, 3, 4])
    #expect(session.timeline.parent(of: 4)?.number == 3)
    #expect(session.state.epoch == 4 && session.state.time == 4)
    guard case .travel(let travel) = report.body, case .epoch(4, let moment, true) = travel.way
    else {
      Issue.record("no travel")
      return
    }
    #expect(moment.number == 1 && travel.from.number == 3 && travel.to.number == 4)
    _ = try session.perform("goto epoch 4")
    #expect(session.timeline.count == 5)
    _ = try session.perform("undo")
    #expect(String(reflecting: session.state) == String(reflecting: before))
    _ = try session.perform("redo")
    #expect(session.state.epoch == 4)
    _ = try session.perform("goto done")
    #expect(session.state.epoch == 10)
  }

  @Test("An epoch that the stages reached is the moment that they led to")
  func stepped() throws {
    var session = try session("cycle 4; cycle 4; cycle 2; train 3")
    _ = try session.perform("goto epoch 2")
    #expect(
      Self.bits(session.state) == Self.bits(try BackstepSessionTests.session("cycle 8").state))
    _ = try session.perform("goto epoch 4")
    #expect(session.state.epoch == 4)
  }

  @Test(
    "What is not there is refused, and nothing changes",
    arguments: [
      ("", "goto epoch 1", SessionError.Time.noSuchEpoch(1, first: 0, last: 0, elsewhere: nil)),
      ("train 5", "goto epoch 6", .noSuchEpoch(6, first: 0, last: 5, elsewhere: nil)),
      ("train 5; undo", "goto epoch 3", .noSuchEpoch(3, first: 0, last: 0, elsewhere: 1)),
      ("cycle 12", "goto epoch 2", .epochPassed(2, command: "cycle 12", time: 1)),
      ("set lr 1", "goto epoch 2 of 1", .noRun(time: 1, command: "set lr 1")),
      (
        "train 3; train 4", "goto epoch 2 of 2",
        .epochNotInRun(2, command: "train 4", time: 2, first: 3, last: 7)
      ),
      ("train 5", "goto epoch 2 of nowhere", .noSuchMark("nowhere", marks: [])),
      ("train 5", "diff epoch 9", .noSuchEpoch(9, first: 0, last: 5, elsewhere: nil)),
    ])
  func refuses(_ line: String, _ command: String, _ error: SessionError.Time) throws {
    var session = try session(line)
    let (state, count) = (session.state, session.timeline.count)
    #expect(throws: SessionError.time(error)) { try session.perform(command) }
    #expect(session.state == state && session.timeline.count == count)
  }

  @Test(arguments: ["-1", "1.5", "NaN", "", "0x3", "٣", "99999999999999999999999", "1e3"])
  func refusesWhatIsNoEpoch(_ word: String) throws {
    var session = try session("train 5")
    for command in ["goto epoch \(word)", "diff epoch \(word)", "goto epoch \(word) of 1"] {
      #expect(throws: SessionError.self) { try session.perform(command) }
      #expect(session.timeline.current == 1)
    }
    #expect(throws: SessionError.self) { try session.perform("goto epoch 3 4") }
    #expect(throws: SessionError.self) { try session.perform("goto epoch 3 of 1 2") }
  }

  @Test func aStopIsAnsweredAndChangesNothing() throws {
    var asked = 0
    let effects = Effects(isInterrupted: {
      asked += 1
      return asked == 1
    })
    var session = try session("train 50")
    let state = session.state
    for command in ["goto epoch 40", "find loss < 0", "diff epoch 20 epoch 30"] {
      asked = 0
      #expect(throws: SessionError.loop(.interrupted)) { try session.perform(command, effects) }
      #expect(session.state == state)
    }
  }

  @Test("`diff` compares epochs as it compares moments")
  func diffs() throws {
    var session = try session("train 20")
    func report(_ text: String) throws -> DiffReport? {
      guard case .diff(let report) = try session.perform(text).body else { return nil }
      return report
    }
    let inside = try #require(try report("diff epoch 5 epoch 9"))
    let (five, nine) = (
      try BackstepSessionTests.session("train 5"), try BackstepSessionTests.session("train 9")
    )
    #expect(inside.difference.a.network == five.state.network)
    #expect(inside.difference.b.network == nine.state.network)
    #expect(inside.a.epoch == 5 && inside.b.epoch == 9)
    let mixed = try #require(try report("diff 0 epoch 9"))
    #expect(mixed.a.epoch == nil && mixed.a.moment.number == 0 && mixed.b.epoch == 9)
    let present = try #require(try report("diff epoch 9"))
    #expect(present.b.state.epoch == 20 && present.b.epoch == nil)
  }
}
