import Backprop

/// What came of a guess.
package struct GuessReport: Sendable {
  /// A number that the bug guessed would have made otherwise on the current sample.
  package struct Evidence: Sendable {
    /// The number: a gradient, or a change.
    package let name: Name
    /// What the bug guessed would have made of it, and what the program makes.
    package let supposed: Double, found: Double
  }

  /// What was guessed.
  package let mistake: Mistake
  /// Whether that is the one.
  package let isRight: Bool
  /// The wrong guesses up to now.
  package let wrongGuesses: Int
  /// What speaks against a wrong one, when something on this sample does.
  package let evidence: Evidence?
  /// Why the bug guessed would change nothing here at all.
  package let idleness: Idleness?
}

extension State {
  /// Answers a guess; a right one ends the secret.
  mutating func guess(_ mistake: Mistake) throws(SessionError) -> GuessReport {
    guard let bug else { throw .lab(.noBug) }
    guard bug.isHidden else { throw .lab(.bugNotHidden(bug.mistake)) }
    let isRight = bug.mistake == mistake
    let evidence = isRight ? nil : evidence(against: mistake, bug)
    if isRight { self.bug?.isHidden = false } else { self.bug?.wrongGuesses += 1 }
    return GuessReport(
      mistake: mistake, isRight: isRight,
      wrongGuesses: bug.wrongGuesses + (isRight ? 0 : 1), evidence: evidence,
      idleness: isRight
        ? nil : idlenessByShape(of: mistake))
  }

  /// The number that differs most between what the program makes of the current sample and what
  /// the bug guessed would have made; gradients before changes.
  private func evidence(against mistake: Mistake, _ bug: Bug) -> GuessReport.Evidence? {
    guard let x, let y, sampleCount >= architecture.smallestBatch,
      settings.loss.accepts(targets: y, outputs: architecture.outputCount)
    else {
      return nil
    }
    var supposed = self
    supposed.bug?.program = bug.program.with([mistake])
    let pass = network.forward(x, masks: currentMasks, statistics: .ofBatch)
    let (found, imagined) = (
      backwardPass(of: pass, target: y), supposed.backwardPass(of: pass, target: y)
    )
    if let index = Self.mostDifferent(found.gradients, imagined.gradients) {
      return GuessReport.Evidence(
        name: Name(parameter: index, .gradient, in: shape),
        supposed: imagined.gradients[index], found: found.gradients[index])
    }
    let (changes, others) = (nudge(of: found).changes, supposed.nudge(of: imagined).changes)
    return Self.mostDifferent(changes, others).map { index in
      GuessReport.Evidence(
        name: Name(parameter: index, .change, in: shape), supposed: others[index],
        found: changes[index])
    }
  }

  /// Where two runs of numbers lie farthest apart, beyond what rounding does.
  private static func mostDifferent(_ left: [Double], _ right: [Double]) -> Int? {
    let size = zip(left, right).reduce(0) { max($0, abs($1.0), abs($1.1)) }
    guard
      let index = left.indices.max(by: { abs(left[$0] - right[$0]) < abs(left[$1] - right[$1]) }),
      abs(left[index] - right[index]) > 1e-9 * size
    else { return nil }
    return index
  }
}
