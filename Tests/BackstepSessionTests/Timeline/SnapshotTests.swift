import Backprop
import Testing

@testable import BackstepSession

/// What is kept of a run so that its epochs come back quickly.
@Suite struct SnapshotTests {
  /// Nets for which a few epochs are much to do again.
  private static let setups = [
    "net 2 2000 1", "net 2 60 1; bug stale; set shuffle on",
    "net 2 1000 1 tanh; set optimizer adam; set shuffle on; set batch 3; set dropout 0.1",
  ]

  @Test(arguments: setups)
  func epochsComeFromTheNearestOne(_ setup: String) throws {
    let start = try session(setup)
    var long = start
    _ = try long.perform("train 40")
    let moment = long.timeline.present
    let run = try #require(moment.run)
    #expect((1...32).contains(run.snapshots.count), "\(run.snapshots.count)")
    let last = try #require(run.snapshots.last)
    let retracing = try Retracing(run, from: start.state, command: "", to: 39)
    #expect(retracing.epoch == last.epoch && last.epoch > 20)
    for epoch in [last.epoch - 1, last.epoch, 39] {
      var there = long
      _ = try there.perform("goto epoch \(epoch)")
      let short = try session(setup, "train \(epoch)")
      #expect(there.state.network == short.state.network)
      #expect(there.state.optimizerState == short.state.optimizerState)
      #expect(there.state.generator == short.state.generator)
      #expect(there.state.order == short.state.order)
    }
  }

  @Test func theirDistancesGrowWithTheRun() throws {
    let start = try session("net 2 40000 1").state
    let data = try #require(start.data)
    var snapshots = Snapshots(from: start, on: data, limit: MemorySize(bytes: 1 << 30))
    var state = start
    for done in 1...1000 {
      state.epoch = start.epoch + done
      if snapshots.isWanted(after: done) { snapshots.keep(state) }
      #expect(snapshots.states.count <= 32)
      let last = snapshots.states.last?.epoch ?? 0
      #expect(done - last <= max(1, done / 8), "\(done) from \(last)")
    }
  }

  @Test func smallRunsKeepNone() throws {
    #expect(try session("train 500").timeline.present.run?.snapshots.isEmpty == true)
  }

  @Test func theyAreCountedAndGoFirst() throws {
    var session = try session(Self.setups[0], "train 60")
    let kept = try #require(session.timeline.present.run).snapshots.count
    let bytes = session.timeline.bytes
    let weights = session.state.network.parameters.count * 8
    #expect(kept > 1 && bytes > kept * weights)
    _ = try session.perform("set memory \(bytes - weights) B")
    #expect(session.timeline.forgotten == 0)
    #expect(session.timeline.present.run?.snapshots.isEmpty == true)
    #expect(session.timeline.bytes <= bytes - kept * weights)
    _ = try session.perform("goto epoch 59")
    #expect(
      session.state.network
        == (try BackstepSessionTests.session(Self.setups[0], "train 59").state.network))
  }

  @Test func aLittleMemoryKeepsFew() throws {
    let session = try session("set memory 400 KB", Self.setups[0], "train 60")
    #expect(session.timeline.present.run?.snapshots.isEmpty == true)
  }

  @Test("What a run started from may be forgotten; its end is not")
  func forgotten() throws {
    var session = try session("train 10; set memory 1 KB")
    #expect(session.timeline.all.map(\.number) == [1])
    #expect(
      throws: SessionError.time(.epochForgotten(4, command: "train 10", time: 1))
    ) { try session.perform("goto epoch 4") }
    _ = try session.perform("goto epoch 10")
    #expect(session.state.epoch == 10)
    guard case .find(let report) = try session.perform("find epoch > 0").body else { return }
    #expect(report.place.epoch == 10 && report.before == nil)
  }
}
