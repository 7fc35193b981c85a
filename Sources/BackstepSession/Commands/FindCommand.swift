extension CommandDeclaration {
  static let find: Self = CommandDeclaration(
    "find", usage: ["find CONDITION"],
    summary: "the first moment, or epoch of a `train`, at which a condition holds",
    details: """
      Goes through all that led here, every epoch of each `train` included, and tells where the
      condition first held, or else the nearest it came; `goto epoch N` goes there.
        find loss < 0.1
        find accuracy == 1
        find dead1[2] == 1
      A condition is what `train until` takes: `loss` and `accuracy` of all the data, `epoch`, `lr`,
      weights and biases, names of your own, and `dead1`, `dead2`, which are 1 for each neuron of the
      layer whose slope is under 0.01 on every sample of the data.
      """,
    completion: .condition
  ) { session, arguments, effects throws(SessionError) in
    guard !arguments.text.isEmpty else { throw arguments.usageError }
    return Outcome(body: .find(try session.find(arguments.text, effects)))
  }
}
