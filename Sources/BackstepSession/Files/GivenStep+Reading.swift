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

  /// The activations of the hidden layers and of the output that give the forward pass of a file
  /// that names none; nil where sigmoid does, or none do.
  var meantActivations: [Activation]? {
    guard remarks.contains(.activationsAssumed) else { return nil }
    let hidden =
      architecture.layerCount > 1 ? Activation.allCases.filter(\.isElementwise) : [.sigmoid]
    for hidden in hidden {
      for output in Activation.allCases where isForward(under: hidden, output) {
        guard hidden != .sigmoid || output != .sigmoid else { return nil }
        return architecture.layerCount > 1 ? [hidden, output] : [output]
      }
    }
    return nil
  }

  /// Whether what is given of z and a is what these activations make.
  private func isForward(under hidden: Activation, _ output: Activation) -> Bool {
    guard
      let other = try? Architecture(
        sizes: architecture.sizes, hidden: hidden, output: output,
        hasBiases: architecture.hasBiases, normalization: architecture.normalization)
    else { return false }
    let pass = Network(other, parameters: network.parameters).forward(
      inputs.flatMap(\.self), masks: masks, statistics: .ofBatch)
    var isTold = false
    for (array, numbers) in results {
      let right: [Double]
      switch array {
      case .sums(let layer): right = other.rows(of: layer, in: pass.sums)
      case .activations(let layer):
        right = other.rows(of: layer, in: pass.activations)
        isTold = true
      default: continue
      }
      let largest = right.reduce(0) { max($0, abs($1)) }
      guard zip(numbers, right).allSatisfy({ abs($0 - $1) <= 1e-4 * max(abs($1), 0.01 * largest) })
      else { return false }
    }
    return isTold
  }

  /// What a right program makes of it.
  func rightStep(_ loss: Loss? = nil) -> ProgramStep {
    var program = FaultyProgram([])
    var state = OptimizerState()
    return program.step(
      network, input: inputs.flatMap(\.self), target: targets.flatMap(\.self), masks: masks,
      options: trainingOptions(loss: loss ?? fittingLoss),
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
