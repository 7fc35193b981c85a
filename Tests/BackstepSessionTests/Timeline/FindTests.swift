import Backprop
import Testing

@testable import BackstepSession

/// Where a condition first held.
@Suite struct FindTests {
  private static func found(_ line: String, _ condition: String) throws -> FindReport {
    var session = try session(line)
    let count = session.timeline.count
    guard case .find(let report) = try session.perform("find " + condition).body else {
      throw Session.NotATraining()
    }
    #expect(session.timeline.count == count)
    return report
  }

  @Test(
    "It is the epoch at which `train until` would have stopped",
    arguments: [
      ("", "loss < 0.3"),
      ("set shuffle on; set batch 2; set optimizer adam; set lr 0.1", "loss < 0.2"),
      ("set lr 1; train 3", "W1[0][1] < 0.03"),
      ("net 2 4 1 tanh batchnorm; set batch 4", "loss < 0.2"),
      ("bug sign", "loss > 0.4"), ("let target = 0.31", "loss < target"),
    ])
  func asTrainUntil(_ setup: String, _ condition: String) throws {
    let until = try session(setup, "train 300 until \(condition)")
    let report = try Self.found(setup + "; train 300", condition)
    #expect(report.place.epoch == until.state.epoch)
    #expect(report.place.isInside && report.command == "goto epoch \(until.state.epoch)")
    var there = try session(setup, "train 300")
    _ = try there.perform(try #require(report.command))
    #expect(there.state.network == until.state.network)
    #expect(report.before.map { $0.epoch } == until.state.epoch - 1)
  }

  @Test(
    "Moments between are asked too, and what to type leads there",
    arguments: [
      ("train 5; set lr 3; train 5", "lr == 3", 5, "goto 2"),
      ("train 5; set lr 3; train 5", "epoch == 7", 7, "goto epoch 7"),
      ("train 5; set lr 3; train 5", "epoch == 5", 5, "goto epoch 5"),
      ("train 5; reset; train 9", "epoch == 4", 4, "goto epoch 4 of 1"),
      ("train 5; reset; train 9", "epoch == 8", 8, "goto epoch 8"),
      ("train 5; goto epoch 2; train 8", "epoch == 3", 3, "goto epoch 3 of 1"),
      ("train 5", "loss < 9", 0, "goto 0"), ("train 5; set lr 3", "lr == 3", 5, nil),
      ("train 5", "epoch >= 5", 5, nil),
      ("net 3 1; set lr 4; net 2 3 1; train 2", "loss < 9 ", 0, "goto 0"),
      ("net 2 1; net 2 3 1; train 9", "W1[2][0] < 0.39", 5, "goto epoch 5"),
    ])
  func between(_ line: String, _ condition: String, _ epoch: Int, _ command: String?) throws {
    let report = try Self.found(line, condition)
    #expect(report.place.epoch == epoch || condition.hasPrefix("W1"))
    #expect(report.command == command || condition.hasPrefix("W1"))
    if let command = report.command {
      var session = try session(line)
      _ = try session.perform(command)
      #expect(session.state.epoch == report.place.epoch)
    }
  }

  @Test("A condition that never held tells the nearest it came")
  func never() throws {
    var session = try session("train 30")
    let last = try #require(try session.state.value(of: "accuracy").number)
    do throws(SessionError) {
      _ = try session.perform("find accuracy == 5")
      Issue.record("found")
    } catch {
      guard case .time(.neverHeld(let report)) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(report.places == 31 && report.lastEpoch == 30 && report.left == "accuracy")
      #expect(try #require(report.nearest?.value) >= last)
      #expect(!report.isNaN)
    }
  }

  @Test(arguments: [
    ("net 2 1 linear; set W1 1e200 1e200; train 3; reset", "loss == 0/0", true),
    ("train 3", "W1 > 100", false),
  ])
  func whatIsNoNumberIsSaid(_ line: String, _ condition: String, _ isNaN: Bool) throws {
    var session = try session(line)
    #expect {
      try session.perform("find \(condition)")
    } throws: { error in
      guard case .time(.neverHeld(let report)) = error as? SessionError else { return false }
      return report.isNaN == isNaN && report.nearest == nil && report.command == nil
    }
  }

  @Test("A neuron is dead whose slope is next to nothing on every sample")
  func dead() throws {
    let line = "net 2 3 1 relu sigmoid; set W1 -1 -1 1 1 1 -1; set b1 -0.1 0 0; set lr 0.1"
    var session = try session(line)
    #expect(try session.state.value(of: "dead1").numbers == [1, 0, 0])
    #expect(try session.state.value(of: "dead2").numbers == [0])
    #expect(try Self.found(line, "dead1[0] == 1").place.epoch == 0)
    _ = try session.perform("set b1[1] -9")
    #expect(try session.state.value(of: "sum(dead1)").number == 2)
    _ = try session.perform("data circles")
    #expect(try session.state.value(of: "dead1").numbers.count == 3)
    _ = try session.perform("data iris", Effects(bundledData: Effects.bundled))
    #expect(throws: SessionError.data(.noData)) { try session.state.value(of: "dead1") }
    // A step too large, and every hidden neuron is dead: `until` and `find` know the epoch.
    let dying = "seed 5; net 2 3 1 relu linear; set lr 5"
    let until = try BackstepSessionTests.session(dying, "train 40 until sum(dead1) == 3")
    #expect((1..<40).contains(until.state.epoch))
    #expect(
      try Self.found(dying + "; train 40", "sum(dead1) == 3").place.epoch == until.state.epoch)
  }

  @Test(arguments: ["", "hidden > 1", "loss <", "loss = 1", "nonsense > 1", "time > 1", "out"])
  func refuses(_ condition: String) throws {
    var session = try session("train 2")
    #expect(throws: SessionError.self) { try session.perform("find \(condition)") }
    #expect(session.timeline.current == 1)
  }
}
