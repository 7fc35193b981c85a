import Backprop
import BackstepSession

extension ErrorWords {
  /// Words for questions about what there is not, or too much of.
  static func words(question error: SessionError) -> ErrorWords {
    switch error {
    case .notKept(let name, let optimizer):
      let keepers = Optimizer.allCases.filter {
        name.hasPrefix("v") ? $0.hasSecondMoment : $0.hasFirstMoment
      }
      return ErrorWords(
        "not-kept", "`\(name)` does not exist: `\(optimizer)` remembers nothing of the kind",
        hint: "`set optimizer \(keepers.map(\.rawValue).joined(separator: "|"))` would")
    case .clipOff:
      return ErrorWords("not-kept", "gradients are not clipped", hint: "`set clip X` clips them")
    case .notPredictable(let name):
      return ErrorWords(
        "not-predictable", "`\(name)` is not computed by a stage: there is nothing to predict",
        hint: "predict what a stage will give, like `predict out 0.5`")
    case .treeTooLarge(let name, let limit):
      return ErrorWords(
        "tree-too-large", "the tree of `\(name)` has more than \(limit) entries",
        hint: "ask for one entry, or one level at a time")
    default: preconditionFailure("words for \(error) stand elsewhere")
    }
  }
}
