import Backprop
import BackstepSession

extension JSONView {
  func program(_ report: ProgramReport) -> Members {
    var members: Members = [
      ("with", .string(report.command)), ("cases", .integer(report.planned)),
      ("asked", .integer(report.judged)), ("passed_over", .integer(report.passedOverCount)),
    ]
    guard let failure = report.failure else {
      return members + [("failure", .null)] + told(report.agreed, agrees: true)
    }
    members += [
      ("failure", .string(ProgramWords.code(failure.verdict))),
      ("message", .string(message(failure, report))),
      ("fails_alone", .bool(failure.failsAlone)),
      ("case", failure.item.json),
      ("last_words", .string(failure.lastWords)),
    ]
    guard case .differs(let comparison) = failure.verdict else {
      return members + told(nil, agrees: false)
    }
    return members + told(comparison, agrees: false)
  }

  private func message(_ failure: ProgramReport.Failure, _ report: ProgramReport) -> String {
    let failed = ProgramWords.failed(failure, report)
    guard case .unreadable(let fault) = failure.verdict else { return failed }
    return "\(failed) \(ErrorWords.words(fault, of: "the answer").line)"
  }

  /// The keys of `compare FILE`, of a comparison or of none.
  private func told(_ comparison: Comparison?, agrees: Bool) -> Members {
    guard let comparison else {
      return [
        ("agrees", .bool(agrees)), ("first", .null), ("mistakes", .array([])),
        ("convention", .null), ("arrays", .array([])),
      ]
    }
    return self.comparison(CompareReport(file: "", comparison: comparison, standsOn: 0))
  }
}
