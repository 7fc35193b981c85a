/// What a lesson needs of the program: a state, and how to act on it and ask about it.
///
/// `State` is a value: a copy of it is a snapshot, and acting on the copy leaves the original as it
/// was. The program keeps files, endless training and the like out of a lesson's reach in `run`.
package struct LessonWorld<State> {
  /// A fresh state from a seed (nil: the program's default) and the commands of the setup.
  package var start: (_ seed: UInt64?, _ setup: [String]) -> Result<State, WorldFault>
  /// Runs one line as it would be typed.
  package var run: (_ state: inout State, _ command: String) -> CommandOutcome
  /// What an expression over the names is worth: one number, or those of a vector or matrix.
  package var evaluate: (_ state: State, _ expression: String) -> Result<[Double], WorldFault>
  /// Whether a condition over the names is true.
  package var holds: (_ state: State, _ condition: String) -> Result<Bool, WorldFault>
  /// The one name among its aliases by which a thing goes, so that `d2` and `dOut` are the same.
  package var canonicalName: (_ state: State, _ name: String) -> Result<String, WorldFault>

  /// Makes a world of its parts.
  package init(
    start: @escaping (_ seed: UInt64?, _ setup: [String]) -> Result<State, WorldFault>,
    run: @escaping (_ state: inout State, _ command: String) -> CommandOutcome,
    evaluate: @escaping (_ state: State, _ expression: String) -> Result<[Double], WorldFault>,
    holds: @escaping (_ state: State, _ condition: String) -> Result<Bool, WorldFault>,
    canonicalName: @escaping (_ state: State, _ name: String) -> Result<String, WorldFault>
  ) {
    self.start = start
    self.run = run
    self.evaluate = evaluate
    self.holds = holds
    self.canonicalName = canonicalName
  }
}

/// What a command printed and whether it did what it was asked to.
package struct CommandOutcome: Sendable, Equatable {
  /// The text, messages of failure included, as a terminal would show it without color.
  package var output: String
  /// False when the command was refused or failed.
  package var succeeded: Bool

  /// Makes an outcome.
  package init(output: String, succeeded: Bool = true) {
    self.output = output
    self.succeeded = succeeded
  }
}

/// Why the program could not do or tell something, in the program's own words.
package struct WorldFault: Error, Sendable, Equatable {
  /// One line, without a file or line before it.
  package var message: String

  /// Makes a fault.
  package init(_ message: String) {
    self.message = message
  }
}
