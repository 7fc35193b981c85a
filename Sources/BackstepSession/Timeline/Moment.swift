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
  /// How to compute the epochs on the way here again; nil where the command was no `train`.
  package let run: TrainedRun?

  init(number: Int, command: String, parent: Int?, state: State, run: TrainedRun? = nil) {
    self.number = number
    self.command = command
    self.parent = parent
    self.state = state
    self.run = run
  }

  /// The same without the states that only save time.
  var withoutSnapshots: Moment {
    Moment(
      number: number, command: command, parent: parent, state: state, run: run?.withoutSnapshots)
  }
}

/// A name given to a moment.
package struct Mark: Equatable, Sendable {
  /// The name.
  package let name: String
  /// The time of the moment.
  package let number: Int
}
