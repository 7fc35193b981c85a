import Backprop

/// What is done to data before they are taken.
struct DataPreparation {
  /// How inputs are brought to like sizes.
  enum Scale: String, CaseIterable {
    /// Mean 0 and standard deviation 1.
    case standard
    /// From 0 to 1.
    case minmax
    case none
  }

  var scale = Scale.none
  /// The share of samples kept from training; nil for none.
  var split: Double?

  /// The samples to train on, and those kept from it.
  ///
  /// Which are kept is drawn from the seed alone, by a generator of its own, so that no other
  /// random number changes. What is learnt about sizes is learnt from the training part only.
  func applied(to data: Dataset, seed: UInt64) throws(SessionError) -> (
    training: Dataset, heldOut: Dataset?
  ) {
    guard let split else { return (scaled(data, like: data), nil) }
    let kept = max(1, Int((split * Double(data.count)).rounded()))
    guard kept < data.count else { throw .data(.tooFewToSplit(data.count)) }
    var generator = Self.generator(seed: seed, for: .split)
    var order = Array(0..<data.count)
    for index in order.indices.dropFirst().reversed() {
      order.swapAt(index, generator.below(index + 1))
    }
    let training = data.samples(at: order.dropFirst(kept))
    let heldOut = data.samples(at: order.prefix(kept))
    return (scaled(training, like: training), scaled(heldOut, like: training))
  }

  /// What random numbers about data are for.
  enum Purpose: UInt64 { case drawing = 0x6472_6177, split = 0x7370_6C69 }

  /// A generator that depends on the seed and the purpose, and disturbs no other.
  static func generator(seed: UInt64, for purpose: Purpose) -> Generator {
    Generator(seed: seed ^ purpose.rawValue << 32)
  }

  private func scaled(_ data: Dataset, like model: Dataset) -> Dataset {
    guard scale != .none else { return data }
    let columns = Columns(model)
    let (shift, divisor) =
      scale == .standard
      ? (columns.means, columns.deviations)
      : (columns.lowest, zip(columns.highest, columns.lowest).map { $0 - $1 })
    // A column that never changes is only shifted.
    return data.scaled(shift: shift, divisor: divisor.map { $0 > 0 && $0.isFinite ? $0 : 1 })
  }
}

/// Figures about each input of a data set.
package struct Columns: Sendable {
  /// The least value of each input.
  package private(set) var lowest: [Double]
  /// The greatest value of each input.
  package private(set) var highest: [Double]
  /// The mean of each input.
  package private(set) var means: [Double]
  /// The standard deviation of each input, √(Σ(x − mean)² / n).
  package private(set) var deviations: [Double]

  /// The figures of all samples.
  package init(_ data: Dataset) {
    let count = Double(data.count)
    (lowest, highest) = (data.input(0), data.input(0))
    means = [Double](repeating: 0, count: data.inputCount)
    deviations = means
    for index in 0..<data.count {
      for (i, x) in data.input(index).enumerated() {
        lowest[i] = min(lowest[i], x)
        highest[i] = max(highest[i], x)
        means[i] += x / count
      }
    }
    for index in 0..<data.count {
      for (i, x) in data.input(index).enumerated() {
        deviations[i] += (x - means[i]) * (x - means[i]) / count
      }
    }
    deviations = deviations.map { $0.squareRoot() }
  }
}
