import Backprop

/// The mistake that the program has been made to commit.
package struct Bug: Equatable, Sendable {
  /// The program with the mistake in it, and what it remembers.
  package internal(set) var program: FaultyProgram
  /// Whether the learner is to find out which it is.
  package internal(set) var isHidden: Bool
  /// Wrong guesses so far.
  package internal(set) var wrongGuesses = 0

  /// What is wrong, where it is no secret.
  package var shown: Fault? { isHidden ? nil : program.fault }
}

extension State {
  /// The blames and gradients that the program's backward makes of a forward pass: the one place
  /// that the stage, the checks and the explanations all ask.
  ///
  /// They are the engine's, or with a bug those of the faulty program.
  package func backwardPass(of pass: ForwardPass, target: [Double]) -> BackwardPass {
    guard let bug else { return network.backward(pass, target: target, loss: settings.loss) }
    return bug.program.backward(
      network, pass, target: target, options: trainingOptions, state: optimizerState)
  }

  /// The change that the program's nudge makes of every parameter, and what its optimizer remembers
  /// afterwards; nothing is changed by asking.
  package func nudge(of backward: BackwardPass) -> (changes: [Double], state: OptimizerState) {
    var after = optimizerState
    let options = trainingOptions
    if let bug {
      let changes = bug.program.changes(
        of: network, gradients: backward.gradients, state: &after, options: options)
      return (changes, after)
    }
    let changes = options.optimizer.changes(
      gradients: backward.gradients, parameters: network.parameters, state: &after,
      learningRate: options.learningRate, settings: options.settings, frozen: frozen)
    return (changes, after)
  }

  /// Why a bug would change nothing in this network with these settings; nil when it would.
  package func idleness(of fault: Fault) -> Idleness? {
    fault.idleness(in: architecture, options: trainingOptions)
  }

  /// Makes the program commit a mistake, or none; gradients computed otherwise are stale.
  mutating func choose(_ fault: Fault?, hidden: Bool = false, since edit: String) {
    bug = fault.map { fault in
      Bug(
        program: FaultyProgram(
          fault, forward: values.forward, gradients: values.backward?.gradients ?? []),
        isHidden: hidden)
    }
    if values.reached == .backward { values.invalidate(after: .loss, since: edit) }
  }
}
