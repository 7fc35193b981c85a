import Backprop

extension Mistake {
  /// Whether it shows only on several samples, under dropout or in a normalised net.
  var wantsMore: Bool {
    switch self {
    case .batchSum, .batchTwice, .maskRedrawn, .maskUnscaled, .normConstants, .normUnbiased: true
    case .order, .sign, .slope, .slopeOfActivation, .bias, .leftover, .onePath, .transposed,
      .biasGradient, .stale, .hiddenSlope, .sigmoidSlope, .errorBack, .weightForgotten,
      .sumForActivation, .outputNotLoss, .extraSlope, .softmaxDiagonal, .biasSum, .uphill,
      .rateMissing, .noCorrection, .epsilonInside:
      false
    }
  }
}
