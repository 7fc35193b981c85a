/// How wrong a prediction is, and the blame that starts backpropagation.
///
/// K is the number of outputs, act′ the slope of the output's activation.
///
/// | name | loss | ∂loss/∂z at the output |
/// |---|---|---|
/// | squared | Σ (out − y)² | (out − y) · act′(z): the constant 2 is left to the learning rate |
/// | half | ½ Σ (out − y)² | (out − y) · act′(z) |
/// | mse | (1/K) Σ (out − y)² | (2/K) (out − y) · act′(z) |
/// | bce | −Σ [y ln out + (1 − y) ln(1 − out)], sigmoid | out − y |
/// | ce | −Σ y ln out, softmax, Σ y = 1 | out − y |
package enum Loss: String, CaseIterable, Sendable {
  case squared, half, mse, bce, ce

  /// The one output activation that the loss needs, or nil when any elementwise one will do.
  package var requiredActivation: Activation? {
    switch self {
    case .squared, .half, .mse: nil
    case .bce: .sigmoid
    case .ce: .softmax
    }
  }

  /// Whether the loss can stand on an output activation.
  package func fits(_ activation: Activation) -> Bool {
    requiredActivation.map { $0 == activation } ?? activation.isElementwise
  }

  /// Whether y is a target this loss is defined for: between 0 and 1 for `bce`, and with a sum of
  /// 1 (to 1e-9) for `ce`, without which its blame would not be out − y.
  package func accepts(target: some Collection<Double>) -> Bool {
    switch self {
    case .squared, .half, .mse: true
    case .bce: target.allSatisfy { (0...1).contains($0) }
    case .ce:
      target.allSatisfy { (0...1).contains($0) } && abs(target.reduce(0, +) - 1) <= 1e-9
    }
  }

  /// What the blame shown must be multiplied by to be the true derivative: 2 for `squared`, whose
  /// 2 is folded into the learning rate.
  package var foldedFactor: Double { self == .squared ? 2 : 1 }

  /// Whether it is computed from z rather than from the prediction.
  var readsSums: Bool { requiredActivation != nil }

  /// The loss of one prediction.
  ///
  /// `bce` and `ce` are computed from z, which keeps digits that `out` has already lost to
  /// rounding: ln(1 + e⁻ᶻ) and the logarithm of a shifted sum of exponentials.
  ///
  /// - Parameters:
  ///   - z: The sums of the output layer.
  ///   - out: Their activations, of the same length.
  ///   - y: The true answer, of the same length.
  package func value<C: RandomAccessCollection<Double>>(z: C, out: C, y: some Collection<Double>)
    -> Double
  {
    let shift = self == .ce ? logarithmOfExponentials(z) : 0
    var sum = 0.0
    for ((z, out), y) in zip(zip(z, out), y) { sum += term(z: z, out: out, y: y, shift: shift) }
    return scaled(sum, outputs: out.count)
  }

  /// What one output adds to the loss, before `scaled`.
  ///
  /// - Parameter shift: ln Σ eᶻ over the outputs, for `ce`.
  @inline(__always)
  func term(z: Double, out: Double, y: Double, shift: Double) -> Double {
    switch self {
    case .squared, .half, .mse: (out - y) * (out - y)
    case .bce: max(z, 0) - z * y + logarithmOfOnePlus(exponential(-abs(z)))
    case .ce: y == 0 ? 0 : y * (shift - z)
    }
  }

  /// The loss from the sum of its terms.
  @inline(__always)
  func scaled(_ sum: Double, outputs: Int) -> Double {
    switch self {
    case .squared, .bce, .ce: sum
    case .half: sum / 2
    case .mse: sum / Double(outputs)
    }
  }

  /// ln Σ eᶻ, shifted by the largest z so that nothing overflows.
  func logarithmOfExponentials(_ z: some Collection<Double>) -> Double {
    let largest = z.max() ?? 0
    return largest + logarithm(z.reduce(0) { $0 + exponential($1 - largest) })
  }

  /// The blame of one output neuron: the derivative of the loss by its sum.
  @inlinable
  package func blame(
    z: Double, out: Double, y: Double, activation: Activation, outputs: Int
  ) -> Double {
    switch self {
    case .squared, .half: (out - y) * activation.slope(z: z, a: out)
    case .mse: 2 / Double(outputs) * (out - y) * activation.slope(z: z, a: out)
    case .bce, .ce: out - y
    }
  }
}
