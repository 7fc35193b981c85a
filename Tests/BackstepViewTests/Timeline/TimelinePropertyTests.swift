import Backprop
import BackstepView
import Testing

@testable import BackstepSession

/// Random commands against a model that simply keeps every state.
@Suite struct TimelinePropertyTests {
  private static let commands = [
    "forward", "loss", "backward", "nudge", "step", "step 3", "cycle 2", "train 2", "train 1",
    "set lr 0.1", "set lr 3", "set W1[0][0] -0", "set W1[0][0] 0", "set b1[0] 2.5", "set x 1 0.5",
    "set y 1", "sample next", "sample random", "seed 3", "reset", "net 2 1", "net 2 2 2 1 tanh",
    "net 1 2 nobias", "data and", "data xor", "set loss mse", "set optimizer adam",
    "set optimizer momentum", "set init zeros", "set digits 6", "show", "mark a", "mark b",
    "goto epoch 1", "goto epoch 0", "goto epoch 3", "find epoch == 2", "diff epoch 1 epoch 0",
    "print lr", "nonsense", "set x", "forward 2", "goto nowhere",
  ]

  /// Everything that a learner or a program can see of the present.
  private static func picture(_ session: Session) throws -> String {
    var copy = session
    let view = JSONView()
    return try ["show", "show weights", "show settings"].map {
      view.text(of: try copy.perform($0))
    }.joined(separator: "\n")
  }

  private struct Model {
    /// Whether moments are compared to the last bit of every field, and by their pictures, which
    /// takes a hundred times as long as `==`.
    let isExact: Bool
    var states: [Int: State] = [:]
    var pictures: [Int: String] = [:]
    var parents: [Int: Int] = [:]

    mutating func note(_ session: Session, after parent: Int?) throws {
      let time = session.state.time
      states[time] = session.state
      if isExact { pictures[time] = try picture(session) }
      parents[time] = parent
    }

    func holds(_ session: Session) throws -> Bool {
      let time = session.state.time
      guard let state = states[time] else { return false }
      guard isExact else { return session.state == state }
      guard Self.everyBit(session.state) == Self.everyBit(state) else { return false }
      return try picture(session) == pictures[time]
    }

    /// All of a state but the last answer, which no moment has.
    private static func everyBit(_ state: State) -> String {
      var state = state
      state.answer.value = nil
      return String(reflecting: state)
    }
  }

  @Test(arguments: 0..<8)
  func everyMomentComesBack(_ part: Int) throws {
    for seed in part * 150..<(part + 1) * 150 {
      var generator = Generator(seed: UInt64(seed))
      var session = Session()
      var model = Model(isExact: seed % 20 == 0)
      var typed: [String] = []
      try model.note(session, after: nil)
      for _ in 0..<4 + generator.below(8) {
        let command = Self.command(&generator, upTo: session.timeline.next)
        typed.append(command)
        let before = session
        do {
          _ = try session.perform(command)
        } catch {
          try check(session.state == before.state, seed, typed)
          try check(session.timeline.current == before.timeline.current, seed, typed)
          continue
        }
        if session.timeline.next > before.timeline.next {
          try model.note(session, after: before.state.time)
        } else {
          try check(try model.holds(session), seed, typed)
        }
      }
      try checkThrough(&session, model, seed, typed)
    }
  }

  /// All the way back, all the way forward, and to every moment.
  private func checkThrough(
    _ session: inout Session, _ model: Model, _ seed: Int, _ typed: [String]
  ) throws {
    let last = session.state.time
    var steps = 0
    while let parent = model.parents[session.state.time] {
      _ = try session.perform("undo")
      steps += 1
      try check(try session.state.time == parent && model.holds(session), seed, typed)
    }
    try check(session.state == State(), seed, typed)
    let isEnd = (try? session.perform("undo")).map { _ in false } ?? true
    try check(isEnd, seed, typed)
    if steps > 0 { _ = try session.perform("redo \(steps)") }
    try check(try session.state.time == last && model.holds(session), seed, typed)
    for time in model.states.keys.sorted() {
      _ = try session.perform("goto \(time)")
      try check(try session.state.time == time && model.holds(session), seed, typed)
    }
    try check(session.timeline.count == model.states.count, seed, typed)
  }

  private static func command(_ generator: inout Generator, upTo next: Int) -> String {
    switch generator.below(10) {
    case 0: "undo"
    case 1: ["undo 2", "redo", "redo 2", "goto a"][generator.below(4)]
    case 2: "goto \(generator.below(next))"
    default: commands[generator.below(commands.count)]
    }
  }

  private func check(_ holds: Bool, _ seed: Int, _ typed: [String]) throws {
    guard !holds else { return }
    try #require(holds, "seed \(seed): \(typed.joined(separator: "; "))")
  }
}
