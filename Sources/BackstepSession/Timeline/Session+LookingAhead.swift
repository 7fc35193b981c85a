extension Session {
  /// The state as it will be once a stage has run on the current sample; the session stays where
  /// it is.
  ///
  /// Stages whose values still hold are not run again, but a nudge is always one to come.
  func lookingAhead(to stage: Stage) throws(SessionError) -> State {
    var copy = self
    let start = copy.state.values.reached
    for next in Stage.allCases where next <= stage {
      if let start, start != .nudge, next <= start { continue }
      _ = try copy.run(next)
    }
    return copy.state
  }
}
