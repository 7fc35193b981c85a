import Backprop
import BackstepSession
import BackstepText

extension Page {
  func check(_ report: CheckReport) -> [String] {
    let sorted = report.sorted
    let wrong = sorted.count { !$0.check.hasKink && !report.agrees($0) }
    var lines = [checkTitle(report), sampleTitle]
    lines += [""] + table(sorted, report)
    if report.kinks > 0 {
      lines += Flow.wrap(
        "\(report.kinks) at a kink, left out: a relu or leaky neuron has its sum so near 0 that the "
          + "loss has a corner there, and the difference says nothing.", width: options.width)
    }
    if state.settings.loss == .squared {
      lines += Flow.wrap(
        "Under squared the true derivative is twice the gradient that backward shows: the 2 is left "
          + "to the learning rate. Compared here: 2*gradient.", width: options.width)
    }
    if report.isInterrupted { lines.append("Stopped by you before all were compared.") }
    return lines + [verdict(report, wrong: wrong)]
  }

  /// The sample, without its numbers where they take more than a line.
  private var sampleTitle: String {
    let line = "on " + sampleLine
    return line.count <= options.width ? line : String(line.prefix { $0 != ":" })
  }

  private func checkTitle(_ report: CheckReport) -> String {
    let what = report.name.map { text($0) } ?? "all weights and biases"
    let sampled =
      report.entries.count < report.count
      ? "\(report.entries.count) of \(report.count), a sample, always the same"
      : "\(report.count) of \(report.count)"
    return ink.title("check") + "   \(what): \(sampled)"
  }

  private func table(_ entries: [CheckReport.Entry], _ report: CheckReport) -> [String] {
    let isDoubled = state.settings.loss.foldedFactor != 1
    var table = Table([
      ("worst first", .left), (isDoubled ? "2*gradient" : "gradient", .point),
      ("numeric", .point), ("relative error", .point), ("", .left),
    ])
    let limit = 14
    let shown = entries.count > limit ? limit - 1 : entries.count
    for entry in entries.prefix(shown) {
      let verdict =
        entry.check.hasKink ? "kink" : report.agrees(entry) ? ink.good("ok") : ink.bad("wrong")
      table.add([
        text(entry.name), number(entry.check.analytic), number(entry.check.numeric),
        NumberFormat(digits: 2)(entry.check.relativeError), verdict,
      ])
    }
    guard shown < entries.count else { return table.lines }
    return table.lines + ["  ... \(entries.count - shown) more, not worse; --json has them all"]
  }

  private func verdict(_ report: CheckReport, wrong: Int) -> String {
    let compared = report.entries.count - report.kinks
    guard let worst = report.worst else { return "Nothing to compare: every entry is at a kink." }
    let error = NumberFormat(digits: 2)(worst.check.relativeError)
    guard wrong > 0 else {
      return ink.good("Passed")
        + ": \(compared) of \(compared) agree; the worst is off by \(error)."
    }
    return ink.bad("Failed")
      + ": \(wrong) of \(compared) disagree; the worst, \(text(worst.name)), by \(error)."
  }
}
