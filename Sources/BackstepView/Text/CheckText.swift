import Backprop
import BackstepSession

extension Page {
  /// Rows of a check's table, so that all of it fits 24 lines beside the prompt.
  private static let checkRows = 13

  func check(_ report: CheckReport) -> [String] {
    let subject = report.subject.map { text($0) } ?? "every weight and bias"
    var lines = [
      ink.title("check") + "   \(subject): gradient against central difference of the loss"
    ]
    if report.factor != 1 {
      lines += Flow.wrap(
        "The loss is squared and its 2 is folded into lr: the true derivative is twice the "
          + "gradient shown, so 2*gradient is what is compared.", width: options.width)
    }
    if report.stride > 1 {
      lines += Flow.wrap(
        "Of \(report.count) parameters one in \(report.stride) is compared, "
          + "\(report.entries.count) in all: the rest is not looked at.", width: options.width)
    }
    lines.append("")
    lines += checkTable(report)
    lines.append("")
    return lines + verdict(report)
  }

  private func checkTable(_ report: CheckReport) -> [String] {
    let isDoubled = report.factor != 1
    var columns: [(head: String, alignment: Table.Alignment)] = [
      ("", .left), ("gradient", .point),
    ]
    if isDoubled { columns.append(("2*gradient", .point)) }
    columns += [("numeric", .point), ("relative error", .left), ("", .left)]
    var table = Table(columns)
    let shown = report.entries.prefix(
      report.entries.count > Self.checkRows ? Self.checkRows - 1 : Self.checkRows)
    for entry in shown {
      let comparison = entry.comparison
      var cells = [text(entry.name), number(entry.gradient)]
      if isDoubled { cells.append(number(comparison.analytic)) }
      cells += [number(comparison.numeric)]
      cells +=
        comparison.hasKink
        ? ["-", "kink"]
        : [
          NumberFormat(digits: 2)(comparison.relativeError),
          entry.agrees ? "" : ink.bad("differs"),
        ]
      table.add(cells)
    }
    let left = report.entries.count - shown.count
    return table.lines
      + (left > 0 ? ["  ... \(left) more that agree no worse: --json has them all"] : [])
  }

  private func verdict(_ report: CheckReport) -> [String] {
    let compared = report.compared
    let wrong = compared.count { !$0.agrees }
    var words: [String] = []
    if let worst = compared.first {
      let error = NumberFormat(digits: 2)(worst.comparison.relativeError)
      words.append(
        wrong == 0
          ? ink.good("Passed") + ": \(Self.all(compared.count, "agree")) to "
            + "\(number(CheckReport.tolerance)); the largest relative error is \(error), at "
            + "\(text(worst.name))."
          : ink.bad("Failed") + ": \(wrong) of \(compared.count) "
            + "\(wrong == 1 ? "differs" : "differ"); the worst is \(text(worst.name)), with a "
            + "relative error of \(error).")
    } else {
      words.append("Nothing could be compared.")
    }
    if !report.kinks.isEmpty {
      let names = report.kinks.prefix(4).map { text($0.name) }.joined(separator: ", ")
      let more = report.kinks.count > 4 ? " and \(report.kinks.count - 4) more" : ""
      words.append(
        "At a kink, where the slope of a neuron jumps and no difference can tell: \(names)\(more).")
    }
    return words.flatMap { Flow.wrap($0, width: options.width) }
  }

  private static func all(_ count: Int, _ verb: String) -> String {
    count == 1 ? "the one compared \(verb)s" : "all \(count) compared \(verb)"
  }
}
