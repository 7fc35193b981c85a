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

  /// Whether it makes gradients wrong, and not only the changes made of right ones.
  package var changesGradients: Bool {
    switch self {
    case .order, .sign, .slope, .slopeOfActivation, .leftover, .onePath, .transposed,
      .biasGradient, .stale:
      true
    case .bias: false
    }
  }

  /// Puts the mistake in the place of the step that it gets wrong.
  func plant(in recipe: inout Recipe) {
    let right = recipe
    switch self {
    case .order: recipe.nudgesEarly = true
    case .sign: recipe.outputBlame = { -right.outputBlame($0) }
    case .slope: recipe.outputBlame = { $0.error }
    case .slopeOfActivation: recipe.slope = { $0.slope(z: $2, a: $0($2)) }
    case .bias: recipe.nudgesBiases = false
    case .leftover: recipe.keepsGradients = true
    case .onePath: recipe.addsPaths = false
    case .transposed: recipe.readsByColumn = true
    case .biasGradient: recipe.biasGradient = { _, _ in 0 }
    case .stale: recipe.readsOlderPass = true
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
    case .sign, .leftover, .stale: return nil
    case .order:
      guard isDeep else { return .noHiddenLayer }
      if options.learningRate == 0 { return .noLearningRate }
      return options.freezes((2...architecture.layerCount).map(architecture.weights))
        ? .outerWeightsFrozen : nil
    case .slope:
      if options.loss.requiredActivation != nil { return .noOutputSlope(options.loss) }
      return architecture.outputActivation == .linear ? .linearOutput : nil
    case .slopeOfActivation:
      return sloped.contains { $0 == .sigmoid || $0 == .tanh } ? nil : .slopesAlike
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
    }
  }
}
