import Backprop

/// Something a command changed beside what it was asked to.
package enum Note: Equatable, Sendable {
  /// The loss was changed because it cannot stand on the new output.
  case lossChanged(from: Loss, to: Loss)
  /// The data do not fit the new network.
  case dataPutAside(Dataset.Fit)
  /// The data put aside before fit again.
  case dataTakenUp(String)
  /// The network does not fit the new data.
  case networkDoesNotFit(Dataset.Fit)
  /// The data fit, and the output can never give their answers.
  case answersUnreached(Dataset.Unreached)
  /// The learning rate is negative.
  case uphill
  /// The sample is one's own and lacks x, y or both.
  case sampleIncomplete(x: Bool, y: Bool)
  /// Batch normalisation wants several samples, and there is one.
  case needsBatch
  /// The stages work on other samples of the data than before.
  case otherSamples([Int])
  /// What was frozen belonged to the network before.
  case frozenDropped([String])
  /// Watched names that the new network has not.
  case watchesDropped([String])
  /// The bug chosen makes no difference here.
  case bugChangesNothing(Mistake, Idleness)
  /// The oldest moments had to go to keep the timeline within its limit; with the marks they had.
  case momentsForgotten(Int, marks: [String], limit: String)
  /// A run was to be watched, and there is no terminal to show it on.
  case watchNeedsTerminal
  /// A session too large for a file, of which something was left out.
  case savedWithout(SessionFile.Omission)
  /// Weights without activations were read: these were taken.
  case activationsKept(Architecture)
  case activationsAssumed(Architecture)
  /// Which numbers of a file became which of the network's.
  case weightsRead([WeightSource])
  /// Layers without biases, where others have some.
  case biasesOfZero([Int])
  /// What else was in a file.
  case leftAside([String])
}
