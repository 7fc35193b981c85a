import Backprop

/// A mistake in words; every one is put into words here and nowhere else.
struct MistakeWords {
  /// What the faulty program does, in a line.
  let line: String
  /// What the faulty program does, at length.
  let mistake: String
  /// How it should be.
  let right: String
  /// Where it was met; empty where no place is known.
  let source: String
  /// From how many of 20 seeds the first net learns XOR all the same: `net 2 3 1`, lr 0.5,
  /// 10,000 epochs, learnt being a mean loss under 0.01; nil where that says nothing of it.
  let learnt: Int?
  /// What one would see were it this one.
  let symptom: String
  /// What it does to training.
  let effect: String

  init(_ mistake: Mistake) {
    switch mistake {
    case .order:
      self.init(
        line: "output weights are nudged before hidden blames are taken",
        mistake: "a layer's weights are nudged before the blames of the layer below are "
          + "taken, which then go back through weights that have already moved",
        right: "every blame with the weights of the forward pass",
        source: "data-science-from-scratch #31; Toy-Neural-Network-JS #72; "
          + "NeuralNetworkFromScratch #3",
        learnt: 20,
        effect: { "\($0); only a gradient check shows it" },
        symptom: "the output's gradients would be right and the hidden ones a little off, "
          + "the more so the larger lr is")
    case .sign:
      self.init(
        line: "the output's blame has the wrong sign",
        mistake: "the output's blame has the wrong sign, so that every nudge goes uphill",
        right: "dOut = (out - y)*slope, and W - lr*gradW",
        effect: { _ in "the loss grows; nothing is learnt" },
        symptom: "every gradient would have the right size and the wrong sign")
    case .slope:
      self.init(
        line: "the output's blame lacks the slope of the activation",
        right: "dOut = (out - y)*slope of out",
        source: "NeuralNetworkFromScratch #3",
        learnt: 20,
        effect: { "\($0); it is cross-entropy's blame on another loss" },
        symptom: "dOut would be out - y as it stands, and all gradients too large by what is "
          + "missing")
    case .slopeOfActivation:
      self.init(
        line: "slopes are taken of a instead of z",
        mistake: "the slope is taken of a instead of z: sigmoid(a)*(1 - sigmoid(a)) where "
          + "a*(1 - a) is right",
        right: "the slope at z, which for a sigmoid is a*(1 - a)",
        source: "libBrain #78",
        learnt: 0,
        effect: { "\($0)" },
        symptom: "every slope would be computed from an activation put through the "
          + "activation again")
    case .bias:
      self.init(
        line: "biases have right gradients and are never nudged",
        right: "b - lr*gradb, as for the weights",
        learnt: 13,
        effect: { "\($0)" },
        symptom: "every gradient would be right, and every bias would stay where it is")
    case .leftover:
      self.init(
        line: "gradients pile up on those left by the last sample",
        mistake: "gradients are added to what the last sample left: nobody sets them to 0",
        right: "gradients start from 0 at every backward",
        source: "micrograd #25",
        learnt: 8,
        effect: { "\($0)" },
        symptom: "the first loop would be right, and after it every gradient would be off by "
          + "the one before, blames being right")
    case .onePath:
      self.init(
        line: "a hidden blame counts only the last of its outgoing paths",
        mistake: "a hidden blame counts only the last of its outgoing paths: the sum is "
          + "assigned, not added to",
        right: "the sum over all outgoing paths, times the slope",
        effect: { _ in
          "changes nothing where each hidden neuron has one way out; else only "
            + "the last is served"
        },
        symptom: "hidden blames would be the last path's alone, the output's gradients right")
    case .transposed:
      self.init(
        line: "hidden blames read the weights transposed",
        mistake: "hidden blames read the weights transposed, column by column",
        right: "W[k][j], row k the neuron above, column j this one",
        effect: { _ in
          "changes nothing if each matrix above is one row or column; else "
            + "paths are mixed"
        },
        symptom: "hidden blames would be made with weights of other paths, the output's "
          + "gradients right")
    case .biasGradient:
      self.init(
        line: "the gradients of the biases are 0",
        right: "gradb = the neuron's blame",
        learnt: 13,
        effect: { "as if they were frozen: \($0)" },
        symptom: "all blames and gradW would be right, and every gradb 0")
    case .stale:
      self.init(
        line: "backward reads the forward pass before the last",
        mistake: "backward reads the activations of the forward before the last change of "
          + "weights or sample",
        right: "the activations of the forward pass just run",
        learnt: 0,
        effect: { "only the first loop is right; \($0)" },
        symptom: "the first loop would be right, and after it no blame would belong to the "
          + "numbers that forward shows")
    case .hiddenSlope:
      self.init(
        line: "hidden blames lack the slope of the activation",
        right: "the sum over all outgoing paths, times the slope",
        learnt: 0,
        effect: { "\($0)" },
        symptom: "the output's gradients would be right, and hidden blames what comes back "
          + "over the paths, as it stands")
    case .sigmoidSlope:
      self.init(
        line: "every activation's slope is taken as a*(1 - a)",
        mistake: "the slope of every activation is taken as a*(1 - a), which is a sigmoid's",
        right: "each activation's own slope: 1 - a*a for tanh, 1 or 0 for relu, 1 for linear",
        source: "ttezel/nn #8",
        effect: { _ in
          "changes nothing where all are sigmoids; else slopes are wrong, even "
            + "negative"
        },
        symptom: "slopes of sigmoids would be right and all others wrong")
    case .errorBack:
      self.init(
        line: "errors go back without the slopes of the layers above",
        mistake: "errors go back without the slopes of the layers above: a hidden blame is "
          + "the sum of W*error times its own slope, error being out - y at the output",
        right: "the sum of W*blame over the paths, times the slope",
        learnt: 19,
        effect: { "\($0)" },
        symptom: "the output's gradients would be right, and hidden blames too large by the "
          + "slope of the output")
    case .weightForgotten:
      self.init(
        line: "hidden blames leave out the weights of the paths",
        mistake: "a hidden blame is the blame above times the slope, without the weight between",
        right: "the sum of W*blame over the paths, times the slope",
        learnt: 16,
        effect: { "\($0)" },
        symptom: "the output's gradients would be right, and what comes back would be the "
          + "same for every neuron of a layer")
    case .sumForActivation:
      self.init(
        line: "gradients take z of the layer below for its a",
        mistake: "gradW takes the sum z of the layer below for its activation a",
        right: "gradW = the neuron's blame times a of the layer below",
        learnt: 0,
        effect: { "\($0)" },
        symptom: "all blames and gradb would be right, and every gradW above the first wrong")
    case .outputNotLoss:
      self.init(
        line: "the output is differentiated, not the loss",
        mistake: "the output is differentiated and not the loss, so that out - y is missing",
        right: "dOut = (out - y)*slope of out",
        learnt: 0,
        effect: { "the output only falls, whatever the answer; \($0)" },
        symptom: "dOut would be the slope of out alone, always of one sign")
    case .extraSlope:
      self.init(
        line: "the output's slope comes in once more, under bce or ce",
        mistake: "the output's slope is multiplied in once more, though bce and ce cancel it",
        right: "dOut = out - y under bce and ce",
        effect: { _ in "only under bce and ce; under bce it is squared's blame" },
        symptom: "dOut would be out - y times out*(1 - out)")
    case .softmaxDiagonal:
      self.init(
        line: "softmax's derivative is taken as out*(1 - out) alone",
        mistake: "softmax's derivative is taken as out*(1 - out) alone, as if no output "
          + "moved the others",
        right: "dOut = out - y under ce",
        effect: { _ in "only under ce; outputs whose answer is 0 are never blamed" },
        symptom: "dOut would be y*(out - 1), and 0 wherever y is 0")
    case .biasSum:
      self.init(
        line: "one number, the sum over the layer, for every bias in it",
        mistake: "every bias of a layer has the same gradient, the sum over all its neurons",
        right: "gradb = the neuron's own blame",
        learnt: 19,
        effect: { "\($0)" },
        symptom: "all blames and gradW would be right, and every gradb of a layer the same")
    case .batchSum:
      self.init(
        line: "a batch's gradients are added up, not averaged",
        right: "the mean over the batch: the sum divided by B",
        effect: { _ in
          "changes nothing with one sample; else it is a learning rate B times as large"
        },
        symptom: "all blames would be right, and every gradient B times too large")
    case .batchTwice:
      self.init(
        line: "a batch's gradients are averaged twice",
        mistake: "a batch's gradients are divided by B twice: in the loss, and again in the "
          + "gradients",
        right: "the mean over the batch: the sum divided by B, once",
        effect: { _ in "changes nothing with one sample; else learning is B times as slow" },
        symptom: "all blames would be right, and every gradient B times too small")
    case .maskRedrawn:
      self.init(
        line: "backward drops other neurons than forward did",
        mistake: "backward draws a dropout mask of its own in the place of the forward's",
        right: "the mask of the forward pass, on the way back too",
        effect: { _ in "only under dropout: dropped neurons are blamed, and kept ones not" },
        symptom: "hidden blames would be 0 at other neurons than those that were dropped")
    case .maskUnscaled:
      self.init(
        line: "backward leaves out the 1/(1 - P) of the dropout mask",
        right: "the mask as forward has it: 0, or 1/(1 - P)",
        effect: { _ in "only under dropout: what comes back is too small by 1 - P a layer" },
        symptom: "the output's gradients would be right, and hidden blames too small by 1 - P")
    case .normConstants:
      self.init(
        line: "mean and variance of a norm are taken for constants",
        mistake: "backward takes the mean and the variance of a norm for constants, as if no "
          + "sum moved them",
        right: "dz = (dnorm - mean(dnorm) - norm*mean(dnorm*norm))/sqrt(var + eps)",
        effect: { _ in "only in normalised nets: two of the three ways back are missing" },
        symptom: "dNorm would be right, and d behind it dNorm/sqrt(var + normeps) alone")
    case .normUnbiased:
      self.init(
        line: "backward through a norm divides the variance by B - 1",
        mistake: "backward goes through a norm whose variance is divided by B - 1, where the "
          + "forward's is divided by B",
        right: "the variance of the forward pass, divided by B",
        effect: { _ in "only in normalised nets: blames are a little too small" },
        symptom: "dNorm would be right, and d behind it a little too small")
    case .uphill:
      self.init(
        line: "the step is added where it should be taken away",
        mistake: "the change is added with the wrong sign: lr*gradW where -lr*gradW is right",
        right: "W - lr*gradW",
        effect: { _ in "the loss grows; nothing is learnt" },
        symptom: "every gradient would be right, and every change have the wrong sign")
    case .rateMissing:
      self.init(
        line: "the learning rate is left out of the change",
        mistake: "the learning rate is left out of the change, as if lr were 1",
        right: "W - lr*gradW",
        learnt: 20,
        effect: { "trains as with lr 1, whatever is set: \($0)" },
        symptom: "every gradient would be right, and a change the same whatever lr is")
    case .noCorrection:
      self.init(
        line: "the bias correction of adam is left out",
        mistake: "adam's change is made of m and v as they are, without the correction of "
          + "their start at 0",
        right: "m/(1 - beta1^t) and v/(1 - beta2^t) in adam's change",
        effect: { _ in "only under adam: its first changes are three times too large" },
        symptom: "every gradient would be right, and early changes too large")
    case .epsilonInside:
      self.init(
        line: "epsilon is added under the root",
        mistake: "epsilon is added under the root, sqrt(v + epsilon), where it belongs behind it",
        right: "sqrt(v) + epsilon",
        effect: { _ in "only with an epsilon: small gradients move weights far less" },
        symptom: "every gradient would be right, and changes smaller where gradients are small")
    }
  }

  private init(
    line: String, mistake: String? = nil, right: String, source: String = "", learnt: Int? = nil,
    effect: (_ learning: String) -> String, symptom: String
  ) {
    (self.line, self.mistake, self.right) = (line, mistake ?? line, right)
    (self.source, self.learnt, self.symptom) = (source, learnt, symptom)
    self.effect = effect(learnt.map(Self.learning) ?? "")
  }

  /// What was measured, as a part of a sentence.
  private static func learning(_ seeds: Int) -> String {
    switch seeds {
    case 0: "XOR is not learnt"
    case 20: "XOR is learnt all the same"
    default: "XOR is learnt from \(seeds) of 20 seeds in 10,000 epochs"
    }
  }

  /// What comes of it, and where it was seen.
  var consequence: String {
    effect.capitalizedFirst + "." + (source.isEmpty ? "" : " Seen in: \(source).")
  }
}
