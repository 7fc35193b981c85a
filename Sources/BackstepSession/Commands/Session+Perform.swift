import Backprop

extension Session {
  /// Runs one command; refused, it changes nothing.
  ///
  /// - Parameter effects: What the command may ask of the world outside.
  package mutating func perform(_ command: Command, _ effects: Effects = Effects())
    throws(SessionError) -> Report
  {
    let before = state
    let (moment, limit) = (timeline.current, timeline.limit)
    (commandText, trained) = (command.text, nil)
    do throws(SessionError) {
      let outcome = try command.declaration.effect(&self, command.arguments, effects)
      // Going through time is no change of its own.
      if timeline.current == moment { record(since: before) }
      state.answer.value = outcome.body.answer ?? before.answer.value
      let forgotten = keepLimit(wasChanged: timeline.limit != limit)
      return Report(
        command: command.declaration.name, state: state, body: outcome.body,
        notes: outcome.notes + forgotten,
        watched: WatchChange.changes(from: before, to: state))
    } catch {
      state = before
      throw error
    }
  }

  /// Reads one command and runs it.
  package mutating func perform(
    _ text: String, abbreviations: Bool = false, _ effects: Effects = Effects()
  ) throws(SessionError) -> Report {
    try perform(Command(text, in: state, isTyped: abbreviations), effects)
  }
}
