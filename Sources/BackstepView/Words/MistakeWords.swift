import Backprop
import BackstepSession

extension Page {
  /// A wrong prediction in words.
  func words(of mistake: Mistake, hasWrongSign: Bool) -> String {
    switch mistake {
    case .factor(let factor):
      let size = "off by a factor of \(NumberFormat(digits: 2)(factor))"
      return hasWrongSign ? "The sign is wrong, and the size is \(size)." : "It is \(size)."
    case .offset(let offset): return "It is off by \(NumberFormat(digits: 2)(offset))."
    default:
      let words = words(of: mistake)
      return hasWrongSign ? "The sign is wrong; and besides: \(words)" : words
    }
  }

  private func words(of mistake: Mistake) -> String {
    switch mistake {
    case .sign: "Right size, wrong sign."
    case .missingSlope(let neuron):
      "The slope of \(text(neuron)) is missing: what reaches it is multiplied by "
        + "\(slopeText(neuron))."
    case .slopeOfActivation(let neuron):
      "That takes the slope at \(text(neuron)) itself; it belongs at the sum z of the neuron."
    case .missingTwo: "A 2 is missing: that is half of it."
    case .extraTwo: extraTwo
    case .gradientForBlame(let name):
      "That is a gradient, \(text(name)): the blame times an input. Asked is the blame alone."
    case .blameForGradient(let name):
      "That is the blame, \(text(name)). A gradient is the blame times the input it carries."
    case .gradientForChange(let name):
      "That is the gradient, \(text(name)). The change is -lr times it: the learning rate and the "
        + "minus are forgotten."
    case .changeForGradient(let name):
      "That is the change, \(text(name)). The gradient has neither learning rate nor minus in it."
    case .missingRate: "The learning rate is forgotten."
    case .staleWeights:
      "That comes from stale weights: those from before the last nudge."
    case .nudgedWeights(let weights):
      "That takes \(text(weights)) already nudged. Every blame is computed with the weights of the "
        + "forward pass."
    case .onePath(let end):
      "That is one path only, the one over \(text(end)). The blame is the sum over all of them."
    case .missingPath(let end): "The path over \(text(end)) is forgotten."
    case .missingBias(let bias): "The bias \(text(bias)) is forgotten."
    case .sumForActivation(let sum):
      "That uses the sum, \(text(sum)): its activation is forgotten."
    case .activationForSum(let activation):
      "That is \(text(activation)), the activation; asked is the sum before it."
    case .errorForLoss: "That is the error, out - y; the loss is its square."
    case .unchanged: "That is the weight as it was: its change is forgotten."
    case .changeAlone(let change):
      "That is the change, \(text(change)), without the weight it is added to."
    case .uphill: "Wrong sign of the change: that goes uphill."
    case .factor, .offset: ""
    }
  }

  private var extraTwo: String {
    state.settings.loss == .squared
      ? "That is twice too much. The 2 of the derivative is left to the learning rate here: blames "
        + "start from (out - y)."
      : "That is a 2 too many: twice the number."
  }

  private func slopeText(_ neuron: Name) -> String {
    guard let layer = neuron.quantity.layer, let j = neuron.indices.first,
      let slope = Formula(state).slope(layer, j)
    else { return "1" }
    return slope.symbols(in: state.architecture)
  }
}

extension Mistake {
  /// A word for programs.
  var code: String {
    switch self {
    case .sign: "sign"
    case .missingSlope: "missing-slope"
    case .slopeOfActivation: "slope-of-activation"
    case .missingTwo: "missing-2"
    case .extraTwo: "extra-2"
    case .gradientForBlame: "gradient-for-blame"
    case .blameForGradient: "blame-for-gradient"
    case .gradientForChange: "gradient-for-change"
    case .changeForGradient: "change-for-gradient"
    case .missingRate: "missing-learning-rate"
    case .staleWeights: "stale-weights"
    case .nudgedWeights: "nudged-weights"
    case .onePath: "one-path"
    case .missingPath: "missing-path"
    case .missingBias: "missing-bias"
    case .sumForActivation: "sum-for-activation"
    case .activationForSum: "activation-for-sum"
    case .errorForLoss: "error-for-loss"
    case .unchanged: "unchanged"
    case .changeAlone: "change-alone"
    case .uphill: "uphill"
    case .factor: "factor"
    case .offset: "offset"
    }
  }
}
