import Backprop
import BackstepSession
import BackstepText

extension Page {
  func check(_ report: CheckReport) -> [String] {
    var lines = [checkTitle(report), sampleTitle(report)]
    lines += [""] + table(report)
    if report.count(.kink) > 0 {
      lines += Flow.wrap(
        "\(report.count(.kink)) at a kink, left out: a \(Self.cornered) neuron has its sum so near 0 "
          + "that the loss has a corner there, and the difference says nothing.",
        width: options.width)
      if state.settings.loss.seam != nil {
        lines += Flow.wrap(
          "An output whose error is as large as huberdelta makes one too.", width: options.width)
      }
    }
    if state.settings.loss.foldedFactor != 1 {
      lines += Flow.wrap(
        "Under \(state.settings.loss) the true derivative is twice the gradient that backward "
          + "shows: the 2 is left to the learning rate. Compared here: 2*gradient.",
        width: options.width)
    }
    if report.isInterrupted { lines.append("Stopped by you before all were compared.") }
    return lines + verdict(report).flatMap { Flow.wrap($0, width: options.width) }
  }

  /// The activations with a corner.
  private static let cornered = Activation.allCases.filter(\.hasCorner).map(\.rawValue)
    .joined(separator: " or ")

  /// The sample, without its numbers where they take more than a line.
  private func sampleTitle(_ report: CheckReport) -> String {
    if report.goesOn {
      return "on the samples of \(state.data?.name ?? "the data"), one after the other, each "
        + "parameter until told"
    }
    let line = "on " + sampleLine
    return line.count <= options.width ? line : String(line.prefix { $0 != ":" })
  }

  private func checkTitle(_ report: CheckReport) -> String {
    let what = report.name.map { text($0) } ?? "all weights and biases"
    let sampled =
      report.entries.count < report.count && !report.isInterrupted
      ? "\(report.entries.count) of \(report.count), a sample, always the same"
      : "\(report.entries.count) of \(report.count)"
    return ink.title(report.goesOn ? "check all" : "check") + "   \(what): \(sampled)"
  }

  private func table(_ report: CheckReport) -> [String] {
    let entries = report.sorted
    let isDoubled = state.settings.loss.foldedFactor != 1
    var columns: [(String, Table.Alignment)] = [
      ("worst first", .left), (isDoubled ? "2*gradient" : "gradient", .point),
      ("numeric", .point), ("relative error", .point), ("", .left),
    ]
    if report.goesOn { columns.insert(("sample", .right), at: 1) }
    var table = Table(columns, names: [columns.count - 1: "verdict"])
    let limit = most(14)
    let shown = entries.count > limit ? limit - 1 : entries.count
    for entry in entries.prefix(shown) {
      var cells = [
        text(entry.name), number(entry.check.analytic), number(entry.check.numeric),
        rough(entry.check.relativeError),
        entry.check.relativeError.isFinite ? word(report.standing(of: entry)) : "no number",
      ]
      if report.goesOn {
        let isTold = entry.silence == nil && !entry.check.hasKink
        cells.insert(isTold ? entry.sample.map { "\($0)" } ?? "" : "", at: 1)
      }
      table.add(cells)
    }
    guard shown < entries.count else { return self.lines(of: table) }
    return self.lines(of: table) + [
      "  ... \(entries.count - shown) more, not worse; --json has them all"
    ]
  }

  private func word(_ standing: CheckReport.Standing) -> String {
    switch standing {
    case .right: ink.good("ok")
    case .wrong: ink.bad("wrong")
    case .kink: "kink"
    case .nothing: "no proof"
    }
  }

  private func verdict(_ report: CheckReport) -> [String] {
    let wrong = report.count(.wrong)
    let nothing = report.count(.nothing)
    guard let worst = report.worst else {
      guard nothing > 0 else { return ["Nothing to compare: every entry is at a kink."] }
      return [ink.bad("Nothing proved") + ": " + silence(report, nothing) + "."]
    }
    guard worst.check.relativeError.isFinite else {
      return [
        ink.bad("Nothing proved") + ": the numbers are no longer finite, as after a training that "
          + "diverged; `reset` begins anew, `undo` goes back."
      ]
    }
    let place = report.goesOn ? worst.sample.map { " on sample \($0)" } ?? "" : ""
    let error = NumberFormat(digits: 2)(worst.check.relativeError)
    let head = wrong > 0 ? ink.bad("Failed") : ink.good("Passed")
    let found = "\(wrong > 0 ? wrong : report.conclusive) of \(report.conclusive)"
    let off =
      wrong > 0
      ? "the worst, \(text(worst.name)), by \(error)\(place)" : "the worst is off by \(error)"
    guard nothing > 0 else {
      return ["\(head): \(found) \(wrong > 0 ? "disagree" : "agree"); \(off)."]
    }
    let can =
      report.goesOn
      ? "that some sample can tell"
      : state.shape.batch == nil ? "that this sample can tell" : "that these samples can tell"
    return [
      "\(head): \(found) \(can)\(wrong > 0 ? " disagree" : ""); \(silence(report, nothing)).",
      off.capitalizedFirst + ".",
    ]
  }

  /// `6 prove nothing here (x[0] is 0): try sample 3`
  private func silence(_ report: CheckReport, _ nothing: Int) -> String {
    var reasons: [CheckReport.Silence] = []
    for entry in report.entries {
      if let silence = entry.silence, !entry.check.hasKink, !reasons.contains(silence) {
        reasons.append(silence)
      }
    }
    let why = " (" + words(reasons) + ")"
    let verb = nothing == 1 ? "proves" : "prove"
    if report.goesOn { return "\(nothing) \(verb) nothing on any sample\(why)" }
    let place = "\(nothing) \(verb) nothing here\(why)"
    switch report.advice {
    case nil: return place
    case .noSample?: return place + ": no sample of the data tells more"
    case .sample(let index, let tells)?:
      return place + ": try sample \(index)" + (tells < nothing ? ", which tells \(tells)" : "")
    }
  }

  private func words(_ reasons: [CheckReport.Silence]) -> String {
    var factors: [String] = []
    var others: [String] = []
    for reason in reasons {
      switch reason {
      case .factor(let name): factors.append(text(name))
      case .normalizedAway: others.append("batchnorm takes a bias before it away with the mean")
      case .factors: others.append("one factor or another is 0")
      case .tooSmall: others.append("too small to be told from rounding")
      }
    }
    let most = 4
    var named = Array(factors.prefix(factors.count > most ? most - 1 : most))
    if factors.count > named.count { named.append("\(factors.count - named.count) more") }
    if let last = named.popLast() {
      let all = named.isEmpty ? last : named.joined(separator: ", ") + " and " + last
      others.insert(all + (factors.count == 1 ? " is 0" : " are 0"), at: 0)
    }
    return others.joined(separator: "; ")
  }
}
