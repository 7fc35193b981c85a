/// The steps of a backward pass and a nudge as a right program takes them, for mistakes to put
/// others in their place.
struct Recipe {
  /// act′ of a neuron.
  var slope: (_ activation: Activation, _ z: Double, _ a: Double) -> Double = {
    $0.slope(z: $1, a: $2)
  }
  /// dᴸ[k]
  var outputBlame: (OutputNeuron) -> Double = { $0.error * $0.slope }
  /// What one path brings back to a hidden neuron.
  var path: (Path) -> Double = { $0.weight * $0.blame }
  /// Whether paths are added up, or each is put in the place of the one before.
  var addsPaths = true
  /// Whether the weights, which lie row by row, are read column by column.
  var readsByColumn = false
  /// dˡ[j] of a hidden neuron.
  var hiddenBlame: (_ paths: Double, _ slope: Double) -> Double = { $0 * $1 }
  /// Whether a layer's weights are nudged before the layer below has its blames.
  var nudgesEarly = false
  /// What a neuron of the layer below hands to gradW.
  var signal: (_ z: Double, _ a: Double) -> Double = { $1 }
  /// gradbˡ[j]
  var biasGradient: (_ blame: Double, _ sumOfLayer: Double) -> Double = { blame, _ in blame }
  /// Whether gradients are added to what the backward before left.
  var keepsGradients = false
  /// Whether backward reads the forward pass before the last.
  var readsOlderPass = false
  /// Whether biases change at all.
  var nudgesBiases = true
  /// lr as it is put into the formula.
  var learningRate: (Double) -> Double = { $0 }
  /// The change of a parameter; nil for the optimizer's own.
  var change: ((UpdateOperands, OptimizerStep) -> Double)?

  /// An output neuron with what its blame is made of.
  struct OutputNeuron {
    let loss: Loss
    let activation: Activation
    /// What comes before the slope: out − y with the factor of the loss.
    let error: Double
    /// act′(z), or 1 where the loss needs none.
    let slope: Double
    let out: Double, y: Double
  }

  /// A way from a hidden neuron to one of the next layer.
  struct Path {
    let weight: Double
    /// d of the neuron at its end.
    let blame: Double
    /// The same before that neuron's slope was taken.
    let error: Double
  }

  /// The right steps but for some mistakes.
  init(_ mistakes: [Mistake] = []) {
    for mistake in mistakes { mistake.plant(in: &self) }
  }

  /// The options that the nudge goes by.
  func options(_ options: TrainingOptions, for architecture: Architecture) -> TrainingOptions {
    var result = options
    result.learningRate = learningRate(options.learningRate)
    guard !nudgesBiases else { return result }
    if result.frozen.isEmpty {
      result.frozen = [Bool](repeating: false, count: architecture.parameterCount)
    }
    for layer in 1...architecture.layerCount {
      for index in architecture.biases(of: layer) { result.frozen[index] = true }
    }
    return result
  }

  /// All changes of a step, and the state that it leaves.
  func result(of step: OptimizerStep, count: Int) -> (changes: [Double], state: OptimizerState) {
    guard let change else { return step.result }
    let changes = (0..<count).map { index in
      let operands = step.operands(at: index)
      return operands.isFrozen ? 0 : change(operands, step)
    }
    return (changes, step.result.state)
  }
}
