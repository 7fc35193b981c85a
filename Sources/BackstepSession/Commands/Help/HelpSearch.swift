import BackstepText

/// Looks for words in everything that help could tell.
struct HelpSearch {
  /// As many topics are worth a look.
  static let most = 12
  private static let small: Set<Substring> = [
    "the", "how", "what", "why", "who", "is", "are", "do", "does", "did", "to", "of", "in", "on",
    "and", "or", "for", "my", "can", "with", "a", "an", "i", "it", "me", "you", "this", "that",
    "about", "when", "which", "should", "make", "get", "want", "too",
  ]

  private let words: [Substring]

  /// Nil for a text with nothing in it to look for.
  init?(_ text: String) {
    let all = Self.words(text)
    let large = all.filter { !Self.small.contains($0) }
    words = (large.isEmpty ? all : large).map(Self.stem)
    if words.isEmpty { return nil }
  }

  /// The topics whose texts have most of the words, the best first; those of which the title or
  /// an alias has one before others.
  ///
  /// - Parameter texts: What is told about each topic of the state.
  func hits(in state: State, _ texts: [String]) -> [HelpTopic] {
    let topics = state.topics
    let scored = topics.indices.map { index -> (found: Int, inTitle: Int, Int, HelpTopic) in
      let topic = topics[index]
      let text = topic.text + " " + (index < texts.count ? texts[index] : "")
      let title = ([topic.title(in: state.shape)] + topic.aliases).flatMap(Self.words)
      let body = Self.words(text)
      let found = words.filter { word in (title + body).contains { $0.hasPrefix(word) } }
      let inTitle = words.filter { word in title.contains { $0.hasPrefix(word) } }
      return (found.count, inTitle.count, index, topic)
    }
    let best = scored.map(\.found).max() ?? 0
    guard best > 0, best * 2 >= words.count else { return [] }
    return scored.filter { $0.found == best }
      .sorted { (-$0.inTitle, $0.2) < (-$1.inTitle, $1.2) }.map(\.3)
  }

  /// `learning` is looked for in `learns` too.
  private static func stem(_ word: Substring) -> Substring {
    let ending = ["ing", "ed", "es", "s"].first { word.hasSuffix($0) && word.count > $0.count + 2 }
    return word.dropLast(ending?.count ?? 0)
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}

extension HelpTopic {
  /// What its declaration says of it.
  fileprivate var text: String {
    switch self {
    case .command(let declaration): declaration.summary + " " + declaration.details
    case .setting(let setting): setting.summary + " setting"
    case .word(let word): word.aliases.joined(separator: " ")
    case .activation, .loss, .optimizer, .mistake, .name: kind.rawValue
    }
  }
}
