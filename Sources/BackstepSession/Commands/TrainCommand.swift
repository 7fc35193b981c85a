extension CommandDeclaration {
  static let train: Self = CommandDeclaration(
    "train", short: ["t"],
    usage: ["train [N] [watch]", "train [N] until CONDITION [watch]"],
    summary: "N epochs over the data, or until a condition holds; an epoch is every sample once",
    details: """
      Runs the four stages on every sample, N times over, and shows the mean loss on the way.
      A condition is asked before the first epoch and after each one:
        train until loss < 0.01
        train 5000 until accuracy >= 1
      In it `loss` and `accuracy` are those of all the data, as `evaluate` gives them; `epoch`,
      `lr`, weights, biases and `dead1` may stand in it too. Without N it gives up after \
      \(TrainingGoal.cap) epochs. `set batch`, `shuffle`, `dropout` and `optimizer` say how to
      train, and `set every K` asks for a line each K epochs.
      `watch` shows it at a terminal in a picture that lasts some seconds, however soon it would be
      over, and leaves the picture there; the numbers are the same. In any case a long run is shown.
      Ctrl-C stops after the epoch under way, with everything whole. On a terminal, Up and Down
      change lr while it runs, space pauses, q stops.
      """,
    completion: .conditions
  ) { session, arguments, effects throws(SessionError) in
    let goal = try TrainingGoal(arguments, in: session.state)
    let report = try session.train(goal, effects)
    let isUnseen = goal.isWatched && !report.wasShown && effects.watchTraining != nil
    return Outcome(body: .train(report), notes: isUnseen ? [.watchNeedsTerminal] : [])
  }
}
