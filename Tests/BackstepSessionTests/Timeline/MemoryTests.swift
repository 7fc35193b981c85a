import Backprop
import Testing

@testable import BackstepSession

@Suite struct MemoryTests {
  @Test func theOldestMomentsGoFirstAndNotSilently() throws {
    var session = try TimelineTests.session("mark first; set memory 16 KB")
    var notes: [Note] = []
    for index in 0..<40 {
      notes += try session.perform("set lr \(index)").notes
      #expect(session.timeline.bytes <= 16 * 1024)
    }
    let oldest = try #require(session.timeline.all.first?.number)
    #expect(session.timeline.all.map(\.number) == Array(oldest...40))
    #expect(session.timeline.forgotten == oldest)
    #expect(notes == [.momentsForgotten(1, marks: ["first"], limit: "16 KB")])
    #expect(throws: SessionError.time(.noSuchMark("first", marks: []))) {
      try session.perform("goto first")
    }
    #expect(throws: SessionError.time(.noSuchTime(0, first: oldest, last: 40))) {
      try session.perform("goto 0")
    }
    #expect(
      throws: SessionError.time(.cannotUndo(asked: 40, possible: 40 - oldest, oldest: oldest))
    ) {
      try session.perform("undo 40")
    }
  }

  @Test func thePresentIsNeverForgotten() throws {
    var session = try TimelineTests.session("set lr 1; set lr 2; set lr 3; goto 1")
    let report = try session.perform("set memory 1 KB")
    #expect(report.notes == [.momentsForgotten(3, marks: [], limit: "1 KB")])
    #expect(session.timeline.all.map(\.number) == [1])
    #expect(session.state.settings.learningRate == 1)
    _ = try session.perform("set lr 7")
    #expect(session.timeline.all.map(\.number) == [4])
    #expect(throws: SessionError.time(.cannotUndo(asked: 1, possible: 0, oldest: 4))) {
      try session.perform("undo")
    }
  }

  /// A session's file may be read at any time; the moments that are there are walked, not the times
  /// in between, which would take hours.
  @Test func emptyTimesAreNotWalked() throws {
    var session = Session()
    session.timeline.reserve(upTo: 1_000_000_000_000_000)
    for _ in 0..<3 { _ = try session.perform("step") }
    let report = try session.perform("set memory 1 KB")
    #expect(report.notes == [.momentsForgotten(3, marks: [], limit: "1 KB")])
    #expect(session.timeline.all.map(\.number) == [1_000_000_000_000_001])
  }

  @Test func sharedBuffersCountOnce() throws {
    var session = try TimelineTests.session("net 100 100 1")
    let weights = 10_201 * 8
    let before = session.timeline.bytes
    for index in 0..<20 { _ = try session.perform("set lr \(index)") }
    #expect(session.timeline.bytes - before < 20 * 4096)
    _ = try session.perform("set W1[0][0] 1")
    // The weights, and those that `reset` goes back to, which are the same.
    #expect((weights..<weights + 50_000).contains(session.timeline.bytes - before))
    _ = try session.perform("set memory 1 KB")
    #expect((weights..<3 * weights).contains(session.timeline.bytes))
  }

  @Test func aThousandStagesOfASmallNetworkTakeLittle() throws {
    var session = Session()
    for _ in 0..<1000 { _ = try session.perform("step") }
    #expect(session.timeline.count == 1001)
    #expect(session.timeline.bytes < 4_000_000)
    for _ in 0..<1000 { _ = try session.perform("undo") }
    #expect(session.state == State())
  }

  @Test(arguments: [
    ("4096", 4096, "4 KB"), ("64KB", 65_536, "64 KB"), ("1 MB", 1 << 20, "1 MB"),
    ("2gb", 2 << 30, "2 GB"), ("1500 B", 1500, "1500 bytes"), ("3 m", 3 << 20, "3 MB"),
  ])
  func readsSizes(_ typed: String, bytes: Int, text: String) throws {
    let session = try TimelineTests.session("set memory \(typed)")
    #expect(session.timeline.limit == MemorySize(bytes: bytes))
    #expect(session.timeline.limit.text == text)
  }

  /// A field that is added must be looked at in three places: `SessionFile` (to be saved),
  /// `State.buffers` (to be counted, when it can be large) and, for a learner to see,
  /// `Difference`. Then it is added here.
  @Test func everyFieldIsKnown() {
    func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    #expect(
      fields(State()) == [
        "network", "initialParameters", "optimizerState", "frozen", "watches", "own", "answer",
        "bug", "settings",
        "generator", "data", "heldOut", "sample", "values", "epoch", "course",
        "epochProgress", "order",
        "masks", "hasNudged", "compared", "time",
      ])
    #expect(
      fields(StageValues()) == [
        "forward", "losses", "backward", "changes", "nudge", "reached", "edit",
      ])
    #expect(fields(OptimizerState()) == ["firstMoment", "secondMoment", "stepCount"])
  }

  @Test func everyBufferIsCounted() throws {
    var session = try TimelineTests.session(
      "net 4 3 2 relu softmax; set x 1 2 3 4; set y 1 0; set optimizer adam; step 4; set W1[0][0] 2"
    )
    session.state.frozen = [Bool](repeating: false, count: session.state.network.parameters.count)
    let counted = Set(session.state.buffers.map(\.address))
    let all = Self.buffers(session.state)
    // What is left out is the architecture's: sizes, activations and offsets, four arrays.
    let small = Self.buffers(session.state.architecture)
    #expect(all.subtracting(small) == counted)
    #expect(small.count == 4)
    #expect(counted.count == 14)
  }

  /// Every array in a value, wherever it is.
  private static func buffers(_ value: Any) -> Set<UInt> {
    func address<T>(_ array: [T]) -> Set<UInt> {
      array.isEmpty
        ? [] : [array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }]
    }
    switch value {
    case let array as [Double] where type(of: value) == [Double].self: return address(array)
    case let array as [Bool] where type(of: value) == [Bool].self: return address(array)
    case let array as [Int] where type(of: value) == [Int].self: return address(array)
    case let array as [Activation] where type(of: value) == [Activation].self:
      return address(array)
    default:
      return Mirror(reflecting: value).children.reduce([]) { $0.union(buffers($1.value)) }
    }
  }
}
