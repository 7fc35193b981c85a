/// The steps of a backward pass and a nudge as a right program takes them, for mistakes to put
/// others in their place.
struct Recipe {
  /// act′ of a neuron.
  var slope: (_ activation: Activation, _ z: Double, _ a: Double) -> Double = {
    $0.slope(z: $1, a: $2)
  }
  /// dᴸ[k]
  var outputBlame: (OutputNeuron) -> Double = { $0.error * $0.slope }
  /// Whether the output's blame is given the other sign.
  var turnsOutputBlame = false
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
  /// What a mask of the forward pass does to what comes back.
  var mask: (Double) -> Double = { $0 }
  /// d of what was normalised together, from dNorm.
  var throughNorm: (NormGroup) -> [Double] = { $0.blames() }
  /// What becomes of a batch's summed gradient.
  var reduce: (_ sum: Double, _ samples: Double) -> Double = { $0 / $1 }
  /// Whether backward draws dropout masks of its own.
  var redrawsMasks = false
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

  /// Whether changes are given the other sign.
  var turnsChange = false

  /// An output neuron with what its blame is made of.
  struct OutputNeuron {
    let loss: Loss
    let activation: Activation
    /// What comes before the slope: out − y with the factor of the loss.
    let error: Double
    /// act′(z), or 1 where the loss needs none.
    let slope: Double
    let out: Double, y: Double
    /// ∂out/∂z of its own sum alone, which for softmax is out (1 − out).
    let ownSlope: Double
  }

  /// A way from a hidden neuron to one of the next layer.
  struct Path {
    let weight: Double
    /// d of the neuron at its end.
    let blame: Double
    /// The same before that neuron's slope was taken.
    let error: Double
  }

  /// What was brought to mean 0 and variance 1 together: a neuron's samples, or a sample's neurons.
  struct NormGroup {
    /// dNorm and norm of each.
    let places: [(blame: Double, norm: Double)]
    let variance: Double, epsilon: Double

    /// (dNorm − ⟨dNorm⟩ − norm · ⟨dNorm · norm⟩) / √(var + ε)
    func blames() -> [Double] {
      let count = Double(places.count)
      var (sum, product) = (0.0, 0.0)
      for (index, place) in places.enumerated() {
        let share = place.blame * place.norm
        sum = index == 0 ? place.blame : sum + place.blame
        product = index == 0 ? share : product + share
      }
      let (mean, along) = (sum / count, product / count)
      let root = (variance + epsilon).squareRoot()
      return places.map { ($0.blame - mean - $0.norm * along) / root }
    }

    /// dNorm / √(var + ε), as if mean and variance did not move.
    func blamesOfConstants() -> [Double] {
      places.map { $0.blame / (variance + epsilon).squareRoot() }
    }

    /// With the variance divided by B − 1 in the place of B.
    func blamesOfUnbiased() -> [Double] {
      guard places.count > 1 else { return blames() }
      let count = Double(places.count)
      let unbiased = variance * count / (count - 1)
      // norm = (z − mean) / √(var + ε) with the other variance.
      let shrinking = ((variance + epsilon) / (unbiased + epsilon)).squareRoot()
      return NormGroup(
        places: places.map { ($0.blame, $0.norm * shrinking) }, variance: unbiased, epsilon: epsilon
      ).blames()
    }
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
    guard change != nil || turnsChange else { return step.result }
    let changes = (0..<count).map { index in
      let operands = step.operands(at: index)
      let size = change?(operands, step) ?? operands.change
      return operands.isFrozen ? 0 : turnsChange ? -size : size
    }
    return (changes, step.result.state)
  }
}
