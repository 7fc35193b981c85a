import Backprop
import BackstepText

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

  /// Whether the learner wants to see it, however soon it would be over.
  let isWatched: Bool

  /// Reads `[N] [until CONDITION] [watch]`, `watch` standing before `until` or at the end.
  init(_ arguments: Arguments, in state: State) throws(SessionError) {
    var rest = arguments.text[...]
    func takeWord() -> Substring {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
      return word
    }
    var isWatched = false
    if arguments.words.last == Self.watch {
      isWatched = true
      rest = rest.dropLast(rest.reversed().prefix { !$0.isWhitespace }.count)
    }
    var word = takeWord()
    var epochs: Int?
    if !word.isEmpty, word != "until", word != Self.watch {
      epochs = try Arguments.count(String(word), atMost: Self.most)
      word = takeWord()
    }
    if word == Self.watch, !isWatched {
      isWatched = true
      word = takeWord()
    }
    self.isWatched = isWatched
    guard !word.isEmpty else {
      (self.epochs, condition) = (epochs ?? 1, nil)
      return
    }
    guard word == "until", !rest.isEmpty else { throw arguments.usageError }
    self.epochs = epochs
    condition = try StopCondition(String(rest).trimmed, in: state)
  }

  /// What asks to see it.
  package static let watch = "watch"

  /// A number of epochs and nothing else.
  init(epochs: Int) { (self.epochs, condition, isWatched) = (epochs, nil, false) }

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
