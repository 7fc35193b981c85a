/// Why a fault changes nothing.
package enum Idleness: Equatable, Sendable {
  /// There is no hidden blame that could be wrong.
  case noHiddenLayer
  /// Every hidden neuron has one outgoing path.
  case onePathEach
  /// Every matrix above a hidden layer is a single row or column, the same in either order.
  case rowsOrColumnsOnly
  /// The loss starts from out − y, without a slope.
  case noOutputSlope(Loss)
  /// The slope of a linear output is 1.
  case linearOutput
  /// The activations' slopes are the same read from a as from z, or there is no slope at all.
  case slopesAlike
  /// The network has no biases.
  case noBiases
  /// Every bias is frozen anyway.
  case biasesFrozen
  /// The learning rate is 0, so that nudged weights are the old ones.
  case noLearningRate
  /// The weights that hidden blames go through are frozen.
  case outerWeightsFrozen
}

extension Fault {
  /// Why the fault changes nothing in a network trained with these options; nil when it does.
  ///
  /// Told from shape and settings alone: on a particular sample a fault may change nothing still,
  /// for example where every slope is 0. `leftover` and `stale` begin with the second pass.
  package func idleness(in architecture: Architecture, options: TrainingOptions) -> Idleness? {
    let sizes = architecture.sizes
    let hasHidden = architecture.layerCount > 1
    switch self {
    case .sign, .leftover, .stale: return nil
    case .order:
      guard hasHidden else { return .noHiddenLayer }
      if options.learningRate == 0 { return .noLearningRate }
      let outer = (2...architecture.layerCount).map(architecture.weights)
      let isFixed = !options.frozen.isEmpty && outer.allSatisfy { options.frozen[$0].allTrue }
      return isFixed ? .outerWeightsFrozen : nil
    case .slope:
      if options.loss.requiredActivation != nil { return .noOutputSlope(options.loss) }
      return architecture.outputActivation.hasSlope ? nil : .linearOutput
    case .slopeOfActivation:
      let used = architecture.activations.dropLast(options.loss.requiredActivation == nil ? 0 : 1)
      return used.allSatisfy(\.hasSameSlopeAtActivation) ? .slopesAlike : nil
    case .bias:
      guard architecture.hasBiases else { return .noBiases }
      let biases = (1...architecture.layerCount).map(architecture.biases)
      let isFixed = !options.frozen.isEmpty && biases.allSatisfy { options.frozen[$0].allTrue }
      return isFixed ? .biasesFrozen : nil
    case .biasGradient: return architecture.hasBiases ? nil : .noBiases
    case .onePath:
      guard hasHidden else { return .noHiddenLayer }
      return sizes[2...].contains { $0 > 1 } ? nil : .onePathEach
    case .transposed:
      guard hasHidden else { return .noHiddenLayer }
      let isSeen = (2..<sizes.count).contains { sizes[$0] > 1 && sizes[$0 - 1] > 1 }
      return isSeen ? nil : .rowsOrColumnsOnly
    }
  }
}

extension ArraySlice<Bool> {
  fileprivate var allTrue: Bool { allSatisfy { $0 } }
}
