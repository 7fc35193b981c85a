/// The words of the field that help explains, by how they are written.
package enum Word: String, CaseIterable, Sendable {
  case accuracy
  case activation
  case answer
  case backpropagation
  case batch
  case batchNormalization = "batch normalization"
  case bias
  case blame
  case bug = "mistake"
  case chainRule = "chain rule"
  case change
  case classification
  case condition
  case convention
  case crossEntropy = "cross entropy"
  case derivative
  case dimension = "shape"
  case divergence
  case dotProduct = "dot product"
  case dropout
  case epoch
  case error
  case forwardPass = "forward pass"
  case generalization
  case gradient
  case gradientCheck = "gradient check"
  case gradientDescent = "gradient descent"
  case hiddenLayer = "hidden layer"
  case initialization
  case input
  case kink
  case layer
  case layerNormalization = "layer normalization"
  case learningRate = "learning rate"
  case loss
  case minimum
  case network
  case neuron
  case normalization
  case optimizer
  case output
  case parameter
  case path
  case regression
  case regularization
  case sample
  case saturation
  case seed
  case slope
  case stage
  case stale
  case timeline
  case vanishing = "vanishing gradient"
  case weight
  case xor
  case yours

  /// What else it is called.
  package var aliases: [String] {
    switch self {
    case .accuracy: []
    case .activation: ["activation function", "nonlinearity"]
    case .answer: ["target", "label", "truth"]
    case .backpropagation: ["backprop", "backward pass", "reverse mode"]
    case .batch: ["mini batch", "minibatch"]
    case .batchNormalization: ["batchnorm", "batch norm"]
    case .bias: []
    case .blame: ["delta of a neuron", "error signal", "local gradient"]
    case .bug: ["bug lab", "slip"]
    case .chainRule: ["chain"]
    case .change: ["delta", "update", "step size"]
    case .classification: ["class", "one hot", "classifier"]
    case .condition: ["comparison"]
    case .convention: ["reduction", "factor"]
    case .crossEntropy: ["crossentropy", "log loss", "logloss"]
    case .derivative: ["partial derivative", "differentiation"]
    case .dimension: ["dimension", "axis", "row", "column", "matrix", "vector"]
    case .divergence: ["diverge", "nan", "infinity", "explode", "exploding"]
    case .dotProduct: ["dot", "weighted sum", "presum", "pre activation", "preactivation", "logit"]
    case .dropout: ["mask"]
    case .epoch: ["iteration"]
    case .error: ["residual"]
    case .forwardPass: ["inference", "feed forward", "feedforward"]
    case .generalization: ["overfitting", "overfit", "test set", "held out", "validation", "split"]
    case .gradient: ["grad", "slope of the loss"]
    case .gradientCheck:
      ["numerical gradient", "numeric gradient", "finite difference", "central difference"]
    case .gradientDescent:
      ["descent", "stochastic gradient descent", "downhill", "learning", "training"]
    case .hiddenLayer: ["depth", "mlp", "perceptron", "multilayer perceptron"]
    case .initialization: ["initialisation", "xavier", "glorot", "he", "kaiming", "symmetry"]
    case .input: ["feature"]
    case .kink: ["corner", "not differentiable"]
    case .layer: []
    case .layerNormalization: ["layernorm", "layer norm"]
    case .learningRate: ["rate", "eta", "alpha of a nudge", "step length"]
    case .loss: ["cost", "cost function", "loss function", "objective", "criterion"]
    case .minimum: ["local minimum", "plateau", "saddle", "stuck"]
    case .network: ["net", "neural network", "model", "architecture", "topology"]
    case .neuron: ["unit", "node", "cell"]
    case .normalization: ["normalisation", "norm", "standardize", "scaling"]
    case .optimizer: ["optimiser"]
    case .output: ["prediction"]
    case .parameter: ["weight and bias"]
    case .path: ["outgoing path", "graph", "computation graph"]
    case .regression: ["mean absolute error", "r2"]
    case .regularization: ["regularisation", "weight decay", "l2", "decay"]
    case .sample: ["example", "data point", "instance", "row of data"]
    case .saturation: ["saturate", "dead neuron", "dead", "dying relu"]
    case .seed: ["random", "reproducible", "generator"]
    case .slope: ["derivative of the activation", "act prime"]
    case .stage: ["loop", "training loop", "cycle"]
    case .stale: ["staleness", "freshness"]
    case .timeline: ["moment", "branch", "time travel", "undo"]
    case .vanishing: ["vanishing", "vanish"]
    case .weight: ["synapse", "connection"]
    case .xor: ["and", "or", "nand", "xnor", "exclusive or"]
    case .yours: []
    }
  }
}
