import Backprop
import BackstepSession
import BackstepText

extension ErrorWords {
  /// Words for what comes too early or too late in the loop.
  static func words(_ error: SessionError.Loop) -> ErrorWords {
    switch error {
    case .stageTooEarly(let stage, let first):
      return ErrorWords(
        "stage-order", "`\(stage)` comes too early", hint: "type `\(first)` first")
    case .interrupted:
      return ErrorWords("interrupted", "stopped by you", hint: "nothing was changed")
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
    case .notInCondition(let name):
      return ErrorWords(
        "condition", "`\(name)` is of one sample, and a condition is asked of all of them",
        hint: "a condition takes loss, accuracy, epoch, lr, weights, biases and dead1")
    case .notAComparison(let text):
      return ErrorWords(
        "condition", "\(quoted(text)) compares nothing",
        hint: "write two numbers and how they compare, such as `loss < 0.01`")
    case .comparesMany(let text, let side):
      return ErrorWords(
        "not-single", "\(quoted(side)) in \(quoted(text)) is more than one number",
        hint: "pick one with [ ], or take `max(...)`, `min(...)`, `sum(...)` or `mean(...)` of them"
      )
    case .assertionFailed(let text, let left, let relation, let right):
      let number = NumberFormat(digits: 17)
      return ErrorWords(
        "assertion",
        "\(quoted(text)) does not hold: left of \(relation.rawValue) it is \(number(left)), right "
          + "of it \(number(right))",
        hint: "")
    case .tooMuchTraining(let epochs, let allowed):
      return ErrorWords(
        "training-limit", "\(epochs) epochs at once are more than a lesson may train here",
        hint: "type `train \(allowed)` or less")
    }
  }

  /// Words for networks and losses.
  static func words(_ error: SessionError.Network) -> ErrorWords {
    switch error {
    case .architecture(let error): return words(error)
    case .lossDoesNotFit(let loss, let architecture):
      let sizes = architecture.sizes.map(String.init).joined(separator: " ")
      let output = architecture.outputActivation
      let needed = loss.requiredActivation ?? .sigmoid
      let fitting = Loss.allCases.filter { $0.fits(output) }.map { "set loss \($0)" }
      let hidden = architecture.layerCount > 1 ? architecture.hiddenActivation : .sigmoid
      return ErrorWords(
        "loss-fit", "`\(loss)` cannot stand on a \(output) output",
        hint: architecture.outputCount == 1 && !needed.isElementwise
          ? "it needs softmax over two or more outputs; with one, type `set loss bce`"
          : "type `net \(sizes) \(hidden) \(needed)`, or \(either(fitting))")
    case .nothingToNormalize:
      return ErrorWords(
        "no-hidden-layer", "hidden layers are normalised, and this network has none",
        hint: "`net 2 3 1 batchnorm` has one")
    case .batchOfOne:
      return ErrorWords(
        "batch-of-one",
        "batchnorm needs two samples or more: of one, z less its mean is 0, whatever it was",
        hint: "`set batch 4` takes several in `train` too, `sample all` in the stages")
    case .nothingToDrop:
      return ErrorWords(
        "no-hidden-layer", "dropout drops hidden neurons, and this network has none",
        hint: "`net 2 3 1` has some")
    case .targetDoesNotFit(let loss):
      let answers =
        switch loss.answers {
        case .anything: "finite answers"
        case .shares: "answers between 0 and 1"
        case .distribution: "answers between 0 and 1 that sum to 1"
        }
      return ErrorWords(
        "target-fit", "`\(loss)` needs \(answers)",
        hint: "type `set y ...`, or `set loss squared`")
    }
  }

  static func words(_ error: ArchitectureError) -> ErrorWords {
    let code = "architecture"
    switch error {
    case .tooFewLayers:
      return ErrorWords(
        code, "a network needs inputs and outputs", hint: "type `net 2 1`, or `net 2 3 1`")
    case .tooManyLayers(let count):
      return ErrorWords(
        code, "\(count) layers are too many", hint: "at most \(Limits.layers)")
    case .emptyLayer(let size):
      return ErrorWords(
        code, "a layer of \(size) neurons is no layer", hint: "every size is at least 1")
    case .layerTooLarge(let size):
      let what = size == .max ? "such a layer" : "a layer of \(size) neurons"
      return ErrorWords(code, "\(what) is too large", hint: "at most \(Limits.neurons)")
    case .tooManyParameters(let count):
      return ErrorWords(
        code, "\(count) weights and biases are too many", hint: "at most \(Limits.parameters)")
    case .hiddenSoftmax:
      return ErrorWords(
        code, "softmax is for the output only", hint: "type it last, as in `net 2 3 2 tanh softmax`"
      )
    case .softmaxOfOne:
      return ErrorWords(
        code, "softmax over a single output is always 1",
        hint: "use sigmoid, or two or more outputs")
    }
  }
}
