import BackstepSession
import BackstepText

extension Prompt {
  /// A line without the prompts that it begins with, as when it was copied from a screen or a
  /// lesson: `next: forward> loss`, `[bug: ?] next: loss> loss`, `forward 3/8> loss`, `> loss`.
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
    guard let end = rest.firstIndex(of: ">") else { return nil }
    let behind = rest[rest.index(after: end)...]
    guard behind.first?.isWhitespace ?? true, isPlace(rest[..<end]) else { return nil }
    return behind.trimmed
  }

  /// Whether it is what stands before the `>`: nothing, the stage that comes next, what is
  /// drilled, or where somebody is in a lesson.
  private static func isPlace(_ text: Substring) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if text.isEmpty { return true }
    guard words.count == 2 else { return false }
    if words[0] == "next:" { return Stage(rawValue: String(words[1])) != nil }
    if words[0] == "drill" { return DrillTopic(rawValue: String(words[1])) != nil }
    let numbers = words[1].split(separator: "/", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
  }
}
