/// The word that was probably meant by a misspelt one.
enum Suggestion {
  /// The candidate nearest to `word`, when at most a third of it is different.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    guard word.unicodeScalars.prefix(33).count <= 32 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = self.distance(from: word, to: candidate)
      guard distance <= max(1, candidate.count / 3) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour.
  static func distance(from first: String, to second: String) -> Int {
    let a = Array(first.unicodeScalars)
    let b = Array(second.unicodeScalars)
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
