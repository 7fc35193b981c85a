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
          hint: reach == nil ? "`timeline` lists all moments" : "`set memory SIZE` keeps more")
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
        hint: (first == last
          ? "the only one is \(first)" : "times go from \(first) to \(last); `timeline` lists them")
          + (time > last ? "; `goto epoch \(time)` goes into a `train`" : ""))
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
    case .noSuchEpoch(let epoch, let first, let last, let elsewhere):
      return ErrorWords(
        "no-epoch",
        last == 0
          ? "there is no epoch \(epoch) to go to: nothing is trained here"
          : "epoch \(epoch) was not trained on the way here",
        hint: elsewhere.map { "another branch has it: type `goto epoch \(epoch) of \($0)`" }
          ?? (last == 0
            ? "type `train \(min(epoch, 1000))` first"
            : epoch > last
              ? "epochs go from \(first) to \(last); `train` goes on"
              : "epochs go from \(first) to \(last)"))
    case .epochPassed(let epoch, let command, let time):
      return ErrorWords(
        "epoch-passed",
        "epoch \(epoch) went by inside \(quoted(command)), time \(time), and only a `train` can be "
          + "entered",
        hint: "type `goto \(time)` and `undo`, and take fewer steps")
    case .epochForgotten(let epoch, let command, let time):
      return ErrorWords(
        "epoch-forgotten",
        "epoch \(epoch) is forgotten: what \(quoted(command)), time \(time), started from is no "
          + "longer kept",
        hint: "`set memory SIZE` keeps more")
    case .noRun(let time, let command):
      return ErrorWords(
        "no-run", "time \(time) is after \(quoted(command)), which is no `train`",
        hint: "`timeline` shows which are; type `goto \(time)`")
    case .epochNotInRun(let epoch, let command, let time, let first, let last):
      return ErrorWords(
        "no-epoch", "\(quoted(command)), time \(time), had no epoch \(epoch)",
        hint: "it went from epoch \(first) to \(last)")
    case .neverHeld(let report): return words(report)
    }
  }

  private static func words(_ report: NeverHeld) -> ErrorWords {
    let condition = quoted(report.condition)
    guard report.places > 0 else {
      return ErrorWords(
        "never-held", "\(condition) can be asked nowhere on the way here",
        hint: "it needs data that fit the network; type `data xor`")
    }
    let asked =
      report.places == 1 ? "the one moment" : "\(report.places) moments and epochs"
    if report.isNaN {
      return ErrorWords(
        "never-held",
        "\(condition) never held: one side of it was no number at "
          + "\(asked)",
        hint: "nothing is less than NaN, more than it or equal to it")
    }
    guard let nearest = report.nearest, let value = nearest.value else {
      return ErrorWords(
        "never-held", "\(condition) never held at \(asked) on the way here",
        hint: "train on, or ask for less")
    }
    let number = NumberFormat(digits: 4)
    let place = nearest.isInside ? "epoch \(nearest.epoch)" : "time \(nearest.time)"
    return ErrorWords(
      "never-held",
      "\(condition) never held at \(asked) on the way here; nearest it came was "
        + "\(quoted(report.left)) = \(number(value)) at \(place)",
      hint: report.command.map { "type `\($0)` to look at it" } ?? "that is here; train on")
  }
}
