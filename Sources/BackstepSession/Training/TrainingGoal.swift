import Backprop

/// When a run of `train` ends: after so many epochs, once a condition holds, or whichever is first.
package struct TrainingGoal {
  /// Epochs after which a run that is only given a condition gives up.
  package static let cap = 1_000_000
  /// The most epochs that can be asked for.
  static let most = 1_000_000_000

  /// Epochs asked for; nil for as many as the condition takes.
  let epochs: Int?
  /// What else ends it.
  let condition: StopCondition?

  /// Reads `[N] [until CONDITION]`.
  init(_ arguments: Arguments, in state: State) throws(SessionError) {
    var rest = arguments.text[...]
    func takeWord() -> Substring {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
      return word
    }
    var word = takeWord()
    if word.isEmpty {
      (epochs, condition) = (1, nil)
      return
    }
    if word != "until" {
      epochs = try Arguments.count(String(word), atMost: Self.most)
      guard !rest.isEmpty else {
        condition = nil
        return
      }
      word = takeWord()
      guard word == "until" else { throw arguments.usageError }
    } else {
      epochs = nil
    }
    guard !rest.isEmpty else { throw arguments.usageError }
    condition = try StopCondition(String(rest), in: state)
  }

  /// A number of epochs and nothing else.
  init(epochs: Int) { (self.epochs, condition) = (epochs, nil) }

  /// Epochs after which the run ends at the latest, and whether the learner asked for that number.
  func limit(_ limit: TrainingLimit?, on data: Dataset, _ architecture: Architecture)
    throws(SessionError) -> (epochs: Int, isAsked: Bool)
  {
    let allowed = limit?.epochs(of: data, architecture) ?? .max
    guard let epochs else { return (min(Self.cap, allowed), false) }
    guard epochs <= allowed else { throw .loop(.tooMuchTraining(epochs: epochs, allowed: allowed)) }
    return (epochs, true)
  }
}
