import BackstepSession
import BackstepText

extension Page {
  func prediction(_ report: PredictReport, width: Int? = nil) -> [String] {
    let said = number(report.said)
    let name = text(report.name)
    guard let slip = report.slip else {
      let tense = report.isKnown ? "is" : "will be"
      return [ink.good("Right") + ": \(name) \(tense) \(number(report.expected))."]
    }
    let verdict =
      ink.bad("Not yet")
      + ": \(name) \(report.isKnown ? "is" : "will") not \(report.isKnown ? "" : "be ")\(said). "
    let why = words(of: slip, about: report.name, hasWrongSign: report.hasWrongSign)
    return Flow.wrap(verdict + why, width: width ?? options.width)
  }
}
