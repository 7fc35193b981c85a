import Backprop
import BackstepText

extension CommandDeclaration {
  static let predict: Self = CommandDeclaration(
    "predict", usage: ["predict NAME VALUE"],
    summary: "say a number before you see it; usual mistakes are recognised",
    details: """
      Compares VALUE, a number or a calculation, with what NAME will be after the stage that
      computes it: `predict dOut (out - y)*out*(1 - out)`. Right is what comes within 1 %, or within
      the digits typed. Nothing is run, and a number not guessed is not given away.
      """,
    completion: .sequence([.computed])
  ) { session, arguments, _ throws(SessionError) in
    guard let word = arguments.words.first, arguments.words.count > 1 else {
      throw arguments.usageError
    }
    let name = try ExpressionParser.parseName(word, in: session.state.shape)
    var text = String(arguments.text.dropFirst(word.count)).trimmed
    if text.hasPrefix("="), !text.hasPrefix("==") { text = String(text.dropFirst()).trimmed }
    return Outcome(body: .predict(try session.predict(name, text)))
  }
}

extension Session {
  fileprivate func predict(_ name: Name, _ text: String) throws(SessionError) -> PredictReport {
    guard name.isSingle(in: state.shape) else {
      throw name.notSingle(in: state.shape)
    }
    guard name.quantity.stage != nil || name.quantity.isNudged else {
      throw .naming(.notPredictable(name.text(in: state.shape)))
    }
    guard let said = try state.value(of: text).number else {
      throw .naming(.notSingle(text))
    }
    let stage = state.stageToCome(for: name.quantity)
    let ahead = try stage.map { stage throws(SessionError) in try lookingAhead(to: stage) } ?? state
    guard let right = try ahead.value(of: name).number else {
      throw name.notSingle(in: state.shape)
    }
    guard said.isFinite || !right.isFinite else { throw .typing(.notFinite(text)) }
    let precision = Precision(of: text)
    let isCorrect = precision.accepts(said, for: right)
    let slips = Slips(
      state: name.quantity.isNudged ? ahead : ahead.origin(of: name.quantity),
      past: state.stateBeforeLastNudge, shown: state.staleValue(of: name),
      // Of a change already made, the weights as they are; else those of the nudge to come.
      nudged: stage == nil && name.quantity.stage == .nudge
        ? state.network.parameters : try? lookingAhead(to: .nudge).network.parameters)
    let diagnosis: (Slip, hasWrongSign: Bool)? =
      isCorrect
      ? nil
      : right.isFinite
        ? slips.diagnosis(of: said, for: name, right: right, precision) : (.notFinite, false)
    return PredictReport(
      name: name, said: said, expected: right, isCorrect: isCorrect, isKnown: stage == nil,
      slip: diagnosis?.0, hasWrongSign: diagnosis?.hasWrongSign ?? false)
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
