import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// A wrong prediction in words.
  func words(of slip: Slip, about name: Name, hasWrongSign: Bool) -> String {
    switch slip {
    case .factor(let factor):
      // So few digits that the number asked for is not to be had by division.
      let size = "off by a factor of \(NumberFormat(digits: factor < 99 ? 2 : 3)(factor))"
      return hasWrongSign ? "The sign is wrong, and the size is \(size)." : "It is \(size)."
    case .offset(let offset): return "It is off by \(NumberFormat(digits: 2)(offset))."
    case .extraTwo where isHalvedHere(name):
      return (hasWrongSign ? "The sign is wrong; and besides: " : "")
        + "That is twice too much. The 2 of the derivative is left to the learning rate here: "
        + "blames start from (out - y)."
    default:
      let words = words(of: slip)
      return hasWrongSign ? "The sign is wrong; and besides: \(words)" : words
    }
  }

  private func words(of slip: Slip) -> String {
    switch slip {
    case .sign: "Right size, wrong sign."
    case .missingSlope(let neuron):
      "The slope of \(text(neuron)) is missing: what reaches it is multiplied by "
        + "\(slopeText(neuron))."
    case .slopeOfActivation(let neuron):
      "That takes the slope at \(text(neuron)) itself; it belongs at the sum z of the neuron."
    case .missingTwo: "A 2 is missing: that is half of it."
    case .extraTwo: "That is a 2 too many: twice the number."
    case .extraSlope(let neuron):
      "The slope of \(text(neuron)) has no place here: under \(state.settings.loss) it cancels, and "
        + "the blame is out - y."
    case .gradientForBlame(let name):
      "That is a gradient, \(text(name)): the blame times an input. Asked is the blame alone."
    case .blameForGradient(let name):
      "That is the blame, \(text(name)). A gradient is the blame times the input it carries."
    case .gradientForChange(let name):
      "That is the gradient, \(text(name)). The change is -lr times it: the learning rate and the "
        + "minus are forgotten."
    case .changeForGradient(let name):
      "That is the change, \(text(name)). The gradient has neither learning rate nor minus in it."
    case .sumForMean:
      "That is the sum over the \(state.sampleCount) samples; a batch has the mean of them."
    case .oneSample(let place):
      "That is the share of sample \(place) of the batch alone; asked is the mean over all of them."
    case .missingRate: "The learning rate is forgotten."
    case .staleWeights:
      "That comes from stale weights: those from before the last nudge."
    case .staleSince(let edit):
      "That is its value from before `\(edit.prefix(60).spelledOut)`."
    case .nudgedWeights(let weights):
      "That takes \(text(weights)) already nudged. Every blame is computed with the weights of the "
        + "forward pass."
    case .onePath(let end):
      "That is one path only, the one over \(text(end)). The blame is the sum over all of them."
    case .missingPath(let end): "The path over \(text(end)) is forgotten."
    case .missingBias(let bias): "The bias \(text(bias)) is forgotten."
    case .missingBiases: "The biases are forgotten, or those of an earlier layer."
    case .sumForActivation(let sum):
      "That uses the sum, \(text(sum)): its activation is forgotten."
    case .activationForSum(let activation):
      "That is \(text(activation)), the activation; asked is the sum before it."
    case .errorForLoss: "That is the error, out - y; the loss is made of its square."
    case .oneOutput(let out):
      "That is what \(text(out)) alone adds. The loss is taken over all outputs."
    case .notNormalized:
      "That is e^z alone: it is still to be divided by the sum of e^z over the layer."
    case .sumsForPowers:
      "That is the share of z in the sum of z: the share of e^z in the sum of e^z is asked for."
    case .sigmoidForSoftmax:
      "That is a sigmoid of the neuron's own sum; softmax divides e^z by the sum of all of them."
    case .memoryForgotten:
      "That is -lr times the gradient alone: what \(state.settings.optimizer) keeps of earlier "
        + "nudges is forgotten."
    case .averagedMemory:
      "That weights the gradient with 1 - momentum; here it is added whole: m = momentum*m + gradient."
    case .notFinite: "It is no finite number."
    case .unchanged: "That is the weight as it was: its change is forgotten."
    case .changeAlone(let change):
      "That is the change, \(text(change)), without the weight it is added to."
    case .uphill: "Wrong sign of the change: that goes uphill."
    case .made(let mistake):
      "That is what the mistake `\(mistake.rawValue)` makes of it: \(MistakeWords(mistake).mistake). "
        + "It should be: \(MistakeWords(mistake).right)."
    case .factor, .offset: ""
    }
  }

  /// Whether the name is a derivative whose 2 the loss folds into the learning rate.
  private func isHalvedHere(_ name: Name) -> Bool {
    state.settings.loss.foldedFactor != 1
      && (name.quantity.stage == .backward || name.quantity.stage == .nudge)
  }

  private func slopeText(_ neuron: Name) -> String {
    guard let layer = neuron.quantity.layer, let j = neuron.indices.last,
      let slope = Formula(state, sample: neuron.indices.first).slope(layer, j)
    else { return "1" }
    return slope.symbols(in: state.shape)
  }
}
