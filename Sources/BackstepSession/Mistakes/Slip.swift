import Backprop

/// A number said before it was seen, and how near it came.
package struct PredictReport: Sendable {
  /// What was predicted.
  package let name: Name
  /// What was said.
  package let said: Double
  /// What it is, or will be. Not for showing while it is neither hit nor known.
  package let expected: Double
  /// Whether it is near enough.
  package let isCorrect: Bool
  /// Whether it has been computed already.
  package let isKnown: Bool
  /// The slip that leads to the number said; nil when it is right.
  package let slip: Slip?
  /// Whether that slip leads to the number but for its sign.
  package let hasWrongSign: Bool
}

/// The ways in which a single predicted number usually goes wrong.
///
/// Some are mistakes of the catalogue made at one neuron; those of whole programs are `made`.
package enum Slip: Equatable, Sendable {
  case sign
  /// The slope of a neuron's activation is left out, or taken of the activation instead of its sum.
  case missingSlope(of: Name)
  case slopeOfActivation(of: Name)
  /// The slope of the output put in where the loss cancels it.
  case extraSlope(of: Name)
  /// Half of the number, or twice it.
  case missingTwo, extraTwo
  case gradientForBlame(Name), blameForGradient(Name)
  case gradientForChange(Name), changeForGradient(Name)
  /// −gradient, the learning rate left out.
  case missingRate
  /// Computed with the weights from before the last nudge.
  case staleWeights
  /// The value shown before the edit that made it stale.
  case staleSince(String)
  /// Computed with weights that the nudge to come has already moved.
  case nudgedWeights(Quantity)
  /// Only one of several outgoing paths, or all but one.
  case onePath(to: Name), missingPath(to: Name)
  case missingBias(Name)
  /// No bias in any layer, or none before this one.
  case missingBiases
  /// A sum in the place of its activation, or the other way round.
  case sumForActivation(Name), activationForSum(Name)
  /// The error itself in the place of the loss.
  case errorForLoss
  /// One output's part of the loss.
  case oneOutput(Name)
  /// Of a mean over the batch: the sum, or the share of the sample at a place alone.
  case sumForMean, oneSample(Int)
  /// The weight as it is, without the change; the change alone; the change the wrong way.
  case unchanged, changeAlone(Name), uphill
  /// Of softmax: e^z as it is; z in the place of e^z; each neuron by itself through a sigmoid.
  case notNormalized, sumsForPowers, sigmoidForSoftmax
  /// Of an optimizer that remembers: −lr·gradient alone; the gradient weighted like the mean of adam.
  case memoryForgotten, averagedMemory
  /// A number said where none is to be had, the right one being infinite or not a number.
  case notFinite
  /// What a program with this mistake makes of it.
  case made(Mistake)
  /// None of these.
  case factor(Double), offset(Double)
}

extension Slip {
  /// The mistake of the catalogue that this is, when a quantity's number is asked for.
  ///
  /// - Parameter layers: L
  package func mistake(about quantity: Quantity, layers: Int) -> Mistake? {
    switch self {
    case .made(let mistake): mistake
    case .missingSlope(let neuron): neuron.quantity.layer == layers ? .slope : .hiddenSlope
    case .slopeOfActivation: .slopeOfActivation
    case .nudgedWeights: .order
    case .onePath: .onePath
    case .extraSlope: .extraSlope
    case .missingRate: .rateMissing
    case .uphill: .uphill
    case .sumForActivation:
      quantity.stage == .backward || quantity.stage == .nudge ? .sumForActivation : nil
    case .sign, .missingTwo, .extraTwo, .gradientForBlame, .blameForGradient,
      .gradientForChange, .changeForGradient, .staleWeights, .staleSince,
      .missingPath, .missingBias, .missingBiases, .activationForSum,
      .errorForLoss, .oneOutput, .sumForMean, .oneSample, .unchanged, .changeAlone, .notNormalized,
      .sumsForPowers, .sigmoidForSoftmax, .memoryForgotten, .averagedMemory, .notFinite,
      .factor, .offset:
      nil
    }
  }
}
