import Backprop
import BackstepSession
import BackstepText

extension Page {
  func bug(_ report: BugReport) -> [String] {
    switch report {
    case .list: bugList
    case .status: status
    case .chosen(let mistake):
      paragraph(
        "The bug \(named(mistake)) is on, until `bug off`: \(MistakeWords(mistake).mistake). "
          + MistakeWords(mistake).consequence)
    case .hidden:
      paragraph(
        "A bug is on, and hidden. It makes a difference in this network, though perhaps not in the "
          + "first loop. \(hunting)")
    case .guess(let guess): verdict(guess)
    case .healed(nil, _): paragraph("No bug was on.")
    case .healed(let mistake?, let wasHidden):
      paragraph(
        wasHidden
          ? "It was \(named(mistake)): \(MistakeWords(mistake).mistake). It is off."
          : "The bug \(named(mistake)) is off: backward and nudge are right again.")
    }
  }

  /// `bug   order`, for the overview; nil when none is on.
  var bugLine: String? {
    state.bug.map { "bug       " + ($0.shown?.rawValue ?? "on, and hidden: `bug guess NAME`") }
  }

  private func named(_ mistake: Mistake) -> String { ink.bad("`\(mistake.rawValue)`") }
  private func paragraph(_ text: String) -> [String] { Flow.wrap(text, width: options.width) }

  private var hunting: String {
    "Hunt it with `check`, `inspect` and `why`, then `bug guess NAME`; `bug list` has the names, "
      + "`bug off` tells which it was."
  }

  private var status: [String] {
    guard let bug = state.bug else {
      return paragraph("No bug is on: backward is right. `bug list` shows what could be wrong.")
    }
    guard let mistake = bug.shown else {
      return paragraph(
        "A bug is on, and hidden; \(Self.count(bug.wrongGuesses, "wrong guess", "wrong guesses")). "
          + hunting)
    }
    let idle = state.idleness(of: mistake).map { " " + changesNothing("it", $0) }
    return paragraph(
      "The bug \(named(mistake)) is on, until `bug off`: \(MistakeWords(mistake).mistake)."
        + (idle ?? ""))
  }

  /// A name and what is wrong, a line each; of those that would change nothing here the names alone.
  private var bugList: [String] {
    let idle = Mistake.allCases.filter { state.idlenessByShape(of: $0) != nil }
    let others = idle.map(\.rawValue).joined(separator: ", ")
    let told = Mistake.allCases.filter { !idle.contains($0) }
    var table = Table([("", .left), ("", .left)], names: [0: "bug", 1: "what it does"])
    for mistake in told {
      table.add([mistake.rawValue, MistakeWords(mistake).line.capitalizedFirst + "."])
    }
    return
      (style != .text
      ? lines(of: table)
      : told.flatMap {
        entry($0.rawValue, MistakeWords($0).line.capitalizedFirst + ".", column: 23)
      })
      + (idle.isEmpty
        ? [] : paragraph("Changing nothing with this network and these settings: \(others)."))
      + paragraph("`bug NAME` makes this program commit it, and tells what comes of it.")
  }

  private func verdict(_ guess: GuessReport) -> [String] {
    let words = MistakeWords(guess.mistake)
    let count = Self.count(guess.wrongGuesses, "wrong guess", "wrong guesses")
    guard !guess.isRight else {
      let before = guess.wrongGuesses == 0 ? "found at the first guess" : "after \(count)"
      return paragraph(
        "\(ink.good("Right")), well hunted: it is \(named(guess.mistake)), \(before). "
          + "\(words.mistake.capitalizedFirst). It stays on until `bug off`.")
    }
    var lines = paragraph("No, it is not `\(guess.mistake.rawValue)`. (\(count))")
    if let idleness = guess.idleness {
      return lines
        + paragraph("In this network it would change nothing, because \(self.words(of: idleness)).")
    }
    lines += paragraph("Were it, \(words.symptom).")
    if let evidence = guess.evidence {
      let (supposed, found) = number.distinct(evidence.supposed, evidence.found)
      lines += paragraph(
        "On this sample \(text(evidence.name)) would be \(supposed); the program makes it \(found)."
      )
    } else {
      lines += paragraph(
        "On this sample nothing tells the two apart: try another, or a second loop.")
    }
    return lines
  }

  /// `1 wrong guess`, `2 wrong guesses`.
  private static func count(_ number: Int, _ one: String, _ more: String) -> String {
    "\(number) \(number == 1 ? one : more)"
  }
}
