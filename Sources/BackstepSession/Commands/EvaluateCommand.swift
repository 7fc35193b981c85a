import Backprop

extension CommandDeclaration {
  static let evaluate: Self = CommandDeclaration(
    "evaluate", short: ["e"], usage: ["evaluate", "evaluate blame"],
    summary: "every sample's prediction, error and loss; mean loss and accuracy",
    details: """
      Nothing is learnt and nothing changed. A single output is right when it is on the same side
      of 0.5 as y; several are right when the largest stands where y's largest stands. Answers other
      than 0 and 1 are not right or wrong: their mean absolute error is told, and R^2, the share of
      their spread that is predicted (1 - sum of (out - y)^2 over sum of (y - mean of y)^2).
      `evaluate blame` adds the blame of the output, dOut, on each sample.
      Samples kept from training by `data ... split=F` are told apart.
      """,
    completion: .sequence([.words(["blame"])])
  ) { session, arguments, effects throws(SessionError) in
    let withBlames = arguments.words == ["blame"]
    if !withBlames { try arguments.none() }
    let state = session.state
    let data = try state.neededData()
    let evaluation = try state.evaluation(on: data, effects)
    var heldOut: (data: Dataset, evaluation: Evaluation)?
    if let data = state.heldOut { heldOut = (data, try state.evaluation(on: data, effects)) }
    return Outcome(
      body: .evaluate(
        EvaluationReport(
          data: data, evaluation: evaluation, heldOut: heldOut,
          blames: withBlames ? try state.outputBlames(on: data, effects) : nil)))
  }
}

extension State {
  /// The blame of the output on every sample.
  fileprivate func outputBlames(on data: Dataset, _ effects: Effects) throws(SessionError)
    -> [[Double]]
  {
    let neurons = architecture.neurons(of: architecture.layerCount)
    var blames: [[Double]] = []
    for index in 0..<data.count {
      if index % 32 == 31, effects.isInterrupted() { throw .loop(.interrupted) }
      let pass = network.forward(data.input(index))
      blames.append(
        Array(backwardPass(of: pass, target: data.target(index)).blames[neurons]))
    }
    return blames
  }

  /// The network asked about every sample.
  ///
  /// - Throws: `.interrupted`: a part of the samples would pass for all of them.
  func evaluation(on data: Dataset, _ effects: Effects) throws(SessionError) -> Evaluation {
    let evaluation = Evaluation(
      network, on: data, loss: settings.loss, isInterrupted: effects.isInterrupted)
    guard evaluation.losses.count == data.count else { throw .loop(.interrupted) }
    return evaluation
  }
}

/// Every sample's prediction.
package struct EvaluationReport: Sendable {
  /// The samples.
  package let data: Dataset
  /// The predictions and their losses.
  package let evaluation: Evaluation
  /// The same of the samples kept from training, where there are any.
  package let heldOut: (data: Dataset, evaluation: Evaluation)?
  /// The blame of the output on each sample, where that is asked for.
  package let blames: [[Double]]?
}
