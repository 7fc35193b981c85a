import Backprop
import BackstepSession
import BackstepText

extension ErrorWords {
  /// Words for a file that holds no step to compare.
  static func words(_ fault: StepFault, of name: String) -> ErrorWords {
    let file = quoted(name)
    func key(_ key: String) -> String { "`\(key.prefix(80).spelledOut)`" }
    func size(_ dimensions: StepFault.Dimensions) -> String {
      "\(dimensions.rows) x \(dimensions.columns)"
    }
    func bad(_ what: String, _ hint: String = "`help compare` shows what such a file holds")
      -> ErrorWords
    {
      ErrorWords("bad-step", what, hint: hint)
    }
    switch fault {
    case .json(let problem):
      return words(SessionError.File.bad(name: name, .json(problem)))
    case .file(let fault): return words(SessionError.File.bad(name: name, fault))
    case .empty: return bad("\(file) is empty")
    case .notAnObject: return bad("\(file) holds no object {...} of names and numbers")
    case .noWeights: return bad("\(file): there are no weights `W1`, `W2`, ...")
    case .noSample(let name): return bad("\(file): `\(name)`, of the sample, is missing")
    case .noResults:
      return bad("\(file): there is nothing to compare, only what the step started from")
    case .missing(let name): return bad("\(file): \(key(name)) is missing")
    case .twice(let first, let second, let name):
      return bad(
        "\(file): \(key(first)) and \(key(second)) both stand for `\(name)`",
        "leave one of them out")
    case .text(let place, let text):
      return bad(
        "\(file), at \(key(place)): a text, \(quoted(text)), where a number should stand",
        "write numbers without quotes")
    case .notNumbers(let place): return bad("\(file), at \(key(place)): these are no numbers")
    case .ragged(let place, let row, let given, let needed):
      return bad("\(file), at \(key(place)): row \(row) has \(given) numbers, row 0 has \(needed)")
    case .shape(let place, let given, let needed, let transposedFits):
      return bad(
        "\(file): \(key(place)) is \(size(given)), and \(size(needed)) is needed",
        transposedFits
          ? "its transpose would fit" : "rows are neurons, or the samples of a batch")
    case .meets(let place, let given, let before, let count, let transposedFits):
      return bad(
        "\(file): \(key(place)) is \(size(given)), which does not meet `\(before)` with its "
          + "\(count) numbers",
        transposedFits ? "its transpose would fit" : "neither would its transpose")
    case .sampleCount(let place, let given, let needed):
      return bad(
        "\(file): \(key(place)) has \(given) rows, and x is \(needed == 1 ? "one sample" : "\(needed) samples")",
        "give x and y of all samples, a row each")
    case .notFinite(let place):
      return bad(
        "\(file), at \(key(place)): this number is not finite, so no right step begins there",
        "look where it comes from: the step before has made it")
    case .unknownLayout(let word):
      return bad(
        "\(file): the layout \(quoted(word)) is not known",
        "it is \"neurons-first\" (W @ x) or \"inputs-first\" (x @ W)")
    case .activationCount(let given, let layers):
      return bad(
        "\(file): \(given) activations for \(layers) layers",
        "name one for each layer, or two: "
          + "the hidden layers' and the output's")
    case .hiddenActivations:
      return bad("\(file): hidden layers with different activations are not taken here")
    case .architecture(let error):
      let inner = words(error)
      return bad("\(file): \(inner.message)", inner.hint)
    case .batchOfOne:
      return bad(
        "\(file): one sample under batchnorm, which needs two or more",
        "give x and y a row a sample, or name `\"norm\":\"layernorm\"` in `net`")
    case .targetDoesNotFit(let loss):
      return bad("\(file): y is none that the loss `\(loss)` is defined for")
    }
  }
}
