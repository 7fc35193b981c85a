import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// What came of asking a program: how many cases are right, or the smallest that is not, and its
  /// story.
  func program(_ report: ProgramReport) -> [String] {
    guard let failure = report.failure else { return passed(report) + passedOver(report) }
    var lines = heading("compare", ProgramWords.failed(failure, report))
    if !failure.failsAlone { lines += wrap(ProgramWords.notAlone) }
    lines += wrap("The case, for your program's standard input:")
    // Unbroken, so that it can be taken as it is.
    lines += ["", code(failure.item.line), ""]
    switch failure.verdict {
    case .differs(let comparison):
      lines += self.comparison(
        CompareReport(file: "this case", comparison: comparison, standsOn: 0))
    case .unreadable(let fault):
      let words = ErrorWords.words(fault, of: "the answer")
      lines += wrap(words.line)
    case .silent(let outcome): lines += wrap(ProgramWords.hint(outcome))
    case .agrees: break
    }
    return lines + lastWords(failure) + passedOver(report)
  }

  private func passed(_ report: ProgramReport) -> [String] {
    var lines = wrap(
      ink.good("All right")
        + ": `\(report.command)` answers all \(report.judged) cases with the right numbers.")
    guard let comparison = report.agreed else { return lines }
    let found = comparison.steps[0].isLossNamed ? "" : ", found by trying"
    let losses = report.losses.map(\.description).joined(separator: ", ")
    lines += wrap("\(report.losses.count == 1 ? "Loss" : "Losses"): \(losses)\(found).")
    if let convention = comparison.reading.convention {
      lines += wrap(CompareWords.convention(convention))
    }
    return lines
  }

  private func passedOver(_ report: ProgramReport) -> [String] {
    guard report.passedOverCount > 0 else { return [] }
    let count = report.passedOverCount == 1 ? "A line" : "\(report.passedOverCount) lines"
    return wrap("\(count) without an object passed over:")
      + report.passedOver.prefix(3).map { "  | " + $0.spelledOut }
  }

  private func lastWords(_ failure: ProgramReport.Failure) -> [String] {
    let lines = failure.lastWords.lines.filter { !$0.isBlank }.suffix(6)
    guard !lines.isEmpty, case .silent = failure.verdict else { return [] }
    return ["Its last words:"] + lines.map { "  | " + $0.spelledOut }
  }
}

/// The words for asking a program.
enum ProgramWords {
  static let notAlone =
    "Asked alone, a fresh program answers this case rightly: it remembers something of the cases "
    + "before it, such as gradients that are not set to 0. So the case is not shrunk."

  static func failed(_ failure: ProgramReport.Failure, _ report: ProgramReport) -> String {
    let found = failure.found.map(String.init).joined(separator: "-")
    let small = failure.item.architecture.sizes.map(String.init).joined(separator: "-")
    let shrunk = found == small ? "" : ", shrunk to \(small)"
    return "`\(report.command)`: case \(failure.number) of \(report.planned), \(found), "
      + "\(what(failure.verdict))\(shrunk)."
  }

  private static func what(_ verdict: ProgramReport.Verdict) -> String {
    switch verdict {
    case .agrees: "agrees"
    case .differs: "is answered wrongly"
    case .unreadable: "is answered with something else"
    case .silent(.line): "is answered"
    case .silent(.ended(let status)): "is not answered: the program ended with status \(status)"
    case .silent(.killed(let signal)): "is not answered: signal \(signal) ended the program"
    case .silent(.late(let seconds)):
      "is not answered within \(NumberFormat(digits: 4)(seconds)) s"
    case .silent(.closed): "is not answered: the program closed its output and went on"
    case .silent(.flooded(let bytes)):
      "is not answered, but drowned in \(bytes / 1024 / 1024) MB of other output"
    case .silent(.notStarted(let reason)): "cannot be asked: the shell does not start: \(reason)"
    case .silent(.interrupted): "was not waited for"
    }
  }

  static func hint(_ outcome: ProgramAnswer.Outcome) -> String {
    switch outcome {
    case .late, .flooded:
      "It should read a line, and write one object {\"out\": ...} on a line of its own for it, at "
        + "once: flush the output after each."
    case .ended(127): "There is no such command; what stands behind --with goes to the shell."
    case .ended, .killed, .closed, .line, .notStarted, .interrupted:
      "It should go on reading lines until its input ends, and answer each with an object."
    }
  }

  /// A word for programs.
  static func code(_ verdict: ProgramReport.Verdict) -> String {
    switch verdict {
    case .agrees: "agrees"
    case .differs: "differs"
    case .unreadable: "unreadable"
    case .silent(.line): "answered"
    case .silent(.ended): "ended"
    case .silent(.killed): "killed"
    case .silent(.late): "late"
    case .silent(.closed): "closed"
    case .silent(.flooded): "flooded"
    case .silent(.notStarted): "not-started"
    case .silent(.interrupted): "interrupted"
    }
  }
}
