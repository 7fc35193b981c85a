import Backprop

extension Slip {
  /// A word for programs: the name of the mistake that the slip is, where the catalogue has one.
  package func code(about name: Name, in state: State) -> String {
    mistake(about: name.quantity, layers: state.architecture.layerCount)?.rawValue ?? code
  }

  private var code: String {
    switch self {
    case .sign: "sign"
    case .missingSlope: "missing-slope"
    case .extraSlope: "extra-slope"
    case .slopeOfActivation: "slope-of-activation"
    case .missingTwo: "missing-2"
    case .extraTwo: "extra-2"
    case .gradientForBlame: "gradient-for-blame"
    case .blameForGradient: "blame-for-gradient"
    case .gradientForChange: "gradient-for-change"
    case .changeForGradient: "change-for-gradient"
    case .missingRate: "forgotten-lr"
    case .staleWeights, .staleSince: "stale-weight"
    case .nudgedWeights: "nudged-weight"
    case .onePath: "one-path"
    case .missingPath: "forgotten-path"
    case .missingBias, .missingBiases: "forgotten-bias"
    case .sumForActivation: "no-activation"
    case .activationForSum: "activation-for-sum"
    case .oneOutput: "one-output"
    case .sumForMean: "sum-for-mean"
    case .oneSample: "one-sample"
    case .notNormalized: "not-normalized"
    case .sumsForPowers: "sums-for-powers"
    case .sigmoidForSoftmax: "sigmoid-for-softmax"
    case .memoryForgotten: "memory-forgotten"
    case .averagedMemory: "averaged-memory"
    case .notFinite: "not-finite"
    case .errorForLoss: "error-for-loss"
    case .unchanged: "unchanged"
    case .changeAlone: "change-alone"
    case .uphill: "uphill"
    case .made(let mistake): mistake.rawValue
    case .factor: "factor"
    case .offset: "difference"
    }
  }
}
