/// A mistake that programs for backpropagation are known to make.
///
/// | name | what the faulty program computes |
/// |---|---|
/// | order | dˡ with the weights Wˡ⁺¹ as already nudged, layer after layer from the output back |
/// | sign | dᴸ with the wrong sign: uphill |
/// | slope | dᴸ without act′(z) |
/// | slope-of-a | act′(a) in the place of act′(z), in every layer |
/// | bias | right gradients, but biases are never nudged |
/// | leftover | gradients added to what the backward before left |
/// | one-path | dˡ[j] from the last neuron of layer l + 1 alone: the sum assigned, not added to |
/// | transposed | dˡ with Wˡ⁺¹ read column by column, though it lies row by row |
/// | bias-gradient | gradb = 0 |
/// | stale | a backward that reads the activations of the forward pass before the last |
/// | hidden-slope | hidden dˡ without act′(z) |
/// | sigmoid-slope | a (1 − a) in the place of act′(z), whatever the activation |
/// | error-back | errors go back without slopes: dˡ = eˡ · act′(z), eˡ = Σ Wˡ⁺¹ · eˡ⁺¹ |
/// | weight-forgotten | dˡ[j] = Σₖ dˡ⁺¹[k] · act′(z), without the weights |
/// | sum-for-activation | gradWˡ from zˡ⁻¹ in the place of aˡ⁻¹ |
/// | output-not-loss | dᴸ = act′(z): the derivative of out, not of the loss |
/// | extra-slope | dᴸ of bce and ce times out (1 − out), which they cancel |
/// | softmax-diagonal | dᴸ of ce with out (1 − out) for softmax's whole derivative: y (out − 1) |
/// | bias-sum | gradbˡ[j] = Σ dˡ, one number for every bias of a layer |
/// | batch-sum | a batch's gradients added up, not averaged |
/// | batch-twice | a batch's gradients averaged twice: divided by B² |
/// | uphill | changes with the wrong sign |
/// | rate-missing | changes with lr = 1 |
/// | no-correction | adam's change from m and v as they are |
/// | epsilon-inside | adam's change with √(v̂ + ε) for √v̂ + ε |
/// | mask-redrawn | a backward under another dropout mask than the forward's |
/// | mask-unscaled | hidden blames through a mask of 0 and 1, without 1 / (1 − P) |
/// | norm-constants | d = dNorm / √(var + ε), mean and variance taken for constants |
/// | norm-unbiased | a backward that divides the variance by B − 1 for B |
///
/// Here stand a mistake's name, what it does to a program, and why it may do nothing; its words
/// stand with the words. All else that knows of mistakes goes through the cases.
package enum Mistake: String, CaseIterable, Sendable {
  case order, sign, slope
  case slopeOfActivation = "slope-of-a"
  case bias, leftover
  case onePath = "one-path"
  case transposed
  case biasGradient = "bias-gradient"
  case stale
  case hiddenSlope = "hidden-slope"
  case sigmoidSlope = "sigmoid-slope"
  case errorBack = "error-back"
  case weightForgotten = "weight-forgotten"
  case sumForActivation = "sum-for-activation"
  case outputNotLoss = "output-not-loss"
  case extraSlope = "extra-slope"
  case softmaxDiagonal = "softmax-diagonal"
  case biasSum = "bias-sum"
  case batchSum = "batch-sum"
  case batchTwice = "batch-twice"
  case uphill
  case rateMissing = "rate-missing"
  case noCorrection = "no-correction"
  case epsilonInside = "epsilon-inside"
  case maskRedrawn = "mask-redrawn"
  case maskUnscaled = "mask-unscaled"
  case normConstants = "norm-constants"
  case normUnbiased = "norm-unbiased"

  /// Whether it makes gradients wrong, and not only the changes made of right ones.
  package var changesGradients: Bool {
    switch self {
    case .order, .sign, .slope, .slopeOfActivation, .leftover, .onePath, .transposed,
      .biasGradient, .stale, .hiddenSlope, .sigmoidSlope, .errorBack, .weightForgotten,
      .sumForActivation, .outputNotLoss, .extraSlope, .softmaxDiagonal, .biasSum, .batchSum,
      .batchTwice, .maskRedrawn, .maskUnscaled, .normConstants, .normUnbiased:
      true
    case .bias, .uphill, .rateMissing, .noCorrection, .epsilonInside: false
    }
  }

  /// Puts the mistake in the place of the step that it gets wrong.
  func plant(in recipe: inout Recipe) {
    let right = recipe
    switch self {
    case .order: recipe.nudgesEarly = true
    case .sign: recipe.turnsOutputBlame = true
    case .slope: recipe.outputBlame = { $0.error }
    case .slopeOfActivation: recipe.slope = { $0.slope(z: $2, a: $0($2)) }
    case .bias: recipe.nudgesBiases = false
    case .leftover: recipe.keepsGradients = true
    case .onePath: recipe.addsPaths = false
    case .transposed: recipe.readsByColumn = true
    case .biasGradient: recipe.biasGradient = { _, _ in 0 }
    case .stale: recipe.readsOlderPass = true
    case .hiddenSlope: recipe.hiddenBlame = { paths, _ in paths }
    case .sigmoidSlope: recipe.slope = { $2 * (1 - $2) }
    case .errorBack: recipe.path = { $0.weight * $0.error }
    case .weightForgotten: recipe.path = { $0.blame }
    case .sumForActivation: recipe.signal = { z, _ in z }
    case .outputNotLoss: recipe.outputBlame = { $0.ownSlope }
    case .extraSlope:
      recipe.outputBlame = {
        right.outputBlame($0) * ($0.loss.requiredActivation == nil ? 1 : $0.ownSlope)
      }
    case .softmaxDiagonal:
      recipe.outputBlame = { $0.loss.kind == .ce ? $0.y * ($0.out - 1) : right.outputBlame($0) }
    case .biasSum: recipe.biasGradient = { $1 }
    case .batchSum: recipe.reduce = { sum, _ in sum }
    case .batchTwice: recipe.reduce = { right.reduce(right.reduce($0, $1), $1) }
    case .maskRedrawn: recipe.redrawsMasks = true
    case .maskUnscaled: recipe.mask = { $0 == 0 ? 0 : 1 }
    case .normConstants: recipe.throughNorm = { $0.blamesOfConstants() }
    case .normUnbiased: recipe.throughNorm = { $0.blamesOfUnbiased() }
    case .uphill: recipe.turnsChange = true
    case .rateMissing: recipe.learningRate = { _ in 1 }
    case .noCorrection:
      recipe.change = { operands, step in
        guard step.optimizer == .adam else { return operands.change }
        return -step.learningRate
          * (operands.firstMoment
            / (operands.secondMoment.squareRoot() + step.settings.epsilon))
      }
    case .epsilonInside:
      recipe.change = { operands, step in
        guard step.optimizer.hasSecondMoment else { return operands.change }
        let (v, epsilon) = (operands.correctedSecondMoment, step.settings.epsilon)
        return operands.change * (v.squareRoot() + epsilon) / (v + epsilon).squareRoot()
      }
    }
  }

  /// Why it changes nothing in a network trained with these options; nil when it does.
  ///
  /// Told from shape and settings alone: on a particular sample it may change nothing still, for
  /// example where every slope is 0 (see `isTraceless`).
  package func idleness(in architecture: Architecture, options: TrainingOptions) -> Idleness? {
    let sizes = architecture.sizes
    let isDeep = architecture.layerCount > 1
    /// The activations whose slope counts.
    let sloped = architecture.activations.dropLast(options.loss.requiredActivation == nil ? 0 : 1)
    switch self {
    case .sign, .leftover, .stale, .outputNotLoss: return nil
    case .uphill: return options.learningRate == 0 ? .noLearningRate : nil
    case .order:
      guard isDeep else { return .noHiddenLayer }
      if options.learningRate == 0 { return .noLearningRate }
      return options.freezes((2...architecture.layerCount).map(architecture.weights))
        ? .outerWeightsFrozen : nil
    case .slope:
      if options.loss.requiredActivation != nil { return .noOutputSlope(options.loss) }
      return architecture.outputActivation.hasSlope ? nil : .linearOutput
    case .slopeOfActivation:
      return sloped.allSatisfy(\.hasSameSlopeAtActivation) ? .slopesAlike : nil
    case .bias:
      guard architecture.hasBiases else { return .noBiases }
      return options.freezes((1...architecture.layerCount).map(architecture.biases))
        ? .biasesFrozen : nil
    case .biasGradient: return architecture.hasBiases ? nil : .noBiases
    case .onePath:
      guard isDeep else { return .noHiddenLayer }
      return sizes[2...].contains { $0 > 1 } ? nil : .onePathEach
    case .transposed:
      guard isDeep else { return .noHiddenLayer }
      let isSeen = (2..<sizes.count).contains { sizes[$0] > 1 && sizes[$0 - 1] > 1 }
      return isSeen ? nil : .rowsOrColumnsOnly
    case .hiddenSlope:
      guard isDeep else { return .noHiddenLayer }
      return architecture.activations.dropLast().contains { $0 != .linear } ? nil : .linearHidden
    case .sigmoidSlope:
      return sloped.contains { $0 != .sigmoid } ? nil : .sigmoidOnly
    case .errorBack:
      guard isDeep else { return .noHiddenLayer }
      return sloped.dropFirst().contains { $0 != .linear } ? nil : .noSlopeAbove
    case .weightForgotten: return isDeep ? nil : .noHiddenLayer
    case .sumForActivation:
      guard isDeep else { return .noHiddenLayer }
      return architecture.activations.dropLast().contains { $0 != .linear } ? nil : .linearHidden
    case .extraSlope:
      return options.loss.requiredActivation == nil ? .slopeBelongs(options.loss) : nil
    case .softmaxDiagonal: return options.loss.kind == .ce ? nil : .noSoftmax
    case .biasSum:
      guard architecture.hasBiases else { return .noBiases }
      return sizes.dropFirst().contains { $0 > 1 } ? nil : .oneNeuronEach
    case .batchSum, .batchTwice: return options.batchSize > 1 ? nil : .oneSampleEach
    case .maskRedrawn, .maskUnscaled:
      guard isDeep else { return .noHiddenLayer }
      return options.dropout > 0 ? nil : .noDropout
    case .normConstants, .normUnbiased:
      guard let normalization = architecture.normalization else { return .noNormalization }
      let isAlone = normalization == .layer && sizes.dropFirst().dropLast().allSatisfy { $0 == 1 }
      return isAlone ? .oneNeuronEach : nil
    case .rateMissing: return options.learningRate == 1 ? .rateOfOne : nil
    case .noCorrection: return options.optimizer == .adam ? nil : .noCorrection(options.optimizer)
    case .epsilonInside:
      return options.optimizer.hasSecondMoment ? nil : .noEpsilon(options.optimizer)
    }
  }
}
