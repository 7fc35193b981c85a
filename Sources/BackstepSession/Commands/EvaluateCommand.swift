import Backprop

extension CommandDeclaration {
  static let evaluate: Self = CommandDeclaration(
    "evaluate", short: ["e"], usage: ["evaluate"],
    summary: "every sample's prediction, error and loss; mean loss and accuracy",
    details: """
      Nothing is learnt and nothing changed. A single output is right when it is on the same side
      of 0.5 as y; several are right when the largest stands where y's largest stands.
      Samples kept from training by `data ... split=F` are told apart.
      """
  ) { session, arguments, _ throws(SessionError) in
    try arguments.none()
    let state = session.state
    let data = try state.neededData()
    let evaluation = Evaluation(state.network, on: data, loss: state.settings.loss)
    let heldOut = state.heldOut.map {
      (data: $0, evaluation: Evaluation(state.network, on: $0, loss: state.settings.loss))
    }
    return Outcome(
      body: .evaluate(EvaluationReport(data: data, evaluation: evaluation, heldOut: heldOut)))
  }
}
