import Backprop

/// The one mutable thing: a state, and the commands that change it.
public struct Session: Sendable {
  /// Everything that commands can change.
  public internal(set) var state: State
  /// What the world outside allows.
  public var effects: Effects
  /// The text of the command being performed, for saying since when something is stale.
  var commandText = ""

  /// A session in the state given.
  public init(_ state: State = State(), effects: Effects = Effects()) {
    self.state = state
    self.effects = effects
  }

  /// Runs one command; refused, it changes nothing.
  public mutating func perform(_ command: Command) throws(SessionError) -> Report {
    let before = state
    commandText = command.text
    do throws(SessionError) {
      let outcome = try command.declaration.effect(&self, command.arguments)
      if state != before { state.time = before.time + 1 }
      return Report(
        command: command.declaration.name, state: state, body: outcome.body,
        notes: outcome.notes,
        watched: WatchChange.changes(from: before, to: state))
    } catch {
      state = before
      throw error
    }
  }

  /// Reads one command and runs it.
  public mutating func perform(_ text: String, abbreviations: Bool = false)
    throws(SessionError) -> Report
  {
    try perform(Command(text, abbreviations: abbreviations))
  }
}
