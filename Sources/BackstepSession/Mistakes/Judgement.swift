import Backprop
import BackstepText

/// A usual mistake about a number, and what it makes of it.
package struct KnownMistake: Sendable, Equatable {
  /// The mistake.
  package let slip: Slip
  /// Its word for programs.
  package let code: String
  /// The number that it leads to.
  package let value: Double
}

extension Session {
  /// Holds a number said before it was seen against what it is or will be. Nothing is run.
  ///
  /// - Parameter written: The number as it was typed, which tells how far it was rounded.
  package func judge(_ name: Name, said: Double, written: String) throws(SessionError)
    -> PredictReport
  {
    let (right, slips, isKnown) = try slips(about: name)
    let precision = Precision(of: written)
    let isCorrect = precision.accepts(said, for: right)
    let diagnosis: (Slip, hasWrongSign: Bool)? =
      isCorrect
      ? nil
      : right.isFinite
        ? slips.diagnosis(of: said, for: name, right: right, precision) : (.notFinite, false)
    return PredictReport(
      name: name, said: said, expected: right, isCorrect: isCorrect, isKnown: isKnown,
      slip: diagnosis?.0, hasWrongSign: diagnosis?.hasWrongSign ?? false)
  }

  /// What a number is or will be, and what the mistakes with these words for programs make of it:
  /// those of hand calculations first, of whole programs only what no other has the word of.
  package func usualMistakes(about name: Name, codes: [String]) throws(SessionError)
    -> (right: Double, mistakes: [KnownMistake])
  {
    let (right, slips, _) = try slips(about: name)
    var result: [KnownMistake] = []
    for (candidates, isLast) in [
      (slips.ofHand(name, right: right), false), (slips.made(name), true),
    ] {
      let before = Set(result.map(\.code))
      for candidate in candidates {
        let code = candidate.slip.code(about: name, in: slips.state)
        guard codes.contains(code), !(isLast && before.contains(code)) else { continue }
        let mistake = KnownMistake(slip: candidate.slip, code: code, value: candidate.value)
        // The same mistake by another way.
        guard !result.contains(where: { $0.code == code && $0.value == mistake.value }) else {
          continue
        }
        result.append(mistake)
      }
    }
    return (right, result)
  }

  /// The number of a name once its stage has run, and the ways in which it goes wrong.
  private func slips(about name: Name) throws(SessionError)
    -> (right: Double, slips: Slips, isKnown: Bool)
  {
    guard name.isSingle(in: state.shape) else {
      throw name.notSingle(in: state.shape)
    }
    guard name.quantity.stage != nil || name.quantity.isNudged else {
      throw .naming(.notPredictable(name.text(in: state.shape)))
    }
    let stage = state.stageToCome(for: name.quantity)
    let ahead = try stage.map { stage throws(SessionError) in try lookingAhead(to: stage) } ?? state
    guard let right = try ahead.value(of: name).number else {
      throw name.notSingle(in: state.shape)
    }
    let slips = Slips(
      state: name.quantity.isNudged ? ahead : ahead.origin(of: name.quantity),
      past: state.stateBeforeLastNudge, shown: state.staleValue(of: name),
      // Of a change, the weights that it leads to; else those of the nudge to come.
      nudged: stage == .nudge || name.quantity.stage == .nudge
        ? ahead.network.parameters : try? lookingAhead(to: .nudge).network.parameters)
    return (right, slips, stage == nil)
  }
}

extension State {
  /// The stage that must run for a quantity to be known; nil when it is known already.
  fileprivate func stageToCome(for quantity: Quantity) -> Stage? {
    if quantity.stage == .nudge || quantity.isNudged {
      return values.reached == .nudge && (values.changes != nil || quantity.isNudged) ? nil : .nudge
    }
    guard let stage = quantity.stage, freshness(of: quantity) != .fresh else { return nil }
    return stage
  }

  /// What was last shown of a name, when an edit has made it stale since.
  fileprivate func staleValue(of name: Name) -> (value: Double, edit: String)? {
    guard case .stale(let edit) = freshness(of: name.quantity),
      let known = try? knownValue(of: name), let number = known.number
    else { return nil }
    return (number, edit)
  }

  /// The state before the last nudge, when that was taken on the present sample.
  fileprivate var stateBeforeLastNudge: State? {
    guard let nudge = values.nudge, nudge.forward?.input == x, nudge.target == y,
      nudge.parameters.count == network.parameters.count
    else { return nil }
    var past = self
    past.network.parameters = nudge.parameters
    past.values.forward = nudge.forward
    past.values.losses = nudge.losses
    past.values.backward = nudge.backward
    return past
  }
}

extension Quantity {
  /// Whether a nudge moves it.
  var isNudged: Bool { role == .value || isMemory }
}
