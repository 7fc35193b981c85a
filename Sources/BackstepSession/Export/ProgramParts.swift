import Backprop

/// What the exported programs have in common: numbers written out, and what is said of the network.
struct ProgramParts {
  let state: State
  var architecture: Architecture { state.architecture }
  var settings: Settings { state.settings }
  var numbers: OptimizerSettings { state.settings.optimizerSettings }

  /// `2-3-1 sigmoid, squared, sgd`
  var title: String {
    let sizes = architecture.sizes.map(String.init).joined(separator: "-")
    let norm = architecture.normalization.map { ", \($0)" } ?? ""
    return "\(sizes) \(architecture.hiddenActivation) \(architecture.outputActivation)\(norm), "
      + "loss \(settings.loss), \(settings.optimizer)"
  }

  /// Samples in each nudge.
  var batch: Int { state.trainingOptions.batchSize }

  /// `[0.5, -1]`
  func list(_ numbers: some Collection<Double>) -> String {
    "[" + numbers.map(Expression.shortest).joined(separator: ", ") + "]"
  }

  /// Rows on lines of their own.
  func rows(_ rows: [[Double]], indent: String = "  ") -> String {
    "[\n" + rows.map { indent + list($0) }.joined(separator: ",\n") + "]"
  }

  /// The weights of a layer, a row a neuron.
  func weights(_ layer: Int, of all: [Double]) -> [[Double]] {
    all[architecture.weights(of: layer)].rows(of: architecture.sizes[layer - 1])
  }

  /// The biases, scales or shifts of a layer; biases of 0 where there are none.
  func vector(_ part: Quantity.Part, _ layer: Int, of all: [Double]) -> [Double] {
    let range = architecture.parameters(part, of: layer)
    return range.isEmpty
      ? [Double](repeating: 0, count: architecture.sizes[layer]) : Array(all[range])
  }

  /// m or v laid out as the parameters, 0 before the first step.
  func moments(_ moments: [Double]) -> [Double] {
    moments.count == architecture.parameterCount
      ? moments : [Double](repeating: 0, count: architecture.parameterCount)
  }

  /// `["sigmoid", "sigmoid"]`
  var netActivations: String {
    "[" + architecture.activations.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + "]"
  }

  /// What a step for `compare` says of loss, learning rate and optimizer.
  var stepSettings: String {
    let numbers = settings.optimizerSettings
    return "{\"loss\": \"\(settings.loss)\", \"huberdelta\": \(settings.loss.huberDelta), "
      + "\"lr\": \(Expression.shortest(settings.learningRate)), \"optimizer\": \"\(settings.optimizer)\", "
      + "\"momentum\": \(numbers.momentum), \"alpha\": \(numbers.alpha), "
      + "\"beta1\": \(numbers.beta1), \"beta2\": \(numbers.beta2), "
      + "\"epsilon\": \(numbers.epsilon), \"decay\": \(numbers.decay)}"
  }
}
