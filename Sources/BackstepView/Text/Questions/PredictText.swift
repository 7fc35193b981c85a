import BackstepSession

extension Page {
  func prediction(_ report: PredictReport) -> [String] {
    let said = number(report.said)
    let name = text(report.name)
    guard let mistake = report.mistake else {
      let tense = report.isKnown ? "is" : "will be"
      return [ink.good("Right") + ": \(name) \(tense) \(number(report.expected))."]
    }
    let verdict =
      ink.bad("Not yet")
      + ": \(name) \(report.isKnown ? "is" : "will") not \(report.isKnown ? "" : "be ")\(said). "
    return Flow.wrap(
      verdict + words(of: mistake, hasWrongSign: report.hasWrongSign), width: options.width)
  }
}
