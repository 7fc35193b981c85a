/// Finds what was probably meant.
package enum Suggestions {
  /// The candidates nearest to a word: those that begin with it, or are within a third of its
  /// length in edits, nearest first, at most three.
  package static func nearest(to word: String, in candidates: [String]) -> [String] {
    let word = String(word.prefix(40))
    let limit = max(1, word.count / 3)
    let scored = candidates.enumerated().compactMap { index, candidate -> (Int, Int, String)? in
      if candidate.lowercased() == word.lowercased() { return (-1, index, candidate) }
      if word.count >= 2, candidate.lowercased().hasPrefix(word.lowercased()) {
        return (0, index, candidate)
      }
      let distance = distance(from: word.lowercased(), to: candidate.lowercased())
      return distance <= limit ? (distance, index, candidate) : nil
    }
    return scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.2)
  }

  /// The edits between two words: insertions, deletions, replacements and swaps of neighbours
  /// (the restricted Damerau–Levenshtein distance).
  package static func distance(from source: String, to target: String) -> Int {
    let a = Array(source)
    let b = Array(target)
    var rows = [Array(0...b.count)]
    for i in 1..<max(1, a.count + 1) where i <= a.count {
      var row = [i]
      for j in 1..<max(1, b.count + 1) where j <= b.count {
        var best = min(
          rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
