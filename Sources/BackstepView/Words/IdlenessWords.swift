import Backprop

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
    case .linearHidden: "hidden neurons are linear: a is z, and the slope 1"
    case .sigmoidOnly: "every slope that counts is a sigmoid's"
    case .noSlopeAbove: "no slope above the first layer counts"
    case .slopeBelongs(let loss): "under \(loss) the slope belongs where it is"
    case .noSoftmax: "the loss is not ce, which softmax goes with"
    case .oneNeuronEach: "every layer is one neuron, whose blame is the sum"
    case .oneSampleEach:
      "each nudge is made of one sample: `set batch 4` or `sample all` takes more"
    case .noDropout: "nothing is dropped: `set dropout 0.5` drops"
    case .noNormalization: "nothing is normalised: `net 2 4 1 batchnorm` is"
    case .rateOfOne: "lr is 1"
    case .noCorrection(let optimizer): "\(optimizer) has no correction to leave out"
    case .noEpsilon(let optimizer): "\(optimizer) has no epsilon"
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
