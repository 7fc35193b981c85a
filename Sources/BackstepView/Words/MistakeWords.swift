import Backprop

/// A bug in words.
struct MistakeWords {
  /// What the faulty program does, in a line.
  let line: String
  /// What the faulty program does.
  let mistake: String
  /// Where it was met; empty where no place is known.
  let source: String
  /// What it does to training.
  let effect: String
  /// What one would see were it this one.
  let symptom: String

  /// The words for each; every bug is put into words here and nowhere else.
  ///
  /// What is said of XOR was measured: 2-3-1, sigmoid, `half`, lr 0.5, 4,000 epochs sample by
  /// sample from 20 seeds, weights within ±0.5; learnt means a mean loss under 0.01. Learnt from 20
  /// seeds: order, slope (and without any bug); from 4: bias, bias-gradient; from 2: leftover; from
  /// none: sign, slope-of-a, stale.
  init(_ mistake: Mistake) {
    switch mistake {
    case .order:
      self.init(
        line: "output weights are nudged before the hidden blames are taken",
        mistake: "a layer's weights are nudged before the blames of the layer below are taken, "
          + "which then go back through weights that have already moved",
        source: "Matt Mazur's worked example; data-science-from-scratch #31; "
          + "Toy-Neural-Network-JS #72",
        effect: "XOR is learnt all the same; only a gradient check shows it",
        symptom: "the output's gradients would be right and the hidden ones a little off, the "
          + "more so the larger lr is")
    case .sign:
      self.init(
        line: "the output's blame has the wrong sign: every nudge goes uphill",
        mistake: "the output's blame has the wrong sign, so that every nudge goes uphill",
        source: "", effect: "the loss grows; nothing is learnt",
        symptom: "every gradient would have the right size and the wrong sign")
    case .slope:
      self.init(
        line: "the output's blame lacks the slope of the activation",
        mistake: "the output's blame lacks the slope of the activation",
        source: "", effect: "XOR is learnt; it is cross-entropy's blame on another loss",
        symptom:
          "dOut would be out - y as it stands, and all gradients too large by what is missing")
    case .slopeOfActivation:
      self.init(
        line: "slopes are taken of a instead of z",
        mistake: "the slope is taken of a instead of z: sigmoid(a)*(1 - sigmoid(a)) where "
          + "a*(1 - a) is right",
        source: "", effect: "XOR is not learnt",
        symptom: "every slope would be computed from an activation put through the activation again"
      )
    case .bias:
      self.init(
        line: "biases have right gradients and are never nudged",
        mistake: "biases have right gradients and are never nudged",
        source: "", effect: "XOR is learnt from 4 of 20 seeds",
        symptom: "every gradient would be right, and every bias would stay where it is")
    case .leftover:
      self.init(
        line: "gradients pile up on those left by the last sample",
        mistake: "gradients are added to what the last sample left: nobody sets them to 0",
        source: "micrograd #25",
        effect: "XOR is learnt from 2 of 20 seeds",
        symptom:
          "the first loop would be right, and after it every gradient would be off by the one "
          + "before, blames being right")
    case .onePath:
      self.init(
        line: "a hidden blame counts only the last of its outgoing paths",
        mistake: "a hidden blame counts only the last of its outgoing paths: the sum is assigned, "
          + "not added to",
        source: "",
        effect: "changes nothing with one output; else only the last is served",
        symptom: "hidden blames would be the last path's alone, the output's gradients right")
    case .transposed:
      self.init(
        line: "hidden blames read the weights transposed",
        mistake: "hidden blames read the weights transposed, column by column",
        source: "",
        effect: "changes nothing if a matrix is one row; else paths are mixed",
        symptom: "hidden blames would be made with weights of other paths, the output's gradients "
          + "right")
    case .biasGradient:
      self.init(
        line: "the gradients of the biases are 0",
        mistake: "the gradients of the biases are 0",
        source: "", effect: "as if they were frozen: XOR is learnt from 4 of 20 seeds",
        symptom: "all blames and gradW would be right, and every gradb 0")
    case .stale:
      self.init(
        line: "backward reads the activations of the forward before the last",
        mistake: "backward reads the activations of the forward before the last change of weights "
          + "or sample",
        source: "",
        effect: "only the first loop is right; XOR is not learnt",
        symptom: "the first loop would be right, and after it no blame would belong to the numbers "
          + "that forward shows")
    }
  }

  private init(line: String, mistake: String, source: String, effect: String, symptom: String) {
    (self.line, self.mistake, self.source) = (line, mistake, source)
    (self.effect, self.symptom) = (effect, symptom)
  }

  /// What comes of it, and where it was seen.
  var consequence: String {
    effect.capitalizedFirst + "." + (source.isEmpty ? "" : " Seen in: \(source).")
  }
}

extension Page {
  /// That a mistake changes nothing here, and why.
  func changesNothing(_ subject: String, _ idleness: Idleness) -> String {
    idleness == .thisSample
      ? "On this sample \(subject) changes nothing; on another it may."
      : "With this network and these settings \(subject) changes nothing, because "
        + "\(words(of: idleness))."
  }

  /// Why a bug changes nothing, to stand behind `because`.
  func words(of idleness: Idleness) -> String {
    switch idleness {
    case .noHiddenLayer: "there is no hidden blame"
    case .onePathEach: "every hidden neuron has only one way out"
    case .rowsOrColumnsOnly:
      "every matrix on the way back is a single row or column, the same either way"
    case .noOutputSlope(let loss): "\(loss) starts from out - y, without a slope"
    case .linearOutput: "the slope of a linear output is 1"
    case .slopesAlike:
      "\(Self.list(slopes)) the same slope at a as at z, or no slope at all"
    case .noBiases: "it has no biases"
    case .biasesFrozen: "every bias is frozen"
    case .noLearningRate: "lr is 0, and nudged weights are the old ones"
    case .outerWeightsFrozen: "the weights on the way back are frozen"
    case .thisSample: "every number comes out the same on this sample"
    }
  }

  /// `relu and linear have`
  private static func list(_ words: [String]) -> String {
    words.joined(separator: " and ") + (words.count == 1 ? " has" : " have")
  }

  private var slopes: [String] {
    let architecture = state.architecture
    let (hidden, output) = (architecture.hiddenActivation, architecture.outputActivation)
    return hidden == output ? ["\(hidden)"] : ["\(hidden)", "\(output)"]
  }
}
