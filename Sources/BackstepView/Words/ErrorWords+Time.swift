import BackstepSession
import BackstepText

extension ErrorWords {
  /// Words for ways through time that lead nowhere.
  static func words(_ error: SessionError.Time) -> ErrorWords {
    switch error {
    case .cannotUndo(let asked, let possible, let oldest):
      let reach =
        oldest.map { "the timeline reaches back to time \($0) only: older moments are forgotten" }
      if possible == 0 {
        return ErrorWords(
          "no-undo", reach ?? "there is nothing to undo: this is the beginning",
          hint: reach == nil ? "`redo` goes forward" : "`set memory SIZE` keeps more")
      }
      return ErrorWords(
        "no-undo",
        "\(asked) commands cannot be undone, only \(possible)" + (reach.map { "; \($0)" } ?? ""),
        hint: "type `undo \(possible)`")
    case .cannotRedo(let asked, let possible):
      if possible == 0 {
        return ErrorWords(
          "no-redo", "there is nothing to redo: nothing came after this on its branch",
          hint: "`timeline` shows all branches")
      }
      return ErrorWords(
        "no-redo", "\(asked) commands cannot be redone, only \(possible)",
        hint: "type `redo \(possible)`")
    case .noSuchTime(let time, let first, let last):
      let isForgotten = time >= 0 && time < first
      return ErrorWords(
        "no-moment",
        isForgotten ? "time \(time) is forgotten" : "there is no moment at time \(time)",
        hint: first == last
          ? "the only one is \(first)" : "times go from \(first) to \(last); `timeline` lists them")
    case .noSuchMark(let word, let marks):
      let near = Suggestions.nearest(to: word, in: marks)
      return ErrorWords(
        "no-mark", "there is no mark \(quoted(word))",
        hint: !near.isEmpty
          ? "did you mean \(either(near))?"
          : marks.isEmpty
            ? "type a time, or `mark NAME` first"
            : "there is \(either(Array(marks.suffix(12))))")
    case .badMark(let word):
      return ErrorWords(
        "bad-mark", "\(quoted(word)) cannot be a mark",
        hint: "take up to 40 letters, digits, - and _, and not only digits")
    }
  }
}
