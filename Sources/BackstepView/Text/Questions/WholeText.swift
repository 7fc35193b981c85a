import BackstepSession

extension Page {
  /// Why of a vector or matrix: the formula of its entries, each entry's line, and of a matrix its
  /// largest and smallest ones.
  func whyWhole(_ report: WhyReport) -> [String] {
    var lines = [
      ink.title(
        report.trees.first?.expression == nil ? text(report.name) : schema(report.name.quantity))
    ]
    if report.trees.first?.expression == nil {
      lines = [ink.title(text(report.name)) + "   " + wordsForWhole(report)]
    }
    if case .matrix = report.value { lines.append(extremes(report.value, of: report.name)) }
    lines.append("")
    if case .matrix = report.value, report.trees.first?.expression == nil {
      return lines + rows(of: report.value, report.name)
    }
    let tree = TreeLines(self, report.origins, report.trees)
    lines += tree.fitted(
      to: Section.screen - lines.count - 2, more: "`why` one row or entry, or --json")
    if report.isBeforeNudge {
      lines += ["", "These are the numbers from before the nudge just taken."]
    }
    return lines
  }

  private func wordsForWhole(_ report: WhyReport) -> String {
    switch report.trees.first?.source {
    case .weight?: "weights, computed from nothing; a nudge moves them by their changes"
    case .bias?: "biases, computed from nothing; a nudge moves them by their changes"
    case .memory?: "what the optimizer keeps of the gradients so far"
    default: state.x == nil ? "given" : "given: \(sampleLine)"
    }
  }

  /// `largest W1[2][0] = 0.9, smallest W1[0][1] = -0.7`
  func extremes(_ value: Value, of name: Name) -> String {
    let numbers = value.numbers
    guard let most = numbers.indices.max(by: { numbers[$0] < numbers[$1] }),
      let least = numbers.indices.min(by: { numbers[$0] < numbers[$1] })
    else { return "" }
    return
      "  largest \(text(name.entry(at: most, in: state.shape))) = \(number(numbers[most])), "
      + "smallest \(text(name.entry(at: least, in: state.shape))) = \(number(numbers[least]))"
  }
}
