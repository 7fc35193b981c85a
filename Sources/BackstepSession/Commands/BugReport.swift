import Backprop

/// What was said of the bug lab.
package enum BugReport: Sendable {
  /// All bugs there are.
  case list
  /// Whether one is on, and which, where that is no secret.
  case status
  /// One was chosen by name.
  case chosen(Mistake)
  /// One was drawn, and is kept secret.
  case hidden
  /// A guess was made.
  case guess(GuessReport)
  /// The program is whole again; nil when it was before. Says also whether it was a secret.
  case healed(Mistake?, wasHidden: Bool)
}
