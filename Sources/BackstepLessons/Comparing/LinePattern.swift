/// An expected line, against which lines that were found are held.
struct LinePattern: Sendable {
  /// The tokens between elisions; one more than there are elisions.
  private let parts: [[OutputToken]]

  init(_ expected: String) {
    parts = OutputToken.tokens(of: expected, elides: true)
      .split(separator: .elision, omittingEmptySubsequences: false).map(Array.init)
  }

  /// Whether a line that was found, taken apart, is as expected.
  func matches(_ found: [OutputToken]) -> Bool {
    Elision.matches(parts, found) { $0.matches($1) }
  }
}

/// Matching with gaps, for tokens in a line as for lines in an output.
enum Elision {
  /// Whether `found` consists of the parts in order, with anything between two of them: the first
  /// stands at the beginning, the last at the end, each other as far left as it can.
  static func matches<Expected, Found>(
    _ parts: [[Expected]], _ found: [Found], by same: (Expected, Found) -> Bool
  ) -> Bool {
    mismatch(parts, found, by: same) == nil
  }

  /// The first thing expected that is not there, and the place of what may stand there for it: no
  /// such thing when `found` goes on too long. Nil when all is as expected.
  static func mismatch<Expected, Found>(
    _ parts: [[Expected]], _ found: [Found], by same: (Expected, Found) -> Bool
  ) -> (expected: Expected?, found: Int?)? {
    func isPlaced(_ part: [Expected], at start: Int) -> Bool {
      part.indices.allSatisfy { same(part[$0], found[start + $0]) }
    }
    let first = parts.first ?? []
    for (place, expected) in first.enumerated() {
      guard place < found.count, same(expected, found[place]) else { return (expected, place) }
    }
    guard parts.count > 1, let last = parts.last else {
      return found.count > first.count ? (nil, first.count) : nil
    }
    var position = first.count
    let end = found.count - last.count
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      let bound = end - part.count
      guard position <= bound,
        let place = (position...bound).first(where: { isPlaced(part, at: $0) })
      else { return (part[0], nil) }
      position = place + part.count
    }
    guard position <= end else { return (last.first, nil) }
    for (offset, expected) in last.enumerated() where !same(expected, found[end + offset]) {
      return (expected, end + offset)
    }
    return nil
  }
}
