import Backprop
import BackstepSession

extension ErrorWords {
  /// Words for freezing, watching and the bug lab.
  static func words(_ error: SessionError.Lab) -> ErrorWords {
    switch error {
    case .notFrozen(let name):
      return ErrorWords(
        "not-frozen", "`\(name)` is not frozen", hint: "`freeze` lists what is")
    case .notWatched(let name, let watched):
      return ErrorWords(
        "not-watched", "`\(name)` is not watched",
        hint: watched.isEmpty
          ? "nothing is" : "watched are \(watched.prefix(8).joined(separator: ", "))")
    case .tooManyWatches(let limit):
      return ErrorWords(
        "too-many-watches", "more than \(limit) names cannot be watched",
        hint: "watch a whole matrix by its name, or `unwatch` some")
    case .noBug:
      return ErrorWords(
        "no-bug", "no bug is on", hint: "`bug random` hides one, `bug list` shows them all")
    case .bugNotHidden(let mistake):
      return ErrorWords(
        "bug-not-hidden", "there is nothing to guess: the bug is `\(mistake.rawValue)`",
        hint: "`bug random` hides one")
    case .noProgramsHere:
      return ErrorWords(
        "no-programs", "no program is started from here",
        hint: "type `compare --with 'CMD'` yourself, outside of lessons and files of commands")
    case .noCases:
      return ErrorWords(
        "no-cases", "none of these losses goes with these outputs",
        hint: "bce goes with sigmoid, ce with softmax, the others with all else")
    }
  }
}
