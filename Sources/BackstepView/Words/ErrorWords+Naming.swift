import Backprop
import BackstepSession

extension ErrorWords {
  /// Words for names and their indices.
  static func words(_ error: SessionError.Naming) -> ErrorWords {
    switch error {
    case .unknownName(let word, let suggestions):
      return ErrorWords(
        "unknown-name", "there is no \(quoted(word)) in this network",
        hint: Function(rawValue: word) != nil
          ? "it is a function: type `\(word)(1)`"
          : suggestions.isEmpty
            ? "names are x, y, W1, b1, z1, hidden, out, loss, dOut, gradW1, deltaW1 and their like"
            : "did you mean \(either(suggestions))?")
    case .noBiases(let word):
      return ErrorWords(
        "unknown-name", "there is no \(quoted(word)): this network has no biases",
        hint: "`net` without `nobias` makes one with biases")
    case .indexCount(let name, let given, let limit):
      return ErrorWords(
        "index",
        "`\(name)` takes "
          + (limit == 0 ? "no index" : limit == 1 ? "one index" : "at most \(limit) indices")
          + ", not \(given)",
        hint: "type `print \(name)`")
    case .indexRange(let name, let index, let last, let axis):
      let what =
        switch axis {
        case .only: "index"
        case .row: "row"
        case .column: "column"
        case .sample: "sample"
        }
      return ErrorWords(
        "index", "`\(name)` has no \(what) \(index)",
        hint: axis == .sample
          ? "the samples of the batch have the places 0 to \(last)"
          : last == 0 ? "the only \(what) is 0" : "the \(what) goes from 0 to \(last)")
    case .shapeMismatch(let symbol, let left, let right):
      func size(_ axes: [Int]) -> String {
        axes.isEmpty ? "one number" : axes.map(String.init).joined(separator: " by ")
      }
      return ErrorWords(
        "shape", "`\(symbol)` cannot join \(size(left)) with \(size(right))",
        hint: "pick entries with [ ]")
    case .numberCount(let name, let given, let needed):
      return ErrorWords(
        "count", "`\(name)` takes \(needed) number\(needed == 1 ? "" : "s"), not \(given)",
        hint: given == 1
          ? "for one of them say its place in [ ]; for all, separate them by blanks or commas"
          : "separate them by blanks or commas, row by row")
    case .notSettable(let name):
      return ErrorWords(
        "not-settable", "`\(name)` is computed and cannot be set",
        hint: "set weights, biases, x or y, and run the stages again")
    case .nothingCompared:
      return ErrorWords(
        "nothing-compared", "there are no numbers of yours", hint: "`compare FILE` reads some")
    case .notGiven(let name):
      return ErrorWords(
        "not-given", "the file that was compared does not give `\(name)`",
        hint: "put it into the file, and `compare` it again")
    case .notSingle(let name):
      return ErrorWords(
        "not-single", "`\(name)` is more than one number", hint: "pick one with [ ]")
    case .ofSamples(let name, let place, let example):
      let what =
        place.map { "the row of sample \($0) of the batch" } ?? "a row for each sample of the batch"
      return ErrorWords(
        "not-single", "`\(name)` is more than one number: \(what)",
        hint: "the first index is the sample: `\(example)` is one number")
    case .noDropout:
      return ErrorWords(
        "no-dropout", "there are no masks: nothing is dropped", hint: "`set dropout 0.5` drops")
    case .notAParameter(let name):
      return ErrorWords(
        "not-a-parameter", "`\(name)` is neither a weight nor a bias",
        hint: "name some, like W1, W1[0], W1[0][1] or b2")
    case .notPredictable(let name):
      return ErrorWords(
        "not-predictable", "`\(name)` is not computed by a stage: there is nothing to predict",
        hint: "predict what a stage will give, like `predict out 0.5`")
    case .notAName(let word):
      return ErrorWords(
        "not-a-name", "\(quoted(word)) cannot be a name",
        hint: "a name is a letter from a to z, then such letters, digits or `_`: `let target = 0.1`"
      )
    case .nameTaken(let word):
      return ErrorWords(
        "name-taken", "`\(word)` means something already",
        hint: "take another name, like `my_\(word)`")
    case .tooManyNames(let names, let numbers):
      return ErrorWords(
        "too-many-names",
        "there is room for \(names) names of your own, "
          + "with \(numbers) numbers in all",
        hint: "name one entry or one row, or use a name again")
    case .notANumberToKeep(let name):
      return ErrorWords(
        "not-finite", "`\(name)` would not be a finite number",
        hint: "`print` shows what the expression comes to")
    case .noAnswer:
      return ErrorWords(
        "no-answer", "there is no answer yet", hint: "`print EXPRESSION` gives one")
    case .notKept(let name, let optimizer):
      let keepers = Optimizer.allCases.filter {
        name.hasPrefix("v") ? $0.hasSecondMoment : $0.hasFirstMoment
      }
      return ErrorWords(
        "not-kept", "`\(name)` does not exist: `\(optimizer)` remembers nothing of the kind",
        hint: "`set optimizer \(keepers.map(\.rawValue).joined(separator: "|"))` would")
    case .clipOff:
      return ErrorWords("not-kept", "gradients are not clipped", hint: "`set clip X` clips them")
    case .treeTooLarge(let name, let limit):
      return ErrorWords(
        "tree-too-large", "the tree of `\(name)` has more than \(limit) entries",
        hint: "ask for one entry, or one level at a time")
    }
  }
}
