import Backprop
import BackstepSession
import BackstepText

extension ErrorWords {
  /// Words for files.
  static func words(_ error: SessionError.File) -> ErrorWords {
    switch error {
    case .unreadable(let name, let problem):
      return ErrorWords(
        "file", "cannot read \(quoted(name)): \(problem.words)",
        hint: "check the name and try again")
    case .notWritten(let name, let problem):
      return ErrorWords(
        "file", "cannot write \(quoted(name)): \(problem.words)", hint: "nothing was changed")
    case .exists(let name):
      return ErrorWords(
        "file-exists", "\(quoted(name)) is there already",
        hint: "with `force` behind its name it is written over")
    case .notExported(let target, let obstacle): return words(target, obstacle)
    case .bad(let name, let fault): return words(fault, of: name)
    case .noStep(let name, let fault): return words(fault, of: name)
    case .nestedTooDeep(let limit):
      return ErrorWords(
        "nesting", "files run each other more than \(limit) deep",
        hint: "look for one that runs itself")
    }
  }

  /// Words for a file that is no session and no network.
  private static func words(_ fault: FileFault, of name: String) -> ErrorWords {
    let file = quoted(name)
    func at(_ path: String) -> String {
      path.isEmpty ? file : "\(file), at `\(path.prefix(80).spelledOut)`"
    }
    func bad(_ what: String, _ hint: String = "nothing was changed") -> ErrorWords {
      ErrorWords("bad-file", what, hint: hint)
    }
    switch fault {
    case .json(let problem):
      return bad(
        "\(file), line \(problem.line), column \(problem.column): \(words(problem.kind))")
    case .notASession:
      return bad(
        "\(file) is neither a session nor weights",
        "`save FILE` writes sessions; weights are {\"W1\": [[...]], \"b1\": [...], ...}, or a "
          + "state_dict of PyTorch as JSON; `help load` tells more")
    case .newerVersion(let version, let known):
      return bad(
        "\(file) is of version \(version), and this backstep knows \(known)",
        "read it with a newer backstep")
    case .missing(let path): return bad("\(at(path)): it is missing")
    case .unknownKey(let path):
      return bad("\(at(path)): this belongs to no session of this version")
    case .wrongKind(let path, let expected): return bad("\(at(path)): expected \(expected.words)")
    case .wrongCount(let path, let given, let needed):
      return bad("\(at(path)): \(given) where \(needed) are needed")
    case .notFinite(let path):
      return bad("\(at(path)): a number that is not finite cannot be taken from a file")
    case .outOfRange(let path, let bounds): return bad("\(at(path)): this goes \(bounds.words)")
    case .unknownWord(let path, let word, let choices):
      return bad("\(at(path)): \(quoted(word)) is none of \(choices.joined(separator: ", "))")
    case .architecture(let error):
      let inner = words(error)
      return bad("\(file): \(inner.message)", inner.hint)
    case .lossDoesNotFit(let loss, let activation):
      return bad("\(at("settings.loss")): `\(loss)` cannot stand on a \(activation) output")
    case .contradiction(let path): return bad("\(at(path)): this cannot be, next to the rest")
    case .tooLarge(let bytes, let limit):
      return bad(
        "the session would take \(MemorySize(bytes: bytes).rounded), more than the "
          + "\(MemorySize(bytes: limit).text) that can be read again",
        "nothing was written")
    case .table(let line):
      return bad(
        "\(file), line \(line): this does not go on with the table of weights",
        "a line is name,layer,row,column,value, row after row, as `export csv` writes it")
    case .noModule(let key):
      return bad(
        "\(at(key)): no layer that there is here",
        "linear layers (a weight of rows), batchnorm and layernorm (a weight that is a list) are read"
      )
    case .doesNotMeet(let key, let takes, let before, let gives, let isTurned):
      return bad(
        "\(at(key)): it takes \(takes) number\(takes == 1 ? "" : "s"), and \(before.prefix(80).spelledOut) gives \(gives)",
        isTurned
          ? "turned it would fit: a row is a neuron's, as in PyTorch; write weight.T"
          : "the order of the keys is that of the layers")
    case .norm(let key, let norm): return bad(at(key) + ": " + words(norm), hint(norm))
    }
  }

  private static func words(_ norm: FileFault.Norm) -> String {
    switch norm {
    case .atOutput: "the output cannot be normalised"
    case .missing: "it is not normalised, and other hidden layers are"
    case .otherKind: "another kind of normalisation than in the layers before"
    case .order: "it does not stand behind the linear layer whose sums it would take"
    case .count(let count, let hidden):
      "\(count) normalised, and there are \(hidden) hidden layers"
    }
  }

  private static func hint(_ norm: FileFault.Norm) -> String {
    switch norm {
    case .atOutput, .missing, .otherKind, .count:
      "all hidden layers are normalised in one way, or none; nothing was changed"
    case .order: "the order of the keys is that of the layers; nothing was changed"
    }
  }

  private static func words(_ kind: JSONProblem.Kind) -> String {
    switch kind {
    case .endsTooEarly: "the file ends too early"
    case .expected(let what): "expected \(what.words)"
    case .trailing: "something stands behind the end"
    case .badNumber: "this is not how JSON writes a number"
    case .numberTooLarge: "this number is too large"
    case .badEscape: "no character is written so"
    case .controlCharacter: "a control character within a text"
    case .notUTF8: "this text is not UTF-8"
    case .duplicateKey(let key): "the key \(quoted(key)) is there twice"
    case .tooDeep(let limit): "more than \(limit) levels deep"
    case .tooMany(let limit): "more than \(limit) values"
    case .tooLarge(let limit): "larger than \(MemorySize(bytes: limit).text)"
    }
  }
}

extension FileFault.Kind {
  fileprivate var words: String {
    switch self {
    case .object: "an object"
    case .list: "a list"
    case .numbers: "a list of numbers"
    case .wholeNumbers: "a list of whole numbers"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .boolean: "true or false"
    case .text: "a text"
    case .wholeNumberAsText: "a whole number as a text"
    case .hexadecimal: "a hexadecimal text"
    case .name: "a name of the network"
    }
  }
}

extension JSONProblem.Expected {
  fileprivate var words: String {
    switch self {
    case .value: "a value"
    case .key: "a key in quotes"
    case .colon: "`:`"
    case .commaOr(let end): "`,` or `\(end)`"
    }
  }
}

extension ErrorWords {
  fileprivate static func words(_ target: ExportTarget, _ obstacle: ExportTarget.Obstacle)
    -> ErrorWords
  {
    func words(_ what: String, _ hint: String) -> ErrorWords {
      ErrorWords("not-exported", "`export \(target.rawValue)` \(what)", hint: hint)
    }
    return switch obstacle {
    case .normalization(let kind) where target == .html:
      words("shows samples one by one, and \(kind) takes several", "`net` without it, or layernorm")
    case .normalization(let kind):
      words("writes a program without \(kind)", "`export pytorch` has it")
    case .dropout:
      words("writes a program without dropout", "`set dropout 0` first, or `export pytorch`")
    case .clipping:
      words("writes a program that does not clip", "`set clip off` first, or `export pytorch`")
    case .frozen:
      words("writes a program in which nothing is frozen", "`unfreeze` first, or `export pytorch`")
    case .tooLarge(let parameters, let most):
      words(
        "draws at most \(most) weights and biases, and there are \(parameters)",
        "`export json` has all the numbers")
    case .nothingToPlay:
      words(
        "plays what led here, and nothing has changed the weights yet", "type `train 1000` first")
    case .noData where target == .html:
      words("needs data that fit the network", "choose some with `data`")
    case .noData:
      words("needs samples to go on with", "choose some with `data`, or `set x` and `set y`")
    }
  }
}
