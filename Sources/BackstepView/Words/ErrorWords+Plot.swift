import BackstepSession

extension ErrorWords {
  /// Words for pictures that would show nothing.
  static func words(_ error: SessionError.Plot) -> ErrorWords {
    switch error {
    case .notTrained:
      return ErrorWords(
        "not-trained", "nothing is trained yet, so that there is no loss of any epoch",
        hint: "type `train 100`, then `plot loss`")
    case .notFinite(let what):
      return ErrorWords(
        "not-finite", "\(what) is not a finite number: there is nothing to draw",
        hint: "`undo` takes back what made it so, `reset` begins anew")
    case .oneInput:
      return ErrorWords(
        "one-input", "a boundary needs two inputs, and this network has one",
        hint: "`plot net` and `plot loss` need no second one")
    case .whichInputs(let count):
      return count == 2
        ? ErrorWords(
          "which-inputs", "a boundary is drawn over two inputs",
          hint: "type `plot boundary`, or `plot boundary x[0] x[1]`")
        : ErrorWords(
          "which-inputs", "this network has \(count) inputs, and a plane has room for two",
          hint: "type two of x[0] to x[\(count - 1)]: `plot boundary x[0] x[1]`")
    case .notAnInput(let word):
      return ErrorWords(
        "not-an-input", "\(quoted(word)) is no input", hint: "type `plot boundary x[0] x[1]`")
    case .notAWeight(let name):
      return ErrorWords(
        "not-a-weight", "`\(name)` is no weight and no bias",
        hint: "type `plot surface W1[0][0]`, or `plot weights gradW1`; `show weights` names them")
    case .severalWeights(let name, let example):
      return ErrorWords(
        "not-single", "`\(name)` is several numbers, and an axis is one",
        hint: "type for instance `plot surface \(example)`")
    case .whichWeights(let example):
      return ErrorWords(
        "which-weights", "a surface goes along one weight or bias, or over two",
        hint: "type for instance `plot surface \(example)`")
    case .frozen(let name):
      return ErrorWords(
        "frozen", "`\(name)` is frozen: no nudge moves along it",
        hint: "`unfreeze \(name)` lets it move again")
    case .twice(let word):
      return ErrorWords(
        "twice", "\(quoted(word)) stands for both axes", hint: "name another one beside it")
    case .notSVG(let name):
      return ErrorWords(
        "not-svg", "\(quoted(name)) is not the name of an SVG file, and that is what is written",
        hint: "type `to NAME.svg`")
    }
  }
}
