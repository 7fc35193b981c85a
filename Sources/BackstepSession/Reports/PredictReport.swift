/// A number said before it was seen, and how near it came.
public struct PredictReport: Sendable {
  /// What was predicted.
  public let name: Name
  /// What was said.
  public let said: Double
  /// What it is, or will be. Not for showing while it is neither hit nor known.
  public let expected: Double
  /// Whether it is near enough.
  public let isCorrect: Bool
  /// Whether it has been computed already.
  public let isKnown: Bool
  /// The mistake that leads to the number said; nil when it is right.
  public let mistake: Mistake?
  /// Whether that mistake leads to the number but for its sign.
  public let hasWrongSign: Bool
}

/// The ways in which predictions usually go wrong.
public enum Mistake: Equatable, Sendable {
  case sign
  /// The slope of a neuron's activation is left out, or taken of the activation instead of its sum.
  case missingSlope(of: Name)
  case slopeOfActivation(of: Name)
  /// Half of the number, or twice it.
  case missingTwo, extraTwo
  case gradientForBlame(Name), blameForGradient(Name)
  case gradientForChange(Name), changeForGradient(Name)
  /// −gradient, the learning rate left out.
  case missingRate
  /// Computed with the weights from before the last nudge.
  case staleWeights
  /// Computed with weights that the nudge to come has already moved.
  case nudgedWeights(Quantity)
  /// Only one of several outgoing paths, or all but one.
  case onePath(to: Name), missingPath(to: Name)
  case missingBias(Name)
  /// A sum in the place of its activation, or the other way round.
  case sumForActivation(Name), activationForSum(Name)
  /// The error itself in the place of the loss.
  case errorForLoss
  /// The weight as it is, without the change; the change alone; the change the wrong way.
  case unchanged, changeAlone(Name), uphill
  /// None of these.
  case factor(Double), offset(Double)
}
