import Backprop

extension Mistake {
  /// What to look at in a program that makes the mistake, and what to write there.
  var remedy: String {
    switch self {
    case .order:
      "take the weights as they were in the forward pass: move the lines that nudge them below all "
        + "the lines that compute blames."
    case .sign:
      "look at the error: it is out - y, and the nudge subtracts lr*gradient; with y - out, it adds."
    case .slope:
      "multiply the error at the output by the slope of its activation."
    case .slopeOfActivation:
      "look at what the slope is called with: written in a, as a*(1 - a), it takes a as it is; "
        + "written in z, as f(z)*(1 - f(z)), it takes z."
    case .bias:
      "nudge the biases too, each by -lr times its gradient. Where they are meant to stay, as in some "
        + "worked examples, `freeze` keeps them here too: see `help freeze`."
    case .leftover: "set all gradients to 0 before each backward."
    case .onePath: "add up what comes back over all paths: `+=` in the loop over the next layer."
    case .transposed:
      "look at the indices: what comes back to neuron j is the sum over k of W[k][j]*d[k], "
        + "W transposed."
    case .biasGradient: "a bias's gradient is its neuron's blame."
    case .stale:
      "use the activations of the forward pass just made: look for a copy that is not renewed."
    case .hiddenSlope:
      "multiply what comes back to a hidden neuron by the slope of its activation."
    case .sigmoidSlope:
      "a*(1 - a) is the slope of sigmoid alone: take the slope of the activation in use."
    case .errorBack:
      "send back the blame of the layer above, with its slope in it, and not its error."
    case .weightForgotten:
      "multiply each blame above by the weight that leads to it before adding them up."
    case .sumForActivation:
      "a gradient is blame times what the weight was multiplied by in the forward pass: a, not z."
    case .outputNotLoss:
      "start from the loss: the slope of the output is multiplied by out - y."
    case .extraSlope:
      "leave the slope out: under this loss it cancels, and the blame is out - y as it stands."
    case .softmaxDiagonal:
      "every output depends on every z: take softmax and its loss together, where the blame is "
        + "out - y."
    case .biasSum:
      "look at the axis of the sum: over the samples, not over the neurons; each bias has its own."
    case .batchSum:
      "divide each gradient by the number of samples: the mean over the batch, not the sum."
    case .batchTwice:
      "divide by the number of samples once: in the loss or in the gradients, not in both."
    case .maskRedrawn:
      "keep the mask that the forward pass drew, and multiply by that on the way back."
    case .maskUnscaled:
      "divide by 1 - P on the way back too: what comes back is multiplied by the very mask."
    case .normConstants:
      "the mean and the variance move with every z: dz = (dnorm - mean(dnorm) - "
        + "norm*mean(dnorm*norm))/sqrt(var + eps)."
    case .normUnbiased:
      "divide the variance by B, as the forward pass does; B - 1 is for the running one alone."
    case .uphill: "subtract: the change is -lr*gradient."
    case .rateMissing: "multiply the gradient by lr in the nudge."
    case .noCorrection: "divide m by 1 - beta1^t and v by 1 - beta2^t, t counted from 1."
    case .epsilonInside: "add epsilon to the root, not under it: sqrt(v) + epsilon."
    }
  }
}
