import BackstepSession
import BackstepText

extension Prompt {
  /// A line without the prompts that it begins with, as when it was copied from a screen or a
  /// lesson: `next: forward> loss`, `[bug: ?] next: loss> loss`, `forward 3/8> loss`, `> loss`; or
  /// in words `next is forward: loss`, `bug unknown, next is loss: loss`, `lesson xor, 3 of 8: loss`.
  static func removed(from line: String) -> String {
    var result = line
    while let rest = withoutOne(result) { result = rest }
    return result
  }

  /// Without the first prompt; nil when there is none.
  private static func withoutOne(_ line: String) -> String? {
    var rest = line.drop(while: \.isWhitespace)
    if rest.hasPrefix("[bug: "), let end = rest.firstIndex(of: "]") {
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
    for (mark, isPlace) in [(">" as Character, isPlace), (":", isSpokenPlace)] {
      guard let end = rest.firstIndex(of: mark), isPlace(rest[..<end]) else { continue }
      let behind = rest[rest.index(after: end)...]
      if behind.first?.isWhitespace ?? true { return behind.trimmed }
    }
    return nil
  }

  /// Whether it is what stands before the `>`: nothing, the stage that comes next, what is
  /// drilled, or where somebody is in a lesson.
  private static func isPlace(_ text: Substring) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if text.isEmpty { return true }
    guard words.count == 2 else { return false }
    if words[0] == "next:" { return Stage(rawValue: String(words[1])) != nil }
    if words[0] == "drill" { return isDrill(words[...]) }
    let numbers = words[1].split(separator: "/", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
  }

  /// The same in words.
  private static func isSpokenPlace(_ text: Substring) -> Bool {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)[...]
    if words.first == "bug", words.dropFirst().first?.hasSuffix(",") == true {
      words = words.dropFirst(2)
    }
    if words.starts(with: ["next", "is"]), words.count == 3 {
      return words.last.map { Stage(rawValue: String($0)) != nil } ?? false
    }
    guard words.first == "lesson" else { return isDrill(words) }
    let place = words.dropFirst(2)
    return words.dropFirst().first?.hasSuffix(",") == true && place.count == 3
      && place.dropFirst().first == "of" && place.first.flatMap { Int($0) } != nil
      && place.last.flatMap { Int($0) } != nil
  }

  private static func isDrill(_ words: ArraySlice<Substring>) -> Bool {
    words.first == "drill" && words.count == 2
      && words.last.map { DrillTopic(rawValue: String($0)) != nil } ?? false
  }
}
