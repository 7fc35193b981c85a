import Backprop
import BackstepSession
import BackstepText

/// An error as a learner reads it: what was wrong, and what to type next.
package struct ErrorWords: Equatable, Sendable {
  /// A word for programs: `unknown-name`.
  package let code: String
  /// What was wrong, and where.
  package let message: String
  /// What to type next.
  package let hint: String
  /// The text in which something is wrong, and the place in it, in characters.
  package let place: Place?

  /// A place in a text.
  package struct Place: Equatable, Sendable {
    /// The text, on one line.
    package let text: String
    /// Characters before the place.
    package let offset: Int
  }

  /// Words for an error that is none of a session's.
  package init(_ code: String, _ message: String, hint: String, place: Place? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.place = place
  }

  /// Message and hint on one line, free of control characters.
  package var line: String { (hint.isEmpty ? message : "\(message); \(hint)").spelledOut }

  /// The lines for a person at a screen: broken between words to fit its width.
  package func lines(width: Int) -> [String] {
    Flow.wrap(line, width: width) + lines.dropFirst()
  }

  /// The line, and under it the place, when there is one that fits a screen.
  package var lines: [String] {
    guard let place else { return [line] }
    // Of a long text, the part around the place.
    let skipped = place.offset < 70 ? 0 : place.offset - 40
    let lead = skipped > 0 ? "..." : ""
    let part = place.text.dropFirst(skipped).prefix(76 - lead.count)
    let caret = lead.count + place.offset - skipped
    return [
      line, "  " + lead + part.spelledOut, "  \(String(repeating: " ", count: caret))^",
    ]
  }

  static func quoted(_ text: String) -> String {
    text.count > 40 ? "`\(text.prefix(40))...`" : "`\(text)`"
  }

  static func either(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ErrorWords {
  /// The words for an error; every case is put into words here and nowhere else.
  package init(_ error: SessionError) {
    switch error {
    case .typing(let error): self = Self.words(error)
    case .naming(let error): self = Self.words(error)
    case .loop(let error): self = Self.words(error)
    case .network(let error): self = Self.words(error)
    case .data(let error): self = Self.words(error)
    case .lab(let error): self = Self.words(error)
    case .plot(let error): self = Self.words(error)
    case .time(let error): self = Self.words(error)
    case .file(let error): self = Self.words(error)
    case .lesson(let error): self = Self.words(error)
    case .placed(let inner, let text, let offset):
      let words = ErrorWords(inner)
      self = ErrorWords(
        words.code, words.message, hint: words.hint, place: Place(text: text, offset: offset))
    }
  }
}
