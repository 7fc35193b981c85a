import Testing

@testable import BackstepSession

@Suite struct WatchTests {
  /// `name: before -> after` of every watch the last command touched.
  private func told(_ script: String) -> [String] {
    let script = Script(script)
    guard script.error == nil, let report = script.reports.last else { return ["refused"] }
    func text(_ value: WatchedValue) -> String {
      switch value {
      case .missing: "none"
      case .stale(_, let edit): "stale since \(edit)"
      case .known(let value): value.numbers.map { "\($0)" }.joined(separator: " ")
      }
    }
    return report.watched.map { change in
      let name = change.name.text(in: report.state.shape)
      return "\(name): \(text(change.before)) -> \(text(change.after))"
    }
  }

  @Test(arguments: [
    ("watch W1[0][0]; set W1[0][0] 2; set W1[0][0] 3", ["W1[0][0]: 2.0 -> 3.0"]),
    ("watch W1[0][0]; set W1[0][0] 2; set W1[0][0] 2", []),
    ("watch lr epoch; set lr 0.1", ["lr: 0.5 -> 0.1"]),
    ("watch x y; sample 1", ["x: 0.0 0.0 -> 0.0 1.0", "y: 0.0 -> 1.0"]),
    ("watch loss; net 2 1; set init zeros; forward; loss", ["loss: none -> 0.25"]),
    (
      "net 2 1; set init zeros; watch out loss; forward; loss; set b1 1",
      ["out: 0.5 -> stale since set b1 1", "loss: 0.25 -> stale since set b1 1"]
    ),
    (
      "net 2 1; set init zeros; watch out; forward; set b1 1; set b1 0; forward",
      ["out: stale since set b1 1 -> 0.5"]
    ),
    ("forward; watch out; set b1[0] 1; set b1[0] 2", []),
    ("watch b2; unwatch b2; set b2 3", []),
    ("watch b2 lr; unwatch; set b2 3", []),
    // `out` is the last layer's in every network.
    ("watch out; forward; net 2 3 3 1; forward; net 2 4 1", ["out: 0.0 -> none"]),
  ])
  func changesAreTold(_ script: String, _ lines: [String]) {
    let found = told(script)
    guard script.contains("net 2 3 3 1") else {
      #expect(found == lines)
      return
    }
    #expect(found.count == 1 && found[0].hasPrefix("out: 0.") && found[0].hasSuffix("-> none"))
  }

  @Test func onlyEntriesThatChangedAreEntries() throws {
    let script = Script("watch W1; set W1[2][0] 5")
    let change = try #require(script.reports.last?.watched.first)
    #expect(change.entries?.map { $0.name.text(in: script.state.shape) } == ["W1[2][0]"])
    #expect(change.entries?.first?.after == 5)
  }

  @Test func aNumberThatIsNoneIsNoChange() {
    let script = Script(
      "net 2 1 linear; set x 10 10; set y 1; set W1 1e308 -1e308; watch out; forward; loss")
    #expect(script.number("out").isNaN)
    #expect(script.reports.map(\.watched.count) == [0, 0, 0, 0, 0, 1, 0])
    #expect(script.reports.last?.watched == [])
  }

  @Test func aNetworkDropsWhatItHasNot() {
    let script = Script("watch hidden W2[2] W1 b1 out; net 2 2 2 1 nobias")
    #expect(script.reports.last?.notes.first == .watchesDropped(["hidden", "W2[2]", "b1"]))
    #expect(script.state.watches.map { $0.text(in: script.state.shape) } == ["W1", "out"])
  }

  @Test(arguments: [
    ("watch nothing", SessionError.naming(.unknownName("nothing", suggestions: []))),
    ("watch W1[9]", .naming(.indexRange(name: "W1", index: 9, last: 2, axis: .row))),
    ("watch W1; unwatch b1", .lab(.notWatched("b1", watched: ["W1"]))),
  ])
  func refusals(_ commands: String, _ error: SessionError) {
    let script = Script(commands)
    #expect(script.error == error)
    #expect(script.state.watches.count == script.reports.count)
  }

  /// While the samples of the stages change as well.
  @Test(arguments: [
    "set batch 2; net 2 2 2 1; sample 1; watch z2; watch dHidden2; net 2 1",
    "net 2 2 2 1; set batch 2; sample 0; watch W3; watch a3; watch a1; net 2 1",
  ])
  func aSmallerNetworkForgetsNamesBeforeItLooksAtThem(_ script: String) {
    let script = Script(script)
    #expect(script.error == nil)
    #expect(script.reports.last?.state.architecture.sizes == [2, 1])
  }

  @Test func thereIsAnEndToWatching() {
    #expect(
      Script("net 200 2; " + (0...100).map { "watch x[\($0)]" }.joined(separator: ";")).error
        == .lab(.tooManyWatches(100)))
  }
}
