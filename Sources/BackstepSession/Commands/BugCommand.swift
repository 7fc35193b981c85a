import Backprop

extension CommandDeclaration {
  static let bug: Self = CommandDeclaration(
    "bug",
    usage: ["bug", "bug list", "bug NAME", "bug random", "bug guess NAME", "bug off"],
    summary: "the bug lab: make backward commit a known mistake, and hunt it",
    details: """
      `bug list` names mistakes that programs are known to make. `bug NAME` makes this one commit it, in
      every backward and nudge and in `train`, until `bug off`; the prompt says so. `bug random`
      keeps secret which: hunt it with what any number here can be asked, then `bug guess NAME`.
      """,
    completion: .first(
      .words(["list", "random", "guess", "off"] + Mistake.allCases.map(\.rawValue)),
      then: ["guess": .sequence([.words(Mistake.allCases.map(\.rawValue))])])
  ) { session, arguments, _ throws(SessionError) in
    let words = arguments.words
    switch (words.first, words.count) {
    case (nil, _): return Outcome(body: .bug(.status))
    case ("list", 1): return Outcome(body: .bug(.list))
    case ("random", 1):
      session.state.hideBug(since: session.commandText)
      return Outcome(body: .bug(.hidden))
    case ("off", 1):
      let bug = session.state.bug
      session.state.choose(nil, since: session.commandText)
      return Outcome(
        body: .bug(.healed(bug?.mistake, wasHidden: bug?.isHidden ?? false)))
    case ("guess", 2):
      guard session.state.bug != nil else { throw .lab(.noBug) }
      let guess = try Mistake(word: words[1], besides: [])
      return Outcome(body: .bug(.guess(try session.state.guess(guess))))
    case (let word?, 1) where word != "guess":
      let mistake = try Mistake(word: word, besides: ["list", "random", "guess", "off"])
      session.state.choose(mistake, since: session.commandText)
      let idleness = session.state.idleness(of: mistake)
      return Outcome(
        body: .bug(.chosen(mistake)),
        notes: idleness.map { [.bugChangesNothing(mistake, $0)] } ?? [])
    default: throw arguments.usageError
    }
  }
}

extension Mistake {
  fileprivate init(word: String, besides others: [String]) throws(SessionError) {
    guard let mistake = Mistake(rawValue: word) else {
      throw .typing(
        .unknownWord(word, kind: .bug, choices: Mistake.allCases.map(\.rawValue) + others))
    }
    self = mistake
  }
}

extension State {
  /// Draws a bug that makes a difference in this network, and keeps it secret.
  fileprivate mutating func hideBug(since edit: String) {
    let candidates = Mistake.allCases.filter { idlenessByShape(of: $0) == nil }
    // Some are never idle, so there is always one to draw.
    choose(candidates[generator.below(candidates.count)], hidden: true, since: edit)
  }
}

/// What was said of the bug lab.
package enum BugReport: Sendable {
  /// All bugs there are.
  case list
  /// Whether one is on, and which, where that is no secret.
  case status
  /// One was chosen by name.
  case chosen(Mistake)
  /// One was drawn, and is kept secret.
  case hidden
  /// A guess was made.
  case guess(GuessReport)
  /// The program is whole again; nil when it was before. Says also whether it was a secret.
  case healed(Mistake?, wasHidden: Bool)
}
