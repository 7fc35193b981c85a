import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// What is right, the first thing that is wrong with both numbers, and the mistake behind it.
  func comparison(_ report: CompareReport) -> [String] {
    let comparison = report.comparison
    var lines = comparedTitle(report)
    let remarks = CompareWords.remarks(comparison.steps[0].remarks) { number($0) }
    if !remarks.isEmpty {
      lines += wrap("Read: " + remarks.joined(separator: "; ") + ".", indent: "  ")
    }
    lines.append("")
    for step in comparison.steps.indices {
      if comparison.steps.count > 1 { lines.append("step \(step)") }
      lines += verdicts(comparison.arrays.filter { $0.step == step }, comparison)
    }
    lines.append("")
    if let convention = comparison.reading.convention {
      lines += wrap(CompareWords.convention(convention))
    }
    guard let first = comparison.first else {
      lines += wrap(ink.good("All right") + ": " + agreement(comparison))
      return lines
    }
    return lines + story(first, report)
  }

  private func comparedTitle(_ report: CompareReport) -> [String] {
    let step = report.comparison.steps[0]
    let architecture = step.architecture
    let sizes = architecture.sizes.map(String.init).joined(separator: "-")
    let activations =
      architecture.hiddenActivation == architecture.outputActivation
      ? architecture.outputActivation.rawValue
      : "\(architecture.hiddenActivation.rawValue) \(architecture.outputActivation.rawValue)"
    let samples = step.samples == 1 ? "one sample" : "\(step.samples) samples"
    let loss = report.comparison.reading.loss.description
    let found = step.isLossNamed ? "" : ", found by trying"
    return heading(
      "compare", "\(report.file): \(sizes) \(activations), \(samples), loss \(loss)\(found)")
  }

  /// What is right, in a line or two; then each array that differs, with its worst number.
  private func verdicts(_ arrays: [ArrayVerdict], _ comparison: Comparison) -> [String] {
    var lines: [String] = []
    for verdict in [ArrayVerdict.Verdict.exact, .agrees, .nothing] {
      let names = arrays.filter { $0.verdict == verdict }.map {
        $0.array.name(in: comparison.steps[$0.step].architecture)
      }
      guard !names.isEmpty else { continue }
      let head = CompareWords.verdict(verdict).padded(to: 16)
      for (index, line) in wrap(names.joined(separator: ", "), margin: 18).enumerated() {
        lines.append("  " + (index == 0 ? head : String(repeating: " ", count: 16)) + line)
      }
    }
    let wrong = arrays.filter { $0.verdict == .differs }
    guard !wrong.isEmpty else { return lines }
    var table = Table(
      [
        ("", .left), ("", .left), ("yours", .point), ("right", .point), ("yours/right", .left),
        ("", .left),
      ], names: [0: "verdict", 1: "name", 5: "why"], key: 1)
    for array in wrong.prefix(most(Self.mostRows)) {
      let step = comparison.steps[array.step]
      table.add([
        ink.bad("differs"),
        array.array.name(at: array.worst, in: step.architecture, samples: step.samples),
        distinct(array.yours, from: array.right), distinct(array.right, from: array.yours),
        array.factor.map { number($0) } ?? "", array.follows ? "follows" : "",
      ])
    }
    lines += self.lines(of: table)
    if wrong.count > most(Self.mostRows) {
      lines.append("  ... \(wrong.count - Self.mostRows) more; --json has them all")
    }
    return lines
  }

  private static let mostRows = 10

  private func agreement(_ comparison: Comparison) -> String {
    let count = comparison.arrays.count
    let nothing = comparison.arrays.count { $0.verdict == .nothing }
    let told = nothing == 0 ? "" : "; \(nothing) of them 0 on both sides, which proves nothing"
    return "\(count == 1 ? "the one array agrees" : "all \(count) arrays agree")\(told)."
  }

  /// The first wrong place, the mistake, the formula as it should be, and where to look.
  private func story(_ first: ArrayVerdict, _ report: CompareReport) -> [String] {
    let comparison = report.comparison
    let step = comparison.steps[first.step]
    let place = first.array.name(at: first.worst, in: step.architecture, samples: step.samples)
    let name = first.array.name(in: step.architecture)
    let yours = distinct(first.yours, from: first.right)
    let right = distinct(first.right, from: first.yours)
    var lines = wrap(
      "The first that is wrong is \(name): \(place) is \(yours) in yours, and \(right) is right."
        + operands(of: first))
    if let words = comparison.meantActivations.map(CompareWords.meant) { lines += wrap(words) }
    if comparison.mistakes.isEmpty {
      let wrong = comparison.arrays.filter { $0.verdict == .differs }
      // A name once, whatever the step.
      let alone = wrong.filter { !$0.follows }.reduce(into: [String]()) { names, array in
        let name = array.array.name(in: comparison.steps[array.step].architecture)
        if !names.contains(name) { names.append(name) }
      }
      if alone.count > 8 {
        lines += wrap(
          "No known mistake gives these numbers. \(alone.count) arrays are wrong by themselves, "
            + "whatever stands before them: \(alone.prefix(6).joined(separator: ", ")), ....")
      } else if alone.count > 1 {
        lines += wrap(
          "No known mistake gives these numbers. Wrong by themselves, whatever stands before them: "
            + "\(alone.joined(separator: ", ")).")
      } else if wrong.count > 1 {
        lines += wrap(
          "No known mistake gives these numbers; what differs after it follows from it.")
      } else {
        lines += wrap("No known mistake gives this; all else is right.")
      }
      if let words = CompareWords.factor(first.factor, samples: step.samples) {
        lines += wrap(words)
      }
    } else {
      lines += explanation(comparison)
    }
    if let simpler = comparison.simpler {
      let found = simpler.mistakes.first.map { "one mistake is enough, `\($0.rawValue)`" }
      lines += wrap(
        "These may be the gradients of another loss: under `\(simpler.loss)` "
          + "\(found ?? "all of them are right").")
    }
    if let formula = first.array.quantity.flatMap({ Formula(state).schema(of: $0, longestSum: 4) })
    {
      lines += wrap("Right: " + formula, indent: "  ")
    }
    for mistake in comparison.mistakes { lines += wrap("In your code: " + mistake.remedy) }
    guard first.array.quantity != nil else { return lines }
    let factor = comparison.reading.factor(of: first.array)
    let here = factor == 1 ? "" : ", here \(number(first.right / factor)) without your convention"
    return lines
      + wrap("`why \(place)` shows where the right number comes from\(here); `undo` goes back.")
  }

  /// What a number that is not finite was made of.
  private func operands(of first: ArrayVerdict) -> String {
    guard !first.yours.isFinite, let quantity = first.array.quantity else { return "" }
    let whole = Name(quantity)
    let name = whole.entry(
      at: first.worst % max(1, whole.count(in: state.shape)), in: state.shape)
    let names = Formula(state).expression(for: name)?.names ?? []
    let largest = names.sorted { abs(value($0) ?? 0) > abs(value($1) ?? 0) }.prefix(4)
    let made = largest.map { "\(text($0)) = \(value($0).map { number($0) } ?? "?")" }
    return made.isEmpty ? "" : " It is made of \(made.joined(separator: ", "))."
  }

  private func explanation(_ comparison: Comparison) -> [String] {
    let mistakes = comparison.mistakes
    if mistakes.count == 1 || comparison.isEither {
      var lines: [String] = []
      for (index, mistake) in mistakes.enumerated() {
        let words = MistakeWords(mistake)
        let seen = words.source.isEmpty ? "" : " Seen in: \(words.source)."
        let head = index == 0 ? "It is " : "Or it is "
        lines += wrap("\(head)`\(mistake.rawValue)`: \(words.mistake).\(seen)")
      }
      return lines
        + wrap(
          mistakes.count == 1
            ? "It gives every number that differs." : "Each gives every number that differs.")
    }
    return wrap("Two mistakes together give every number that differs:")
      + mistakes.flatMap {
        wrap("  `\($0.rawValue)`: \(MistakeWords($0).mistake).", indent: "    ")
      }
  }
}
