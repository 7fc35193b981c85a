/// The state after one command that changed something.
package final class Moment: Sendable {
  /// What the first moment says in the place of a command.
  package static let start = "start"

  /// Its time, of which there is never a second, on whatever branch.
  package let number: Int
  /// The command that led here; `start` for the first.
  package let command: String
  /// The moment before it; nil for the first.
  package let parent: Int?
  /// Everything as it was.
  package let state: State

  init(number: Int, command: String, parent: Int?, state: State) {
    self.number = number
    self.command = command
    self.parent = parent
    self.state = state
  }
}

/// A name given to a moment.
package struct Mark: Equatable, Sendable {
  /// The name.
  package let name: String
  /// The time of the moment.
  package let number: Int
}
