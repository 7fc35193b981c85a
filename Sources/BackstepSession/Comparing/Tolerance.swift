import Backprop

/// How near numbers must be to count as the same.
struct Tolerance {
  let relative: Double
  private let isSingle: Bool

  /// Nine digits; four where the file has single precision or less.
  init(isSingle: Bool) {
    self.isSingle = isSingle
    relative = isSingle ? 1e-4 : 1e-9
  }

  /// The size below which numbers of an array are compared as if they had it: what rounding leaves
  /// of larger numbers that were added or subtracted.
  func scale(of right: [Double], _ array: StepArray, _ step: GivenStep) -> Double {
    let largest = right.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    guard isSingle else { return largest * 1e-3 }
    switch array {
    case .sums, .activations, .blames, .gradients: return max(largest * 1e-2, 2e-3)
    case .changes: return max(largest * 1e-2, 2e-3 * abs(step.settings.learningRate))
    default: return largest * 1e-2
    }
  }

  func accepts(_ yours: Double, _ right: Double, _ scale: Double) -> Bool {
    if yours == right || yours.isNaN && right.isNaN { return true }
    guard yours.isFinite, right.isFinite else { return false }
    return abs(yours - right) <= relative * max(abs(yours), abs(right), scale)
  }

  /// The one factor between all numbers of two arrays: of two or more, or a plain one.
  func factor(_ yours: [Double], _ right: [Double], _ scales: [Double]) -> Double? {
    guard let largest = right.indices.max(by: { abs(right[$0]) < abs(right[$1]) }),
      right[largest] != 0, yours[largest].isFinite
    else { return nil }
    let factor = yours[largest] / right[largest]
    guard factor != 0,
      yours.indices.allSatisfy({
        accepts(yours[$0], factor * right[$0], scales[$0] * abs(factor))
      })
    else { return nil }
    let nearest = [1, 2, 3, 4, 5, 8, 10, 16, 32, 64, 0.5, 0.25].first { plain in
      abs(abs(factor) - plain) <= relative * plain
    }
    if let nearest { return factor < 0 ? -nearest : nearest }
    return right.count { $0 != 0 } > 1 ? factor : nil
  }
}

/// How large the terms are whose sums a step's numbers are. Where they cancel, as the blames of a
/// batch do under its normalisation, rounding leaves of the sum what it leaves of the terms.
struct StepTerms {
  private var sizes: [StepArray: [Double]] = [:]

  /// - Parameter relative: The share of a size by which numbers may differ.
  init(_ given: GivenStep, _ loss: Loss, relative: Double) {
    let (step, architecture) = (given.rightStep(loss), given.architecture)
    let samples = given.samples
    func numbers(_ array: StepArray) -> [Double] { array.numbers(of: step, in: architecture) }
    /// The mean over the samples of |d[s][j]·a[s][i]|, for every j and i.
    func products(_ blames: [Double], _ signals: [Double], _ rows: Int, _ columns: Int) -> [Double]
    {
      (0..<rows * columns).map { index in
        let (j, i) = index.quotientAndRemainder(dividingBy: columns)
        let sum = (0..<samples).reduce(0.0) { sum, s in
          sum + abs(blames[s * rows + j] * signals[s * columns + i])
        }
        return sum / Double(samples)
      }
    }
    let ones = [Double](repeating: 1, count: samples)
    for layer in 1...architecture.layerCount {
      let (rows, columns) = (architecture.sizes[layer], architecture.sizes[layer - 1])
      let signals =
        layer == 1 ? given.inputs.flatMap { $0 } : numbers(.activations(layer - 1))
      var blames = numbers(.blames(layer))
      if let kind = architecture.normalization, architecture.isNormalized(layer) {
        let scaled = numbers(.scaledBlames(layer))
        let slopes = zip(scaled, numbers(.norms(layer))).map { $0 * $1 }
        sizes[.gradients(.scale, layer)] = products(slopes, ones, rows, 1)
        sizes[.gradients(.shift, layer)] = products(scaled, ones, rows, 1)
        // A blame is what is left of three ways.
        let (own, variances) = (
          numbers(.normBlames(layer)), numbers(.statistic(.variance, kind, layer))
        )
        // All that is normalised together: a neuron's of all samples, or a sample's of all neurons.
        func group(_ index: Int) -> Int { kind == .batch ? index % rows : index / rows }
        var largest = [Double](repeating: 0, count: variances.count)
        for (index, blame) in own.enumerated() {
          largest[group(index)] = max(largest[group(index)], abs(blame))
        }
        blames = blames.indices.map { index in
          largest[group(index)]
            / (variances[group(index)] + given.network.normEpsilon).squareRoot()
        }
        sizes[.blames(layer)] = blames
      }
      sizes[.gradients(.weight, layer)] = products(blames, signals, rows, columns)
      sizes[.gradients(.bias, layer)] = products(blames, ones, rows, 1)
      for part in architecture.parts(of: layer) {
        let gradients = numbers(.gradients(part, layer))
        let terms = sizes[.gradients(part, layer)] ?? []
        // What divides a gradient by its own size makes a step, of at most some learning rates, of
        // what rounding has left.
        let isDivided = given.settings.optimizer.hasSecondMoment
        let rate = abs(given.settings.learningRate)
        let yours = given.results[.gradients(part, layer)]
        let changes = gradients.indices.map { index in
          if !isDivided { return rate * terms[index] }
          let isZero = gradients[index] == 0 && yours?[index] == 0
          return !isZero && abs(gradients[index]) < 1e-9 * terms[index] ? 22 * rate / relative : 0
        }
        sizes[.changes(part, layer)] = changes
        if isDivided { sizes[.after(part, layer)] = changes }
      }
    }
  }

  /// The least size by which each number of an array is judged; nil where nothing is known of it.
  func sizes(of array: StepArray, _ reading: Reading) -> [Double]? {
    let factor = abs(reading.factor(of: array))
    guard let sizes = sizes[array] else { return nil }
    return factor == 1 ? sizes : sizes.map { $0 * factor }
  }
}

/// The terms of some steps under each loss that is tried.
final class TermsByLoss {
  private let relative: Double
  private var known: [(loss: Loss, terms: [StepTerms])] = []

  init(relative: Double) { self.relative = relative }

  func callAsFunction(of steps: [GivenStep], _ loss: Loss) -> [StepTerms] {
    if let found = known.first(where: { $0.loss == loss }) { return found.terms }
    let terms = steps.map { StepTerms($0, loss, relative: relative) }
    known.append((loss, terms))
    return terms
  }
}
