import Backprop

extension State {
  /// More are no help to anybody, and each is looked up twice a command.
  static let mostWatches = 100

  /// The names in a text, blanks or commas between them, each once.
  func names(in text: String) throws(SessionError) -> [Name] {
    var names: [Name] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let name = try ExpressionParser.parseName(String(word), in: architecture)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Keeps watching what the new network has too, by how it is written; tells what it has not.
  mutating func keepWatches(from old: Architecture) -> Note? {
    var dropped: [String] = []
    watches = watches.compactMap { name in
      let text = name.text(in: old)
      if let kept = try? ExpressionParser.parseName(text, in: architecture) { return kept }
      dropped.append(text)
      return nil
    }
    return dropped.isEmpty ? nil : .watchesDropped(dropped)
  }
}
