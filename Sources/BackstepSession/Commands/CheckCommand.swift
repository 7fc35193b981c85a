import Backprop

extension CommandDeclaration {
  static let check: Self = CommandDeclaration(
    "check", usage: ["check", "check NAME"],
    summary: "every gradient against what the loss really does",
    details: """
      Moves each weight and bias a little to both sides, measures how the loss of the current
      sample changes, and compares that slope with the gradient. With a name, only those: `check
      W1`, `check b2[0]`. Changes nothing and needs no stage before it. A check that fails ends a
      script with status 1.
      """,
    completion: .names
  ) { session, arguments throws(SessionError) in
    let state = session.state
    let subject: Name? =
      arguments.text.isEmpty
      ? nil : try ExpressionParser.parseName(arguments.text, in: state.architecture)
    return Outcome(body: .check(try state.check(subject)))
  }
}
