import Backprop

extension State {
  /// More are no help to anybody, and each is looked up twice a command.
  static let mostWatches = 100

  /// The names in a text, blanks or commas between them, each once.
  func names(in text: String) throws(SessionError) -> [Name] {
    var names: [Name] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let name = try ExpressionParser.parseName(String(word), in: shape)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// Keeps watching what the new network has too, by how it is written; tells what it has not.
  mutating func keepWatches(from old: Architecture) -> Note? {
    var dropped: [String] = []
    watches = watches.compactMap { name in
      let text = name.text(in: Shape(old, samples: sampleCount))
      if let kept = try? ExpressionParser.parseName(text, in: shape) { return kept }
      dropped.append(text)
      return nil
    }
    return dropped.isEmpty ? nil : .watchesDropped(dropped)
  }

  /// Watches all samples of what there is one of for each: the places of samples have changed.
  mutating func widenWatches() {
    var widened: [Name] = []
    for name in watches {
      let kept =
        name.quantity.isOfSample
        ? (try? Name(name.quantity, typed: [], in: shape)) ?? name : name
      if !widened.contains(kept) { widened.append(kept) }
    }
    watches = widened
  }
}
