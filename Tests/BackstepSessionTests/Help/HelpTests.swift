import Testing

@testable import BackstepSession

@Suite struct HelpTests {
  private func subject(_ command: String) throws -> HelpReport.Subject {
    var session = Session()
    let effects = Effects(topicTexts: { state in
      state.topics.map {
        if case .word(.vanishing) = $0 { "sigmoids in deep networks" } else { "" }
      }
    })
    guard case .help(let report) = try session.perform(command, effects).body else {
      throw NoHelp()
    }
    return report.subject
  }

  private struct NoHelp: Error {}

  private func kinds(_ command: String) throws -> [String] {
    guard case .topics(let topics) = try subject(command) else { return [] }
    return topics.map(\.kind.rawValue)
  }

  @Test(arguments: [
    ("help forward", ["command"]), ("help f", ["command"]), ("help forw", ["command"]),
    ("help lr", ["setting", "name"]), ("help loss", ["command", "setting", "word", "name"]),
    ("help relu", ["activation"]), ("help huber", ["loss"]), ("help adam", ["optimizer"]),
    ("help momentum", ["setting", "optimizer", "name"]), ("help slope-of-a", ["mistake"]),
    ("help bias", ["mistake", "word"]), ("help Learning-Rates", ["word"]),
    ("help learning rate", ["word"]), ("help delta", ["word"]), ("help dHidden", ["name"]),
    ("help dHidden[1]", ["name"]), ("help W1[0][1]", ["name"]), ("help gradien", []),
    ("help backprop", ["word"]), ("help vanish", ["word"]), ("help epochs", ["word"]),
  ])
  func knows(_ command: String, _ kinds: [String]) throws {
    #expect(try self.kinds(command) == kinds)
  }

  @Test func everyTopicIsFoundByItsTitle() throws {
    let state = State()
    for topic in state.topics {
      let title = topic.title(in: state.shape)
      #expect(try kinds("help \(title)").contains(topic.kind.rawValue), "\(title)")
    }
  }

  @Test func noTwoWordsHaveAnAliasInCommon() {
    let all = Word.allCases.flatMap { [$0.rawValue] + $0.aliases }
    #expect(Set(all).count == all.count)
  }

  @Test func looksForWhatIsNoTopic() throws {
    guard case .found(let text, _, let hits, _) = try subject("help deep sigmoids") else {
      throw NoHelp()
    }
    #expect(text == "deep sigmoids")
    #expect(hits.first?.title(in: State().shape) == "vanishing gradient")
  }

  @Test(arguments: ["help qqqq", "help zzzz yyyy", "help W1[9]"])
  func refusesWhatItKnowsNothingOf(_ command: String) {
    #expect(throws: SessionError.self) { try subject(command) }
  }

  @Test func suggestsTheNearest() {
    var session = Session()
    #expect {
      try session.perform("help forwrad")
    } throws: {
      ($0 as? SessionError) == .typing(.unknownTopic("forwrad", suggestions: ["forward"]))
    }
  }
}
