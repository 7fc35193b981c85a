import Backprop

extension GivenStep {
  /// The parameters that the step after this one starts from: as given, or as a right nudge leaves
  /// them.
  var parametersAfter: [Double] {
    var result = rightStep().parametersAfter
    for (array, numbers) in results {
      guard case .after(let part, let layer) = array else { continue }
      let range =
        architecture.parameters(part, of: layer)
      result.replaceSubrange(range, with: numbers)
    }
    return result
  }

  /// How many of the numbers of the forward pass agree.
  var forwardFit: Int {
    let step = rightStep()
    return arrays.filter { !$0.isOfBackward }.reduce(0) { count, array in
      let right = array.numbers(of: step, in: architecture)
      return count + zip(right, results[array] ?? []).count { abs($0 - $1) <= 1e-4 * abs($0) }
    }
  }

  /// What a right program makes of it.
  func rightStep() -> ProgramStep {
    var program = FaultyProgram([])
    var state = OptimizerState()
    return program.step(
      network, input: inputs.flatMap(\.self), target: targets.flatMap(\.self), masks: masks,
      options: trainingOptions(loss: fittingLoss),
      state: &state)
  }

  private var fittingLoss: Loss {
    isLossNamed
      ? settings.loss : Loss.allCases.first { $0.fits(architecture.outputActivation) } ?? .squared
  }

  func remarking(_ remarks: [Remark]) -> GivenStep {
    GivenStep(
      network: network, inputs: inputs, targets: targets, settings: settings,
      isLossNamed: isLossNamed, isRateNamed: isRateNamed, results: results, remarks: remarks,
      masks: masks)
  }
}
