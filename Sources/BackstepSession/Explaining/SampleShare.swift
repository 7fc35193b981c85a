import Backprop

/// What one sample of a batch adds to a mean: to a gradient, or to the loss.
package struct SampleShare: Sendable {
  /// The sample's place in the batch.
  package let place: Int
  /// `dHidden[2][0]*x[2][1]`
  package let expression: Expression
  /// What it comes to.
  package let value: Double
}

extension State {
  /// What each sample of the batch adds to a gradient or to the loss; none where there is one sample,
  /// and of other names.
  func shares(of name: Name) -> [SampleShare] {
    guard let batch = shape.batch, name.isSingle(in: shape) else { return [] }
    return (0..<batch).compactMap { place in
      var expression: Expression?
      if name.quantity == .loss { expression = .name(Name(.losses, [place])) }
      if name.quantity.role == .gradient, let layer = name.quantity.layer {
        expression = Formula(self, sample: place).share(layer, name)
      }
      guard let expression, let value = try? expression.value(knownValue), let number = value.number
      else { return nil }
      return SampleShare(place: place, expression: expression, value: number)
    }
  }
}
