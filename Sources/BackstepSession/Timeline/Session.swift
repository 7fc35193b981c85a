import Backprop

/// The one mutable thing: a state, and the commands that change it.
package struct Session: Sendable {
  /// Everything that commands can change.
  package internal(set) var state: State
  /// Every moment to go back to.
  package internal(set) var timeline: Timeline
  /// The text of the command being performed, for saying since when something is stale.
  var commandText = ""
  /// The run of `train` that the command being performed was.
  var trained: TrainedRun?

  /// A session in the state given.
  package init(_ state: State = State()) {
    self.state = state
    timeline = Timeline(from: state)
  }

  /// Has answers written in a style from now on, without a moment of its own.
  package mutating func write(in style: OutputStyle) { state.settings.style = style }
}
