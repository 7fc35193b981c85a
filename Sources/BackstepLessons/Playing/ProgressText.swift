import BackstepText

/// The file that progress is kept in: a line a lesson.
///
///     forward at=forward-out+2 solved=forward-out skipped=forward-name finished last
///
/// A line that cannot be read is passed over; the others still count.
package enum ProgressText {
  private static let header = "backstep progress 1"

  /// Progress by the id of the lesson.
  package static func read(_ text: String) -> [String: LessonProgress] {
    var result: [String: LessonProgress] = [:]
    for line in text.lines where line != header {
      let words = line.split(separator: " ").map(String.init)
      guard let id = words.first, id.isID, let progress = progress(words.dropFirst()) else {
        continue
      }
      result[id] = progress
    }
    return result
  }

  /// The file.
  package static func written(_ all: [String: LessonProgress]) -> String {
    let lines = all.sorted { $0.key < $1.key }.map { id, progress in
      var words = [id, "at=\(progress.place.anchor ?? "")+\(progress.place.offset)"]
      if !progress.solved.isEmpty {
        words.append("solved=" + progress.solved.joined(separator: ","))
      }
      if !progress.skipped.isEmpty {
        words.append("skipped=" + progress.skipped.joined(separator: ","))
      }
      if progress.isFinished { words.append("finished") }
      if progress.isLast { words.append("last") }
      return words.joined(separator: " ")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private static func progress(_ words: some Sequence<String>) -> LessonProgress? {
    var progress = LessonProgress()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let ids = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
      switch (parts[0], parts.count) {
      case ("finished", 1): progress.isFinished = true
      case ("last", 1): progress.isLast = true
      case ("solved", 2) where ids.allSatisfy(\.isID): progress.solved = ids
      case ("skipped", 2) where ids.allSatisfy(\.isID): progress.skipped = ids
      case ("at", 2):
        let place = parts[1].split(separator: "+", omittingEmptySubsequences: false)
        guard place.count == 2, let offset = Int(place[1]), (0...100_000).contains(offset),
          place[0].isEmpty || String(place[0]).isID
        else { return nil }
        progress.place = LessonPlace(
          anchor: place[0].isEmpty ? nil : String(place[0]), offset: offset)
      default: return nil
      }
    }
    return progress
  }
}

extension String {
  fileprivate var isID: Bool { !isEmpty && unicodeScalars.allSatisfy(\.isIDPart) }
}
