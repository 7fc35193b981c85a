import Backprop
import BackstepText

/// A program's numbers beside the right ones, and what is wrong with them.
package struct Comparison: Equatable, Sendable {
  /// The steps as given.
  package let steps: [GivenStep]
  /// How they were read.
  package let reading: Reading
  /// Every array that was given, in the order of computation, step after step.
  package let arrays: [ArrayVerdict]
  /// The mistakes that together reproduce all that differs; or, if `isEither`, each of which does.
  package let mistakes: [Mistake]
  package let isEither: Bool
  /// Another loss under whose blames fewer mistakes explain all that differs, and those.
  package let simpler: Simpler?
  /// The activations of the hidden layers and of the output under which the forward pass is right,
  /// where the file names none and sigmoid gives another.
  package let meantActivations: [Activation]?

  package struct Simpler: Equatable, Sendable {
    package let loss: Loss
    package let mistakes: [Mistake]
  }

  /// The first array that differs.
  package var first: ArrayVerdict? { arrays.first { $0.verdict == .differs } }
  /// Whether nothing differs, save by a convention.
  package var agrees: Bool { first == nil }
}

/// One array of a step beside the right one.
package struct ArrayVerdict: Equatable, Sendable {
  /// The number of the step, from 0.
  package let step: Int
  package let array: StepArray
  package let verdict: Verdict
  /// The place of the largest difference, or of the first number that is not finite.
  package let worst: Int
  package let yours: Double, right: Double
  package let maxError: Double
  /// What all numbers are the right ones times, where there is such a factor.
  package let factor: Double?
  /// Whether it is what right arithmetic makes of the program's own numbers before it.
  package let follows: Bool

  package enum Verdict: String, Equatable, Sendable {
    /// The same bits.
    case exact
    /// To the digits that the file has.
    case agrees
    /// Zero on both sides, for want of a signal.
    case nothing
    case differs
  }
}

extension Comparison {
  /// Compares steps in a row with a right program's, and looks for the mistakes that explain what
  /// differs.
  package init(_ given: [GivenStep], isInterrupted: @escaping () -> Bool = { false }) {
    var given = given
    for index in given.indices { given[index].findRate() }
    // A rate that one step tells is that of all.
    let found = given.lazy.flatMap(\.remarks).compactMap { remark -> Double? in
      if case .rateFound(let rate) = remark { rate } else { nil }
    }.first
    if let found { for index in given.indices { given[index].takeRate(found) } }
    let search = Search(given, isInterrupted: isInterrupted)
    let (reading, mistakes, isEither) = search.best()
    self.init(
      steps: given, reading: reading, arrays: search.verdicts(reading), mistakes: mistakes,
      isEither: isEither,
      simpler: mistakes.isEmpty
        ? nil : Search.simpler(given, than: reading.loss, isEither ? 1 : mistakes.count),
      meantActivations: mistakes.isEmpty ? given[0].meantActivations : nil)
  }
}

extension GivenStep {
  /// The learning rate from the changes, where the file does not name it: −change over gradient.
  fileprivate mutating func findRate() {
    guard !isRateNamed, settings.optimizer == .sgd else { return }
    // Of weights first: of those that no signal reaches, the biases tell.
    let places = [StepArray.Part.weight, .bias].flatMap { part in
      (1...architecture.layerCount).reversed().map { (part, $0) }
    }
    for (part, layer) in places {
      guard let gradients = results[.gradients(part, layer)] else { continue }
      let old = network.parameters[architecture.parameters(part, of: layer)]
      let changes =
        results[.changes(part, layer)]
        ?? results[.after(part, layer)].map { zip($0, old).map { $0 - $1 } }
      guard let changes,
        let index = gradients.indices.max(by: { abs(gradients[$0]) < abs(gradients[$1]) }),
        gradients[index] != 0, changes[index] != 0
      else { continue }
      let rate = abs(changes[index] / gradients[index])
      guard rate.isFinite else { continue }
      // The rate that its author typed, if it is that to ten digits.
      settings.learningRate = rate.rounded(toDigits: 10, within: 1e-9) ?? rate
      remarks.append(.rateFound(settings.learningRate))
      return
    }
    guard arrays.contains(where: \.isOfNudge) else { return }
    if let rate = rateOfOutput {
      settings.learningRate = rate
      remarks.append(.rateFound(rate))
    } else {
      remarks.append(.rateAssumed(settings.learningRate))
    }
  }

  /// Takes a rate that another step has told, where this one tells none.
  fileprivate mutating func takeRate(_ rate: Double) {
    guard !isRateNamed,
      let index = remarks.firstIndex(of: .rateAssumed(settings.learningRate))
    else { return }
    settings.learningRate = rate
    remarks[index] = .rateFound(rate)
  }

  /// The learning rate from the changes of the output layer and its right gradients, where no
  /// gradients are given: if all say the same one, and it is one that somebody would type.
  private var rateOfOutput: Double? {
    let layer = architecture.layerCount
    let range = architecture.weights(of: layer)
    let changes =
      results[.changes(.weight, layer)]
      ?? results[.after(.weight, layer)].map { zip($0, network.parameters[range]).map { $0 - $1 } }
    guard let changes else { return nil }
    let gradients = rightStep().gradients[range]
    guard let largest = zip(gradients, changes).max(by: { abs($0.0) < abs($1.0) }),
      largest.0 != 0
    else { return nil }
    let rate = abs(largest.1 / largest.0)
    let isOne = zip(gradients, changes).allSatisfy {
      abs(abs($1) - rate * abs($0)) <= 1e-6 * abs(largest.1)
    }
    return isOne ? rate.rounded(toDigits: 3, within: 1e-6) : nil
  }
}

extension Double {
  /// The number of so many digits that is as near as a fraction of it; nil if there is none.
  fileprivate func rounded(toDigits digits: Int, within fraction: Double) -> Double? {
    let rounded = WrittenNumber.rounded(self, digits: digits)
    return isFinite && abs(rounded - self) <= fraction * abs(self) ? rounded : nil
  }
}
