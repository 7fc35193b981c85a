import Backprop
import BackstepSession
import BackstepText

extension Page {
  func train(_ report: TrainReport) -> [String] {
    if report.epochs == 0, report.stopped == .condition, let condition = report.condition {
      return Flow.wrap(
        "`\(condition)` holds already: no epoch was needed, and nothing has changed.",
        width: options.width)
    }
    var table = Table([("epoch", .right), ("mean loss", .point)])
    for entry in style == .csv ? report.history : Self.milestones(report.history) {
      table.add(["\(entry.epoch)", number(entry.loss)])
    }
    let data =
      state.data.map { data in
        let batch = state.settings.batchSize(forSamples: data.count)
        return " of \(data.name), \(Self.count(data.count, "sample")) each"
          + (batch > 1 ? ", in batches of \(batch)" : "")
      } ?? ""
    let heading = ink.title("train") + "   \(Self.count(report.epochs, "epoch"))\(data)"
    // The curve is on the screen already.
    var lines =
      report.wasShown && style == .text ? [heading] : [heading, ""] + self.lines(of: table) + [""]
    lines.append(
      "mean loss: \(number(report.meanLossBefore)) before, \(number(report.meanLoss)) after; "
        + success(report.evaluation))
    let unreached = report.unreached.map { words(of: $0) } ?? ""
    let symptoms = [unreached, plateau(report)] + stuckLayers(report)
    for sentence in [ending(report), rates(report)] + symptoms {
      lines += Flow.wrap(sentence, width: options.width)
    }
    return lines
  }

  /// At most eleven entries of a history, evenly spread, the first and the last among them.
  static func milestones<Entry>(_ history: [Entry]) -> [Entry] {
    guard history.count > 11 else { return history }
    return (0...10).map { history[$0 * (history.count - 1) / 10] }
  }

  /// Why it ended, where that is not what was asked for.
  private func ending(_ report: TrainReport) -> String {
    switch report.stopped {
    case .epochs:
      guard let condition = report.condition else { return "" }
      let cap = report.cap.map { _ in " (`train N until ...` sets another limit)" } ?? ""
      return "Gave up after \(Self.count(report.epochs, "epoch")): `\(condition)` does not hold"
        + cap + "."
    case .condition: return "Stopped after epoch \(state.epoch): `\(report.condition ?? "")` holds."
    case .interrupted: return "Stopped by you after epoch \(state.epoch)."
    case .diverged: return divergence(report)
    }
  }

  private func divergence(_ report: TrainReport) -> String {
    let what =
      switch report.divergence {
      case .loss(let sample): "the loss of sample \(sample)"
      case .parameter(let name): "`\(text(name))`"
      case nil: "the mean loss"
      }
    let way =
      CommandTable.all.contains { $0.name == "undo" }
      ? "`undo` takes it back, `reset` begins anew" : "`reset` begins anew"
    return ink.bad("Diverged")
      + " in epoch \(state.epoch): \(what) is not a finite number any more."
      + " Stopped there. \(way); then try a smaller lr than "
      + "\(Expression.shortest(state.settings.learningRate))."
  }

  private func rates(_ report: TrainReport) -> String {
    guard !report.rateChanges.isEmpty else { return "" }
    let shown = report.rateChanges.suffix(6).map {
      "\(number($0.rate)) after epoch \($0.epoch)"
    }
    let more = report.rateChanges.count > 6 ? "... " : ""
    return "lr was changed on the way: \(more)\(shown.joined(separator: ", "))."
  }

  private func plateau(_ report: TrainReport) -> String {
    guard let plateau = report.plateau else { return "" }
    return "A plateau: from epoch \(plateau.first) to \(plateau.last) the loss hardly moved "
      + "(\(number(plateau.lossAtFirst)) to \(number(plateau.lossAtLast))). Giving the mean answer "
      + "every time would cost \(number(plateau.lossOfGuessing)). Some plateaus end by themselves; "
      + "another `seed`, another lr or more hidden neurons often help."
  }

  private func stuckLayers(_ report: TrainReport) -> [String] {
    report.stuckLayers.map { stuck in
      let name = "\(text(.activations(stuck.layer))), layer \(stuck.layer)"
      let count = "\(stuck.stuck) of \(stuck.neurons)"
      return switch stuck.reason {
      case .saturated:
        "Saturated: \(name), has \(count) with a slope under 0.01 on every sample: next to no "
          + "blame gets through."
      case .dead:
        "Dead: \(name), has \(count) that give 0 on every sample: no blame gets through."
      }
    }
  }
}
