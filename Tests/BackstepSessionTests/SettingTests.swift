import Backprop
import Testing

@testable import BackstepSession

/// What `set SETTING` takes, what it refuses, and what it leaves alone.
@Suite("Settings")
struct SettingTests {
  @Test(
    "A value in range is taken, and told as one would type it",
    arguments: [
      ("huberdelta 0.25", "huberdelta", "0.25"), ("alpha 0.9", "alpha", "0.9"),
      ("momentum 0.8", "momentum", "0.8"), ("momentum = 1", "momentum", "1"),
      ("lr = 0.3", "lr", "0.3"), ("lr=0.3", "lr", "0.3"), ("lr= .3", "lr", "0.3"),
      ("digits = 5", "digits", "5"), ("loss = half", "loss", "half"),
      ("batch =auto", "batch", "auto"),
      ("init=constant 2", "init", "constant 2"), ("seed 7", "seed", "7"),
      ("memory = 2 MB", "memory", "2 MB"), ("memory 1500B", "memory", "1500 bytes"),
      ("memory 1500 bytes", "memory", "1500 bytes"),
      ("beta1 0", "beta1", "0"), ("beta2 0.99", "beta2", "0.99"),
      ("epsilon 1e-6", "epsilon", "1e-06"), ("decay 0.01", "decay", "0.01"),
      ("clip 2", "clip", "2"), ("clip off", "clip", "off"), ("batch 32", "batch", "32"),
      ("shuffle on", "shuffle", "on"), ("dropout 0.5", "dropout", "0.5"),
      ("every 100", "every", "100"), ("every 0", "every", "0"),
    ])
  func taken(text: String, name: String, shown: String) throws {
    var session = Session()
    _ = try session.perform("set " + text)
    let setting = try #require(Session.settings.first { $0.name == name })
    #expect(setting.value(session).text == shown)
  }

  @Test(
    "A value out of range is refused and changes nothing",
    arguments: [
      "momentum -0.1", "momentum 1.1", "beta1 1", "beta2 -1", "alpha 1", "alpha -0.1",
      "huberdelta 0", "huberdelta -1",
      "huberdelta nan", "huberdelta", "epsilon -1", "decay -1", "clip 0",
      "clip -1", "clip on", "batch 0", "batch 2.5", "batch 99999999999999999999", "shuffle maybe",
      "shuffle", "dropout 1", "dropout -0.1", "dropout nan", "every -1", "every x", "lr inf",
      "batch 1 2", "momentum", "lr = = 1", "= 1", "seed -1", "seed 1.5", "digits = 18",
    ])
  func refused(text: String) {
    var session = Session()
    let before = session.state
    #expect(throws: SessionError.self) { try session.perform("set " + text) }
    #expect(session.state == before)
  }

  @Test(
    "How to nudge and train makes no computed value stale",
    arguments: [
      "lr 2", "huberdelta 2", "optimizer adam", "optimizer rmsprop", "alpha 0.5", "momentum 0.5",
      "beta1 0.5", "beta2 0.5", "epsilon 1", "decay 1",
      "clip 1", "batch 1", "shuffle off", "dropout 0", "every 5",
    ])
  func nothingStale(text: String) throws {
    var session = Session()
    for stage in ["forward", "loss", "backward"] { _ = try session.perform(stage) }
    _ = try session.perform("set " + text)
    #expect(session.state.values.freshness(of: .backward) == .fresh)
  }

  @Test(
    "Which samples the stages work on, and which neurons are dropped, makes all of it stale",
    arguments: ["batch 2", "shuffle on", "dropout 0.1"])
  func allStale(text: String) throws {
    let session = try Session.after("set seed 3; forward; loss; backward; set \(text)")
    #expect(session.state.values.freshness(of: .forward) == .stale(since: "set \(text)"))
  }

  @Test("huberdelta makes the loss and what follows stale, where the loss is huber")
  func huberDelta() throws {
    var session = try Session.after("set huberdelta 2; set loss huber; forward; loss; backward")
    #expect(session.state.settings.loss == Loss(.huber, huberDelta: 2))
    _ = try session.perform("set huberdelta 2")
    #expect(session.state.values.freshness(of: .backward) == .fresh)
    _ = try session.perform("set huberdelta 0.5")
    #expect(session.state.values.freshness(of: .forward) == .fresh)
    #expect(throws: SessionError.self) { try session.perform("print loss") }
    _ = try session.perform("net 2 3 2 softmax")
    #expect(session.state.settings.loss == Loss(.ce, huberDelta: 0.5))
  }

  @Test("Another optimizer begins without the moments of the one before")
  func freshMoments() throws {
    var session = Session()
    for text in ["set optimizer momentum", "cycle 3"] { _ = try session.perform(text) }
    #expect(session.state.optimizerState.stepCount == 3)
    _ = try session.perform("set optimizer momentum")
    #expect(session.state.optimizerState.stepCount == 3)
    _ = try session.perform("set optimizer adam")
    #expect(session.state.optimizerState == OptimizerState())
  }

  /// Whatever a state's settings hold is in the table, and so in files and in `diff`.
  @Test("Every field of the settings has a row of the table")
  func everyFieldIsInTheTable() {
    func leaves(_ value: Any) -> Int {
      if value is OptimizerSettings || value is Settings || value is Loss {
        return Mirror(reflecting: value).children.reduce(0) { $0 + leaves($1.value) }
      }
      return 1
    }
    #expect(leaves(Settings()) == Settings.all.count)
    #expect(Set(Session.settings.map(\.name)).count == Settings.all.count + 1)
  }

  @Test("A file without a setting, or without any, means the usual value")
  func absentMeansUsual() throws {
    let architecture = State().architecture
    func read(_ text: String) throws -> Settings {
      let value = try JSONReader.read(Array(text.utf8))
      return try Codec.settings(for: architecture).read(JSONNode(path: "settings", value: value))
    }
    #expect(try read("{}") == Settings())
    var settings = Settings()
    (settings.loss, settings.learningRate) = (.half, 0.25)
    #expect(try read(#"{"loss":"half","lr":0.25}"#) == settings)
  }
}
