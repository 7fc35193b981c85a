/// How wrong a prediction is, and the blame that starts backpropagation.
///
/// K is the number of outputs, act′ the slope of the output's activation, e = out − y.
///
/// | name | loss | ∂loss/∂z at the output |
/// |---|---|---|
/// | squared | Σ e² | e · act′(z): the constant 2 is left to the learning rate |
/// | half | ½ Σ e² | e · act′(z) |
/// | mse | (1/K) Σ e² | (2/K) e · act′(z) |
/// | huber | Σ ½ e² where ∣e∣ ≤ δ, else δ (∣e∣ − ½ δ) | e cut to ±δ, · act′(z) |
/// | bce | −Σ [y ln out + (1 − y) ln(1 − out)], sigmoid | out − y |
/// | ce | −Σ y ln out, softmax, Σ y = 1 | out − y |
///
/// Whatever code asks about a loss stands here, so that the compiler asks it of a new one.
///
/// Source of `huber`: P. J. Huber, "Robust estimation of a location parameter", 1964, with the
/// definition and default of `torch.nn.HuberLoss` summed over the outputs.
package struct Loss: Equatable, CaseIterable, Sendable, CustomStringConvertible {
  /// The losses there are.
  package enum Kind: String, CaseIterable, Sendable { case squared, half, mse, huber, bce, ce }

  /// Which it is.
  package var kind: Kind
  /// δ of `huber`, above 0: up to here an error counts as its square, beyond as itself.
  package var huberDelta: Double

  /// A loss, with the number that `huber` needs.
  package init(_ kind: Kind, huberDelta: Double = 1) {
    self.kind = kind
    self.huberDelta = huberDelta
  }

  package static let squared = Loss(.squared)
  package static let half = Loss(.half)
  package static let mse = Loss(.mse)
  package static let huber = Loss(.huber)
  package static let bce = Loss(.bce)
  package static let ce = Loss(.ce)
  package static var allCases: [Loss] { Kind.allCases.map { Loss($0) } }
  package var description: String { kind.rawValue }

  /// The one output activation that the loss needs, or nil when any elementwise one will do.
  package var requiredActivation: Activation? {
    switch kind {
    case .squared, .half, .mse, .huber: nil
    case .bce: .sigmoid
    case .ce: .softmax
    }
  }

  /// Whether it is computed like another: numbers that are not read do not count.
  package func computes(as other: Loss) -> Bool { kind == other.kind && seam == other.seam }

  /// Whether the loss can stand on an output activation.
  package func fits(_ activation: Activation) -> Bool {
    requiredActivation.map { $0 == activation } ?? activation.isElementwise
  }

  /// The true answers that a loss is defined for.
  package enum Answers: Sendable {
    case anything
    /// Each between 0 and 1.
    case shares
    /// Besides, with a sum of 1 (to 1e-9), without which the blame would not be out − y.
    case distribution
  }

  /// The answers it is defined for.
  package var answers: Answers {
    switch kind {
    case .squared, .half, .mse, .huber: .anything
    case .bce: .shares
    case .ce: .distribution
    }
  }

  /// Whether y is a target this loss is defined for.
  package func accepts(target: some Collection<Double>) -> Bool {
    let areShares = target.allSatisfy { (0...1).contains($0) }
    return switch answers {
    case .anything: true
    case .shares: areShares
    case .distribution: areShares && abs(target.reduce(0, +) - 1) <= 1e-9
    }
  }

  /// Whether it is defined for each of several targets, which lie one after the other.
  package func accepts(targets: [Double], outputs: Int) -> Bool {
    stride(from: 0, to: targets.count, by: outputs).allSatisfy {
      accepts(target: targets[$0..<$0 + outputs])
    }
  }

  /// Whether it is defined for every answer of a data set.
  package func accepts(answersOf data: Dataset) -> Bool {
    (0..<data.count).allSatisfy { accepts(target: data.target($0)) }
  }

  /// Whether it is computed from the errors out − y alone; from z otherwise.
  package var readsErrors: Bool {
    switch kind {
    case .squared, .half, .mse, .huber: true
    case .bce, .ce: false
    }
  }

  /// Whether it is the sum of the squared errors, over `divisor`.
  package var isSumOfSquares: Bool {
    switch kind {
    case .squared, .half, .mse: true
    case .huber, .bce, .ce: false
    }
  }

  /// What the blame shown must be multiplied by to be the true derivative: 2 for `squared`, whose
  /// 2 is folded into the learning rate.
  package var foldedFactor: Double {
    switch kind {
    case .squared: 2
    case .half, .mse, .huber, .bce, .ce: 1
    }
  }

  /// The constant that stands before every blame and so before every gradient.
  @inline(__always)
  package func blameFactor(outputs: Int) -> Double {
    switch kind {
    case .squared, .half, .huber, .bce, .ce: 1
    case .mse: 2 / Double(outputs)
    }
  }

  /// What the sum over the outputs is divided by.
  @inline(__always)
  package func divisor(outputs: Int) -> Double {
    switch kind {
    case .squared, .huber, .bce, .ce: 1
    case .half: 2
    case .mse: Double(outputs)
    }
  }

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
    let shift = shift(z)
    var sum = 0.0
    for ((z, out), y) in zip(zip(z, out), y) { sum += term(z: z, out: out, y: y, shift: shift) }
    return scaled(sum, outputs: out.count)
  }

  /// What `term` needs of all outputs together: ln Σ eᶻ for `ce`, shifted by the largest z so that
  /// nothing overflows.
  @inline(__always)
  func shift(_ z: some Collection<Double>) -> Double {
    switch kind {
    case .squared, .half, .mse, .huber, .bce: return 0
    case .ce:
      let largest = z.max() ?? 0
      return largest + logarithm(z.reduce(0) { $0 + exponential($1 - largest) })
    }
  }

  /// What one output adds to the loss, before `scaled`.
  @inline(__always)
  func term(z: Double, out: Double, y: Double, shift: Double) -> Double {
    switch kind {
    case .squared, .half, .mse: (out - y) * (out - y)
    case .huber: Self.huber(out - y, delta: huberDelta)
    case .bce: max(z, 0) - z * y + logarithmOfOnePlus(exponential(-abs(z)))
    case .ce: y == 0 ? 0 : y * (shift - z)
    }
  }

  /// The loss from the sum of its terms.
  @inline(__always)
  func scaled(_ sum: Double, outputs: Int) -> Double {
    let divisor = divisor(outputs: outputs)
    return divisor == 1 ? sum : sum / divisor
  }

  /// What `huber` makes of one error.
  package static func huber(_ error: Double, delta: Double) -> Double {
    abs(error) <= delta ? error * error / 2 : delta * (abs(error) - delta / 2)
  }

  /// The blame of one output neuron: the derivative of the loss by its sum.
  @inline(__always)
  package func blame(
    z: Double, out: Double, y: Double, activation: Activation, outputs: Int
  ) -> Double {
    switch kind {
    case .squared, .half: return (out - y) * activation.slope(z: z, a: out)
    case .mse: return blameFactor(outputs: outputs) * (out - y) * activation.slope(z: z, a: out)
    case .huber:
      let error = out - y
      let cut = error > huberDelta ? huberDelta : error < -huberDelta ? -huberDelta : error
      return cut * activation.slope(z: z, a: out)
    case .bce, .ce: return out - y
    }
  }

  /// The blames of four output neurons side by side.
  @inline(__always)
  func blame(z: Lanes, out: Lanes, y: Lanes, activation: Activation, outputs: Int) -> Lanes {
    let error = out - y
    switch kind {
    case .squared, .half: return error * activation.slope(z: z, a: out)
    case .mse: return blameFactor(outputs: outputs) * error * activation.slope(z: z, a: out)
    case .huber:
      let cut = error.replacing(with: huberDelta, where: error .> huberDelta)
        .replacing(with: -huberDelta, where: error .< -huberDelta)
      return cut * activation.slope(z: z, a: out)
    case .bce, .ce: return error
    }
  }

  /// The size of an error at which one formula ends and another begins: the second derivative jumps,
  /// so that a central difference across it says little. Nil for a loss of one formula.
  package var seam: Double? {
    switch kind {
    case .huber: huberDelta
    case .squared, .half, .mse, .bce, .ce: nil
    }
  }

  /// The sums z from which the loss of a constant prediction is computed: those that lead to it, or
  /// the prediction itself where only errors are read.
  package func sums(predicting out: [Double]) -> [Double] {
    switch kind {
    case .squared, .half, .mse, .huber: out
    case .bce: out.map { logarithm($0) - logarithm(1 - $0) }
    case .ce: out.map(logarithm)
    }
  }
}
