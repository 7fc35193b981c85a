import BackstepText

/// All commands there are.
package enum CommandTable {
  /// The commands, in the order in which help lists them.
  package static let all: [CommandDeclaration] = [
    .forward, .loss, .backward, .nudge, .step, .cycle, .train, .evaluate,
    .inspect, .why, .print, .let, .assert, .predict, .check, .compare, .watch, .unwatch, .freeze,
    .unfreeze, .bug,
    .plot, .show, .set, .net, .data, .sample, .seed, .reset,
    .undo, .redo, .goto, .find, .timeline, .mark, .diff, .save, .load, .export,
    .drill, .worksheet, .lessons, .lesson, .hint, .skip, .again, .back, .restart, .leave, .record,
    .replay, .source, .history, .complete, .help, .quit,
  ]

  /// What somebody types who looks for `lesson`.
  private static let wordsForTheCourse = ["tutorial", "learn", "course", "start", "begin", "teach"]

  /// Whether a word is the name of a command, or where that counts, its short form.
  static func has(_ word: String, abbreviations: Bool) -> Bool {
    all.contains { $0.name == word || abbreviations && $0.short.contains(word) }
  }

  /// The command that a word means.
  static func find(_ word: String, abbreviations: Bool) throws(SessionError)
    -> CommandDeclaration
  {
    if let exact = all.first(where: { $0.name == word }) { return exact }
    if abbreviations {
      if let short = all.first(where: { $0.short.contains(word) }) { return short }
      let prefixed = all.filter { $0.name.hasPrefix(word) }
      if prefixed.count == 1 { return prefixed[0] }
      if prefixed.count > 1 {
        throw .typing(.ambiguousCommand(word, candidates: prefixed.map(\.name)))
      }
    }
    if wordsForTheCourse.contains(word.lowercased()) {
      throw .typing(.unknownCommand(word, suggestions: ["lesson"]))
    }
    // As a call in some language: `exit()`.
    let name = word.hasSuffix("()") ? String(word.dropLast(2)) : word
    var suggestions = Suggestions.nearest(to: name, in: all.map(\.name))
    if let short = all.first(where: { $0.short.contains(name) }) {
      suggestions = [short.name] + suggestions.filter { $0 != short.name }
    }
    throw .typing(.unknownCommand(word, suggestions: Array(suggestions.prefix(3))))
  }
}
