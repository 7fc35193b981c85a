import Testing

@testable import BackstepSession

/// The losses that `plot loss` draws.
@Suite struct LossCourseTests {
  private func epochs(_ session: Session) -> [Int] {
    session.state.course.training.entries.map(\.epoch)
  }

  @Test func itDoesNotDependOnHowManyCommandsTrained() throws {
    let whole = try TimelineTests.session("train 2500").state.course
    let parts = try TimelineTests.session("train 7; train 1100; train 1393").state.course
    #expect(whole == parts)
    #expect(whole.training.entries.count <= 1000 && whole.training.entries.last?.epoch == 2500)
  }

  @Test func epochsByHandCountToo() throws {
    let byHand = try TimelineTests.session("cycle 8").state.course.training.entries
    let trained = try TimelineTests.session("train 2").state.course.training.entries
    #expect(byHand.map(\.epoch) == [1, 2])
    for (a, b) in zip(byHand, trained) { #expect(abs(a.loss - b.loss) < 1e-12) }
  }

  @Test func itGoesBackInTimeAndBeginsAnew() throws {
    var session = try TimelineTests.session("train 5; train 5; undo")
    #expect(epochs(session) == [1, 2, 3, 4, 5])
    for command in ["reset", "data or"] {
      var other = session
      _ = try other.perform(command)
      #expect(other.state.course == LossCourse())
    }
    _ = try session.perform("train 1")
    #expect(epochs(session) == [1, 2, 3, 4, 5, 6])
  }

  @Test(arguments: [
    "train 2500", "cycle 3; data circles split=0.2; set lr 0.01; train 120",
    "cycle 5",
  ])
  func itIsSavedAndReadToTheBit(_ script: String) throws {
    let session = try TimelineTests.session(script)
    let read = try SessionFile.session(SessionFile.bytes(of: session))
    #expect(read.state.course == session.state.course)
    #expect(read.state.course != LossCourse())
  }

  @Test func aFileWithACourseThatCannotBeIsRefused() throws {
    let text = String(
      decoding: try SessionFile.bytes(of: try TimelineTests.session("train 3")), as: UTF8.self)
    for (old, new) in [("\"last\": 3", "\"last\": 2"), ("\"every\": 1", "\"every\": 0")] {
      #expect(text.contains(old), "\(text.prefix(3000))")
      let range = try #require(text.firstRange(of: old))
      let changed = text.replacingCharacters(in: range, with: new)
      #expect(throws: FileFault.self) { try SessionFile.session(Array(changed.utf8)) }
    }
  }

  /// A loss that is no number is the same as itself, so that looking on is no change.
  @Test func aDivergedRunIsNoChange() throws {
    var session = try TimelineTests.session("net 2 3 1 linear; set lr 1e300; train 4")
    let time = session.state.time
    _ = try session.perform("print lr")
    #expect(session.state.time == time)
  }

  @Test func lossesHeldOutAreFew() throws {
    let session = try TimelineTests.session(
      "data circles split=0.2; set lr 0.01; train 500")
    let held = session.state.course.heldOut.entries
    #expect(held.count <= 50 && held.last?.epoch == 500 && held.first?.epoch == 1)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
