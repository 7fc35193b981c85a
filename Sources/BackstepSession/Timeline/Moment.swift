/// The state after one command that changed something.
public final class Moment: Sendable {
  /// What the first moment says in the place of a command.
  public static let start = "start"

  /// Its time, of which there is never a second, on whatever branch.
  public let number: Int
  /// The command that led here; `start` for the first.
  public let command: String
  /// The moment before it; nil for the first.
  public let parent: Int?
  /// Everything as it was.
  public let state: State

  init(number: Int, command: String, parent: Int?, state: State) {
    self.number = number
    self.command = command
    self.parent = parent
    self.state = state
  }
}

/// A name given to a moment.
public struct Mark: Equatable, Sendable {
  /// The name.
  public let name: String
  /// The time of the moment.
  public let number: Int
}
