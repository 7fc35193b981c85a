import Backprop
import BackstepSession

extension ErrorWords {
  /// Words for what comes too early or too late in the loop, and for samples and data.
  static func words(loop error: SessionError) -> ErrorWords {
    switch error {
    case .stageTooEarly(let stage, let first):
      return ErrorWords(
        "stage-order", "`\(stage)` comes too early", hint: "type `\(first)` first")
    case .alreadyNudged:
      return ErrorWords(
        "stage-order", "these gradients are used up: they belong to the weights before the nudge",
        hint: "type `forward` for a new loop")
    case .weightsChanged(let stage):
      return ErrorWords(
        "stage-order", "the nudge has moved the weights away from under `\(stage)`",
        hint: "type `forward` first")
    case .notComputed(let name, let stage):
      return ErrorWords(
        "not-computed", "`\(name)` is not computed yet", hint: "`\(stage)` computes it")
    case .stale(let name, let edit, let redo):
      return ErrorWords(
        "stale", "`\(name)` is stale since `\(edit)`", hint: "type `\(redo)` to compute it anew")
    case .noSample:
      return ErrorWords(
        "no-sample", "there is no whole sample to work on",
        hint: "type `set x ...` and `set y ...`, or `data NAME`")
    case .noData:
      return ErrorWords("no-data", "there are no data", hint: "type `data xor`")
    case .dataDoesNotFit(let fit):
      return ErrorWords(
        "data-fit",
        "\(fit.name) has \(Page.count(fit.inputs, "input")) and \(Page.count(fit.targets, "answer")) "
          + "and does not fit the "
          + "network \(fit.sizes.map(String.init).joined(separator: "-"))",
        hint:
          "type `net \(fit.fittingSizes.map(String.init).joined(separator: " "))`, or other data")
    case .sampleRange(let index, let count):
      return ErrorWords(
        "index", "there is no sample \(index)", hint: "samples go from 0 to \(count - 1)")
    case .notInCondition(let name):
      return ErrorWords(
        "condition", "`\(name)` is of one sample, and `train` goes over all of them",
        hint: "a condition takes loss, accuracy, epoch, lr, weights and biases")
    case .tooMuchTraining(let epochs, let allowed):
      return ErrorWords(
        "training-limit", "\(epochs) epochs at once are more than a lesson may train here",
        hint: "type `train \(allowed)` or less")
    default: preconditionFailure("words for \(error) stand elsewhere")
    }
  }
}
