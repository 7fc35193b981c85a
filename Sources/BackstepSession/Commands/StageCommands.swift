import Backprop

extension CommandDeclaration {
  static let forward = stage(
    .forward, short: "f", summary: "from x to out: every weighted sum, every activation",
    details: """
      Runs the current sample through the network, layer after layer: a neuron's sum z is every
      input times its weight, plus the bias; its activation is what it hands on.
      """)

  static let loss = stage(
    .loss, short: "l", summary: "how wrong out is: one number",
    details: """
      Compares out with the true answer y. Which formula is used is chosen by `set loss`. Needs a
      forward.
      """)

  static let backward = stage(
    .backward, short: "b", summary: "the blame of every neuron, the gradient of every weight",
    details: """
      Sends the blame from the output back. A neuron's blame is the slope of the loss with respect to its sum
      z; a weight's gradient is the blame of the neuron it feeds times the input it carries.
      Needs a loss.
      """)

  static let nudge = stage(
    .nudge, short: "n", summary: "move every weight a little downhill",
    details: """
      Every weight and bias moves by its change, -lr times its gradient, all from one frozen copy.
      Shows the loss of the same sample before and after. Needs a backward, and takes each
      gradient once. Where biases are meant to stay, as in some worked examples, `freeze b1 b2`
      keeps them: see `help freeze`.
      """)

  private static func stage(_ stage: Stage, short: String, summary: String, details: String)
    -> CommandDeclaration
  {
    CommandDeclaration(
      stage.rawValue, short: [short], usage: [stage.rawValue], summary: summary, details: details
    ) { session, arguments, _ throws(SessionError) in
      try arguments.none()
      return Outcome(body: .stage(try session.run(stage)))
    }
  }
}
