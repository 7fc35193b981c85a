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
    guard let first = parts.first, let last = parts.last else { return found.isEmpty }
    guard parts.count > 1 else {
      return first.count == found.count && isPlaced(first, at: 0, in: found, by: same)
    }
    let end = found.count - last.count
    guard first.count <= end, isPlaced(first, at: 0, in: found, by: same),
      isPlaced(last, at: end, in: found, by: same)
    else { return false }
    var position = first.count
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = place(of: part, in: found, from: position, to: end, by: same) else {
        return false
      }
      position = place + part.count
    }
    return true
  }

  /// The leftmost place of a part between two bounds.
  static func place<Expected, Found>(
    of part: [Expected], in found: [Found], from start: Int, to end: Int,
    by same: (Expected, Found) -> Bool
  ) -> Int? {
    guard start + part.count <= end else { return nil }
    return (start...(end - part.count)).first { isPlaced(part, at: $0, in: found, by: same) }
  }

  private static func isPlaced<Expected, Found>(
    _ part: [Expected], at start: Int, in found: [Found], by same: (Expected, Found) -> Bool
  ) -> Bool {
    guard start >= 0, start + part.count <= found.count else { return false }
    return part.indices.allSatisfy { same(part[$0], found[start + $0]) }
  }
}
