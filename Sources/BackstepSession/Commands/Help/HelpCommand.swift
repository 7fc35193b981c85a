import BackstepText

extension CommandDeclaration {
  static let help: Self = CommandDeclaration(
    "help", short: ["h", "?"], usage: ["help [COMMAND|TOPIC|NAME]", "help all", "help topics"],
    summary: "all commands, or one; a setting, a word such as gradient, a name such as dOut",
    details: """
      Alone it names the commands, in groups; `help all` has a line on each. `help TOPIC` explains a
      command, a setting (`help lr`), an activation, a loss, an optimizer (`help adam`), a mistake of
      the bug lab, a word (`help blame`) or a name (`help dHidden`); `help topics` lists them. Of
      other words it says where they stand: `help too many epochs`.
      """,
    completion: .topics
  ) { session, arguments, effects throws(SessionError) in
    let state = session.state
    // As they are typed, quotes or not.
    let text = arguments.words.joined(separator: " ")
    switch text {
    case "": return Outcome(body: .help(HelpReport(.overview)))
    case "all": return Outcome(body: .help(HelpReport(.list)))
    case "topics": return Outcome(body: .help(HelpReport(.index)))
    default: break
    }
    var topics = state.topics(named: text)
    // Names that only a normalised network has.
    if topics.isEmpty, let normalised = state.shape.normalised,
      Quantity(text[...], in: normalised) != nil
    {
      topics = state.topics(named: Word.batchNormalization.rawValue)
    }
    guard topics.isEmpty else { return Outcome(body: .help(HelpReport(.topics(topics)))) }
    // Of a name with an index too many, what is wrong with it.
    if text.contains("["), Quantity(text.prefix { $0 != "[" }, in: state.shape) != nil {
      _ = try ExpressionParser.parseName(text, in: state.shape)
    }
    let near = Suggestions.nearest(to: text, in: state.topicTitles)
    let hits = HelpSearch(text)?.hits(in: state, effects.topicTexts(state)) ?? []
    guard !hits.isEmpty else { throw .typing(.unknownTopic(text, suggestions: near)) }
    return Outcome(
      body: .help(
        HelpReport(
          .found(
            text, near: near, hits: Array(hits.prefix(HelpSearch.most)),
            more: max(0, hits.count - HelpSearch.most)))))
  }
}

/// Help, about whatever was asked.
package struct HelpReport: Sendable {
  package enum Subject: Sendable {
    /// The commands in groups.
    case overview
    /// A line on each command.
    case list
    /// The titles of all topics.
    case index
    /// All that goes by a name.
    case topics([HelpTopic])
    /// Topics whose titles are near a text that is none, those in whose texts its words are, and
    /// how many more of these there are.
    case found(String, near: [String], hits: [HelpTopic], more: Int)
  }

  package let subject: Subject

  package init(_ subject: Subject) { self.subject = subject }
}
