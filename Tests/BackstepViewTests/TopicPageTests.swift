import BackstepText
import Testing

@testable import BackstepSession
@testable import BackstepView

/// What help says of each topic.
@Suite struct TopicPageTests {
  private static let topics =
    HelpTopic.all + Quantity.all(in: State().shape).map { .name(Name($0)) }

  @Test(arguments: [80, 40])
  func everyTopicIsTold(_ width: Int) throws {
    let state = Session().state
    for topic in Self.topics {
      let lines = Page(ViewOptions(width: width), state).about(topic)
      let title = topic.title(in: state.shape)
      #expect(lines.count > 1, "\(title)")
      // Formulas and usages stand whole, and names of many files are long.
      let prose = lines.filter { !$0.contains("=") && !$0.contains("|") && !$0.contains(".csv") }
      if topic.kind != .command {
        #expect(prose.allSatisfy { $0.displayWidth <= width }, "\(title)")
      }
    }
  }

  /// What stands in backquotes can be typed.
  @Test(arguments: Word.allCases)
  func whatAWordShowsCanBeTyped(_ word: Word) throws {
    let parts = WordWords(word).text.split(separator: "`", omittingEmptySubsequences: false)
    #expect(parts.count % 2 == 1)
    let state = try Self.everythingComputed()
    for (index, part) in parts.enumerated() where index % 2 == 1 {
      let code = String(part)
      let isTopic = !state.topics(named: code).isEmpty
      #expect(isTopic || (try? Command(code, in: state, isTyped: true)) != nil, "\(code)")
      if code.hasPrefix("help ") {
        #expect(!state.topics(named: String(code.dropFirst(5))).isEmpty, "\(code)")
      }
    }
  }

  private static func everythingComputed() throws -> State {
    var session = Session()
    for command in ["step 4", "forward", "loss", "backward"] { _ = try session.perform(command) }
    return session.state
  }

  @Test func aSearchShowsWhereItStands() throws {
    var session = Session()
    let effects = Effects(topicTexts: \.topicTexts)
    let page = { (command: String) throws in
      TextView(ViewOptions(width: 80)).text(of: try session.perform(command, effects))
    }
    let found = try page("help the learning is too slow in deep networks")
    #expect(found.contains("help vanishing gradient   "))
    let overfitting = try page("help how to stop overfitting").lines
    #expect(overfitting[1].hasPrefix("  help generalization"), "\(overfitting)")
    #expect(try page("help cheese rate").contains("There is no topic `cheese rate`."))
    #expect(try page("help relu").hasPrefix("relu, an activation\n  a = max(0, z)\n"))
    #expect(try page("help topics").lines.allSatisfy { $0.displayWidth <= 80 })
    #expect(throws: SessionError.self) { try page("help xyzzy plugh") }
  }
}
