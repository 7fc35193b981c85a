import BackstepSession

/// What a quantity is, in a line; every one is put into words here and nowhere else.
struct QuantityWords {
  let text: String

  init(_ quantity: Quantity) {
    text =
      switch quantity {
      case .input: "The sample's input"
      case .target: "The sample's true answer"
      case .sums(let layer): "The weighted sums of layer \(layer), before its activation"
      case .activations(let layer): "What layer \(layer) hands on: its sums, activated"
      case .blames(let layer):
        "Blame: how much the loss would grow with each sum of layer \(layer)"
      case .masks(let layer): "What dropout multiplies the activations of layer \(layer) by"
      case .statistic(.mean, .batch, let layer):
        "The mean of each sum of layer \(layer) over the batch"
      case .statistic(.variance, .batch, let layer):
        "The variance of each sum of layer \(layer) over the batch"
      case .statistic(.mean, .layer, let layer): "The mean of the sums of layer \(layer)"
      case .statistic(.variance, .layer, let layer): "The variance of the sums of layer \(layer)"
      case .running(let statistic, let layer):
        "The \(statistic) of layer \(layer) over the batches so far, for `evaluate`"
      case .norms(let layer): "The sums of layer \(layer), brought to mean 0 and deviation 1"
      case .scaled(let layer): "The normalised sums of layer \(layer), scaled and shifted"
      case .scaledBlames(let layer):
        "Blame: how much the loss would grow with each u of layer \(layer)"
      case .normBlames(let layer):
        "Blame: how much the loss would grow with each norm of layer \(layer)"
      case .parameter(let role, let part, let layer):
        role.words(of: "\(part.words) of layer \(layer)")
      case .optimizer(.gradNorm): "The length of all gradients together"
      case .optimizer(.t): "How many steps the optimizer has taken"
      case .optimizer(let number): "The setting \(number.rawValue)"
      case .losses: "The loss of each sample of the batch"
      case .loss: "How wrong the prediction is; of a batch the mean"
      case .learningRate: "The learning rate: how much of the gradient a nudge takes"
      case .epoch: "How many epochs were trained"
      case .sample: "Which sample the stages work on, counted from 0"
      case .time: "The present moment's number on the timeline"
      case .accuracy: "The share of all samples that are predicted right"
      case .dead(let layer):
        "1 for each neuron of layer \(layer) whose slope is under 0.01 on every sample, else 0"
      }
  }
}

extension Quantity.Role {
  fileprivate func words(of parameters: String) -> String {
    switch self {
    case .value: "The \(parameters)"
    case .gradient: "Gradient: how much the loss would grow with each of the \(parameters)"
    case .change: "What the last nudge added to the \(parameters)"
    case .firstMoment: "m, what the optimizer keeps of the gradients of the \(parameters)"
    case .secondMoment: "v, what the optimizer keeps of the squared gradients of the \(parameters)"
    }
  }
}

extension Quantity.Part {
  fileprivate var words: String {
    switch self {
    case .weight: "weights"
    case .bias: "biases"
    case .scale: "scales"
    case .shift: "shifts"
    }
  }
}
