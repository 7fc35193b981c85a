import Backprop

/// Looks for the reading and the mistakes that give a program's numbers.
struct Search {
  private let given: [GivenStep]
  private let tolerance: Tolerance
  private let isInterrupted: () -> Bool
  private let terms: TermsByLoss
  /// The mistakes that could make a difference to these steps.
  private let candidates: [Mistake]

  init(_ given: [GivenStep], isInterrupted: @escaping () -> Bool) {
    self.given = given
    self.isInterrupted = isInterrupted
    tolerance = Tolerance(isSingle: given.allSatisfy(\.isSinglePrecision))
    terms = TermsByLoss(relative: tolerance.relative)
    candidates = Mistake.allCases.filter { mistake in
      given.contains { $0.allows(mistake) }
    }
  }

  /// More arithmetic than this is not done for pairs: about a second.
  private static let affordable = 20_000_000

  /// The plainest reading under which nothing differs; else the one under which the fewest mistakes
  /// explain all that differs; else the one under which the least differs.
  func best() -> (Reading, [Mistake], isEither: Bool) {
    let readings = Reading.all(of: given[0])
    for reading in readings where explains([], reading) != nil { return (reading, [], false) }
    for reading in readings {
      let found = candidates.filter { isFound([$0], reading) }
      if !found.isEmpty { return (reading, found, found.count > 1) }
    }
    let pairs = candidates.indices.flatMap { first in
      (first + 1..<candidates.count).map { [candidates[first], candidates[$0]] }
    }
    let cost = given.reduce(0) { $0 + $1.samples * $1.architecture.parameterCount }
    if cost * pairs.count * readings.count <= Self.affordable {
      for reading in readings where !isInterrupted() {
        for pair in pairs where isFound(pair, reading) { return (reading, pair, false) }
      }
    }
    let least = readings.min { differing($0) < differing($1) }
    return (least ?? readings[0], [], false)
  }

  /// Another loss than the one that was named or found, with which fewer mistakes are enough: whose
  /// blames the program takes, though its loss is another.
  static func simpler(_ given: [GivenStep], than loss: Loss, _ count: Int) -> Comparison.Simpler? {
    let steps = given.map(\.withoutLoss)
    let search = Search(steps, isInterrupted: { false })
    let readings = Reading.all(of: steps[0]).filter { $0.loss != loss && $0.convention == nil }
    for reading in readings where search.explains([], reading) != nil {
      return Comparison.Simpler(loss: reading.loss, mistakes: [])
    }
    guard count > 1 else { return nil }
    for reading in readings {
      for mistake in Mistake.allCases where search.isFound([mistake], reading) {
        return Comparison.Simpler(loss: reading.loss, mistakes: [mistake])
      }
    }
    return nil
  }

  private func differing(_ reading: Reading) -> Int {
    verdicts(reading).count { $0.verdict == .differs }
  }

  /// Whether mistakes give every number, and not by chance.
  private func isFound(_ mistakes: [Mistake], _ reading: Reading) -> Bool {
    guard let hits = explains(mistakes, reading) else { return false }
    return hits.exact > 0 && hits.exact >= mistakes.count || hits.all > mistakes.count
  }

  /// How many numbers that differ from the right ones the mistakes give, and how many of them to
  /// nine digits; nil if they do not give all numbers.
  private func explains(_ mistakes: [Mistake], _ reading: Reading) -> (all: Int, exact: Int)? {
    var hits = (all: 0, exact: 0)
    var program = Program(mistakes, reading)
    var right = Program([], reading)
    for (step, terms) in zip(given, terms(of: given, reading.loss)) {
      let made = program.run(step)
      let wanted = right.run(step)
      for array in step.arrays {
        guard let yours = step.results[array] else { continue }
        let other = made.numbers(array, step)
        let truth = wanted.numbers(array, step)
        let least = terms.sizes(of: array, reading)
        let scale = max(
          tolerance.scale(of: other, array, step), tolerance.scale(of: truth, array, step))
        for (index, number) in yours.enumerated() {
          let scale = max(scale, least?[index] ?? 0)
          guard tolerance.accepts(number, other[index], scale) else { return nil }
          guard !tolerance.accepts(number, truth[index], scale) else { continue }
          hits.all += 1
          if abs(number - other[index]) <= 1e-9 * abs(other[index]) { hits.exact += 1 }
        }
      }
    }
    return hits
  }

  /// Every array beside the right one.
  func verdicts(_ reading: Reading) -> [ArrayVerdict] {
    var right = Program([], reading)
    var result: [ArrayVerdict] = []
    let terms = terms(of: given, reading.loss)
    for (index, step) in given.enumerated() {
      let wanted = right.run(step)
      var local = LocalStep(step, reading, wanted)
      for array in step.arrays {
        guard let yours = step.results[array] else { continue }
        let truth = wanted.numbers(array, step)
        let nearby = local.numbers(array)
        local.take(yours, for: array)
        let scale = tolerance.scale(of: truth, array, step)
        let scales =
          terms[index].sizes(of: array, reading)?.map { max($0, scale) }
          ?? [Double](repeating: scale, count: truth.count)
        result.append(verdict(yours, truth, nearby, array, scales, number: index))
      }
    }
    return result
  }

  private func verdict(
    _ yours: [Double], _ right: [Double], _ nearby: [Double]?, _ array: StepArray,
    _ scales: [Double], number: Int
  ) -> ArrayVerdict {
    func accepts(_ others: [Double]) -> Bool {
      yours.indices.allSatisfy { tolerance.accepts(yours[$0], others[$0], scales[$0]) }
    }
    func error(_ index: Int) -> Double {
      let difference = abs(yours[index] - right[index])
      return difference.isNaN ? .infinity : difference
    }
    let isSame = zip(yours, right).allSatisfy { $0 == $1 }
    let differs = !accepts(right)
    // Of numbers that differ, not of one that rounding has left.
    let places = yours.indices.filter {
      !differs || !tolerance.accepts(yours[$0], right[$0], scales[$0])
    }
    let worst = places.max { error($0) < error($1) } ?? 0
    let verdict: ArrayVerdict.Verdict =
      differs
      ? .differs
      : !isSame
        ? .agrees : array.isOfBackward && right.allSatisfy { $0 == 0 } ? .nothing : .exact
    let follows = nearby.map(accepts) ?? false
    return ArrayVerdict(
      step: number, array: array, verdict: verdict, worst: worst, yours: yours[worst],
      right: right[worst], maxError: error(worst),
      factor: differs ? tolerance.factor(yours, right, scales) : nil, follows: differs && follows)
  }
}

extension GivenStep {
  /// Whether a mistake could make a difference to it, whatever loss it is of.
  fileprivate func allows(_ mistake: Mistake) -> Bool {
    let losses =
      isLossNamed
      ? [settings.loss] : Loss.allCases.filter { $0.fits(architecture.outputActivation) }
    return losses.contains { loss in
      var options = trainingOptions(loss: loss)
      options.batchSize = samples
      // How likely neurons are dropped does not matter, only whether any could be.
      options.dropout = masks.isEmpty ? 0 : 0.5
      return mistake.idleness(in: architecture, options: options) == nil
    }
  }
}
