import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// A line a loop.
  func cycle(_ rows: [CycleRow]) -> [String] {
    let hasBatches = rows.contains { $0.x.count > 1 }
    var table = Table(
      [(hasBatches ? "samples" : "sample", .right)]
        + (hasBatches ? [] : [("x", .left), ("y", .left), ("out", .left)])
        + [("loss", .point), ("after", .point)])
    let limit = most(Section.screen - 2)
    let head = rows.count > limit ? limit - 5 : rows.count
    let shown = rows.prefix(head) + rows.suffix(rows.count > limit ? 4 : 0)
    for row in shown {
      let numbers = hasBatches ? [] : [row.x[0], row.y[0], row.out[0]]
      table.add(
        [row.samples.map(Self.samples) ?? "own"] + numbers.map { cell($0, atMost: 3) }
          + [number(row.loss), number(row.lossAfter)])
    }
    guard rows.count > limit else { return self.lines(of: table) }
    let more = "  ... \(rows.count - shown.count) more; --json has every loop"
    return Array(self.lines(of: table).dropLast(4)) + [more]
      + self.lines(of: table).suffix(4)
  }

  /// A line a stage, with what it led to.
  func brief(_ reports: [StageReport]) -> [String] {
    let limit = Section.screen - 2
    let shown = reports.count > limit ? reports.prefix(limit - 1) : reports[...]
    var lines = shown.map { report in
      let name = report.stage.rawValue
      return ink.title(name) + String(repeating: " ", count: max(1, 11 - name.count))
        + Page(options, report.after).result(of: report)
    }
    if shown.count < reports.count {
      lines.append("... \(reports.count - shown.count) more; --json has every stage")
    }
    return lines
  }

  private func result(of report: StageReport) -> String {
    func named(_ quantity: Quantity) -> String {
      let numbers = (try? state.knownValue(of: Name(quantity)))?.numbers ?? []
      return "\(text(quantity)) = \(number.list(numbers, atMost: 4))"
    }
    let output = state.architecture.layerCount
    return switch report.stage {
    case .forward:
      (state.sampleIndices.map { "sample\($0.count > 1 ? "s" : "") \(Self.samples($0)): " } ?? "")
        + named(.activations(output))
    case .loss: named(.loss)
    case .backward: named(.blames(output))
    case .nudge:
      "loss \(number(report.before.values.loss ?? .nan)) -> \(number(report.lossAfter ?? .nan))"
    }
  }
}
