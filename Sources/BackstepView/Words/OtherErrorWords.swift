import Backprop
import BackstepSession

extension ErrorWords {
  /// Words for networks, losses and files.
  static func words(other error: SessionError) -> ErrorWords {
    switch error {
    case .architecture(let error): return words(architecture: error)
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
    case .file(let name, let reason):
      return ErrorWords(
        "file", "cannot read \(quoted(name)): \(reason)", hint: "check the name and try again")
    case .notAllowed(let what):
      return ErrorWords("not-allowed", "\(what) is not possible here", hint: "")
    case .notInALesson(let command):
      return ErrorWords(
        "no-lesson", "`\(command)` belongs to lessons, and there is none now",
        hint: command == "back"
          ? "did you mean `backward`, or `undo`?"
          : "type `lessons` to see them, `lesson 1` to begin")
    case .onlyAtATerminal(let command):
      return ErrorWords(
        "terminal-only", "`\(command)` needs somebody who answers",
        hint: "run `backstep lesson` at a terminal, or `backstep replay FILE` to only look")
    case .notRecording:
      return ErrorWords("no-recording", "nothing is recorded now", hint: "type `record FILE`")
    case .notAsWritten(let name):
      return ErrorWords(
        "lesson-differs", "\(quoted(name)) does not come out as it is written",
        hint: "`backstep prove` tells more")
    case .noLessons: return ErrorWords("no-lesson", "there are no lessons", hint: "")
    case .lessonBroken(let id, let reason):
      return ErrorWords(
        "lesson", "the lesson `\(id)` cannot begin: \(reason)",
        hint: "`backstep prove` says what is wrong with a lesson")
    case .nestedTooDeep(let limit):
      return ErrorWords(
        "nesting", "files run each other more than \(limit) deep",
        hint: "look for one that runs itself")
    default: preconditionFailure("words for \(error) stand elsewhere")
    }
  }

  static func words(architecture error: ArchitectureError) -> ErrorWords {
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
