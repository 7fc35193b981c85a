import Backprop

/// One way of reading what a program computes: the loss whose blames it takes, and constant factors
/// that belong to a convention and are no mistake.
package struct Reading: Equatable, Sendable {
  /// The loss whose blames these are.
  package let loss: Loss
  /// What each blame is multiplied by beside it.
  let blameFactor: Double
  /// What each gradient is multiplied by.
  let gradientFactor: Double
  /// The convention that the factors come from; nil where they are 1.
  package let convention: Convention?

  /// A factor on all gradients that another loss or another mean explains.
  package enum Convention: Hashable, Sendable {
    /// Twice the gradients: the 2 of the squared error is kept.
    case twoKept
    /// Gradients of half the squared error under a mean squared error of so many outputs.
    case halfForMean(outputs: Int)
    /// The mean over so many outputs, where here their losses are added.
    case meanOverOutputs(Int)
    /// The batch's gradients are summed, not averaged.
    case sumForMean(samples: Int)
    /// Blames are divided by the number of samples at once, so that the mean is in them.
    case blamesAveraged(samples: Int)
    /// Two of them at once.
    indirect case both(Convention, Convention)
  }

  /// What the numbers of an array are multiplied by.
  package func factor(of array: StepArray) -> Double {
    switch array {
    case .blames, .scaledBlames, .normBlames: blameFactor
    case .gradients: gradientFactor
    case .loss: convention?.lossFactor ?? 1
    case .losses: convention?.sampleLossFactor ?? 1
    case .sums, .activations, .statistic, .norms, .scaled, .changes, .after: 1
    }
  }

  /// The ways in which a step can be read, the plainer first.
  static func all(of step: GivenStep) -> [Reading] {
    let losses = step.isLossNamed ? [step.settings.loss] : step.losses
    let outputs = step.architecture.outputCount
    let samples = step.samples
    let isSummed = step.isLossSummed
    var result: [Reading] = []
    for count in 0...2 {
      for loss in losses {
        var factors: [(blame: Double, gradient: Double, Convention?)] = [(1, 1, nil)]
        switch loss.kind {
        // The 2 is in the blames already, or only in the gradients.
        case .squared:
          factors.append((2, 2, .twoKept))
          // Of two samples it would be a sum as well.
          if samples != 2 { factors.append((1, 2, .twoKept)) }
        case .mse where outputs != 2:
          let half = Double(outputs) / 2
          factors.append((half, half, .halfForMean(outputs: outputs)))
        case .bce where outputs > 1, .huber where outputs > 1:
          let share = 1 / Double(outputs)
          factors.append((share, share, .meanOverOutputs(outputs)))
        default: break
        }
        var reductions: [(blame: Double, gradient: Double, Convention?)] = [(1, 1, nil)]
        if samples > 1 {
          reductions.append((1 / Double(samples), 1, .blamesAveraged(samples: samples)))
          // Where the file's own loss is a mean, a sum of gradients contradicts it.
          if isSummed != false {
            reductions.append((1, Double(samples), .sumForMean(samples: samples)))
          }
        }
        for factor in factors {
          for reduction in reductions {
            let conventions = [factor.2, reduction.2].compactMap { $0 }
            guard conventions.count == count else { continue }
            // Two that leave the blames as they are would be one on the gradients.
            if count == 2, factor.blame * reduction.blame == 1 { continue }
            result.append(
              Reading(
                loss: loss, blameFactor: factor.blame * reduction.blame,
                gradientFactor: factor.gradient * reduction.gradient,
                convention: conventions.count == 2
                  ? .both(conventions[0], conventions[1]) : conventions.first))
          }
        }
      }
    }
    return result
  }
}

extension Reading.Convention {
  /// What the loss of a batch is multiplied by.
  fileprivate var lossFactor: Double {
    switch self {
    case .sumForMean(let samples): Double(samples)
    case .both(let first, let second): first.lossFactor * second.lossFactor
    default: sampleLossFactor
    }
  }

  /// What the loss of each sample is multiplied by.
  fileprivate var sampleLossFactor: Double {
    switch self {
    case .meanOverOutputs(let outputs): 1 / Double(outputs)
    case .both(let first, let second): first.sampleLossFactor * second.sampleLossFactor
    case .twoKept, .halfForMean, .sumForMean, .blamesAveraged: 1
    }
  }
}

extension GivenStep {
  /// The losses that fit, and of these those that give the file's own loss where it has one.
  fileprivate var losses: [Loss] {
    let matching = lossesOfItsOwn
    return matching.isEmpty ? fittingLosses : matching
  }

  private var fittingLosses: [Loss] {
    Loss.allCases.filter { loss in
      loss.fits(architecture.outputActivation)
        && targets.allSatisfy { loss.accepts(target: $0) }
    }
  }

  /// The losses that give the file's own; none where it has none.
  var lossesOfItsOwn: [Loss] {
    guard let given = results[.losses] ?? results[.loss] else { return [] }
    return fittingLosses.filter { loss in
      shares(of: loss).contains { share in
        let right = lossValues(loss).map { $0 * share }
        if results[.losses] != nil { return zip(right, given).allSatisfy { isNear($0, $1) } }
        let sum = right.reduce(0, +)
        return isNear(sum / Double(samples), given[0]) || isNear(sum, given[0])
      }
    }
  }

  /// Whether the file's loss is the sum of its samples' losses; nil where that cannot be told.
  fileprivate var isLossSummed: Bool? {
    guard samples > 1, let given = results[.loss] else { return nil }
    for loss in isLossNamed ? [settings.loss] : losses {
      let sum = lossValues(loss).reduce(0, +)
      for share in shares(of: loss) {
        if isNear(sum * share / Double(samples), given[0]) { return false }
        if isNear(sum * share, given[0]) { return true }
      }
    }
    return nil
  }

  /// What a program may make of a sample's loss: added over the outputs, or the mean over them.
  private func shares(of loss: Loss) -> [Double] {
    switch loss.kind {
    case .bce, .huber: [1, 1 / Double(architecture.outputCount)]
    case .squared, .half, .mse, .ce: [1]
    }
  }

  private func lossValues(_ loss: Loss) -> [Double] {
    let pass = network.forward(inputs.flatMap(\.self), masks: masks, statistics: .ofBatch)
    return network.losses(loss, of: pass, target: targets.flatMap(\.self))
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-4 * max(abs(a), abs(b)) || a == b
  }
}
