import Backprop
import BackstepSession
import BackstepText

extension ErrorWords {
  /// Words for a file that is no session and no network.
  static func words(file name: String, _ fault: FileFault) -> ErrorWords {
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
        "\(file), line \(problem.line), column \(problem.column): \(words(json: problem.kind))")
    case .notASession:
      return bad(
        "\(file) is neither a session nor weights",
        "`save FILE` writes sessions; weights are {\"W1\": [[...]], \"b1\": [...], ...}")
    case .newerVersion(let version, let known):
      return bad(
        "\(file) is of version \(version), and this backstep knows \(known)",
        "read it with a newer backstep")
    case .missing(let path): return bad("\(at(path)): it is missing")
    case .unknownKey(let path):
      return bad("\(at(path)): this belongs to no session of this version")
    case .wrongKind(let path, let expected): return bad("\(at(path)): expected \(expected)")
    case .wrongCount(let path, let given, let needed):
      return bad("\(at(path)): \(given) where \(needed) are needed")
    case .notFinite(let path):
      return bad("\(at(path)): a number that is not finite cannot be taken from a file")
    case .outOfRange(let path, let lowest, let highest):
      return bad("\(at(path)): this goes from \(lowest) to \(highest)")
    case .unknownWord(let path, let word, let choices):
      return bad("\(at(path)): \(quoted(word)) is none of \(choices.joined(separator: ", "))")
    case .architecture(let error):
      let inner = words(architecture: error)
      return bad("\(file): \(inner.message)", inner.hint)
    case .lossDoesNotFit(let loss, let activation):
      return bad("\(at("settings.loss")): `\(loss)` cannot stand on a \(activation) output")
    case .contradiction(let path): return bad("\(at(path)): this cannot be, next to the rest")
    case .tooLarge(let bytes, let limit):
      return bad(
        "the session would take \(MemorySize(bytes: bytes).rounded), more than the "
          + "\(MemorySize(bytes: limit).text) that can be read again",
        "nothing was written")
    }
  }

  private static func words(json kind: JSONProblem.Kind) -> String {
    switch kind {
    case .endsTooEarly: "the file ends too early"
    case .expected(let what): "expected \(what)"
    case .trailing: "something stands behind the end"
    case .badNumber: "this is not how JSON writes a number"
    case .numberTooLarge: "this number is too large"
    case .badEscape: "no character is written so"
    case .controlCharacter: "a control character within a text"
    case .notUTF8: "this text is not UTF-8"
    case .duplicateKey(let key): "the key \(quoted(key)) is there twice"
    case .tooDeep(let limit): "more than \(limit) levels deep"
    case .tooLarge(let limit): "larger than \(MemorySize(bytes: limit).text)"
    }
  }
}
