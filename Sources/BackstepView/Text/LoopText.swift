import Backprop
import BackstepSession

extension Page {
  /// A line a loop.
  func cycle(_ rows: [CycleRow]) -> [String] {
    var table = Table([
      ("sample", .right), ("x", .left), ("y", .left), ("out", .left), ("loss", .point),
      ("after", .point),
    ])
    let limit = Section.screen - 2
    let head = rows.count > limit ? limit - 5 : rows.count
    let shown = rows.prefix(head) + rows.suffix(rows.count > limit ? 4 : 0)
    for row in shown {
      table.add([
        row.sample.map(String.init) ?? "own", number.list(row.x, atMost: 3),
        number.list(row.y, atMost: 3), number.list(row.out, atMost: 3), number(row.loss),
        number(row.lossAfter),
      ])
    }
    guard rows.count > limit else { return table.lines }
    let more = "  ... \(rows.count - shown.count) more; --json has every loop"
    return Array(table.lines.dropLast(4)) + [more] + table.lines.suffix(4)
  }

  func evaluation(_ report: EvaluationReport) -> [String] {
    let numbers = report.data.targetCount == 1 ? Table.Alignment.point : .left
    var table = Table([
      ("sample", .right), ("x", .left), ("y", numbers), ("out", numbers), ("out - y", numbers),
      ("loss", .point), ("", .left),
    ])
    let count = report.data.count
    let limit = Section.screen - 6
    for index in 0..<min(count, count > limit ? limit - 1 : limit) {
      let y = report.data.target(index)
      let out = report.evaluation.outputs[index]
      let verdict = report.evaluation.correct[index] ? ink.good("right") : ink.bad("wrong")
      table.add([
        "\(index)", number.list(report.data.input(index), atMost: 2), number.list(y, atMost: 2),
        number.list(out, atMost: 2), number.list(zip(out, y).map { $0 - $1 }, atMost: 2),
        number(report.evaluation.losses[index]), verdict,
      ])
    }
    var lines = [ink.title("evaluate") + "   \(report.data.name), \(count) samples", ""]
    lines += table.lines
    if table.rows.count < count {
      lines.append("  ... \(count - table.rows.count) more; --json has every sample")
    }
    let right = report.evaluation.correct.count { $0 }
    return lines + [
      "",
      "mean loss \(number(report.evaluation.meanLoss)), "
        + "accuracy \(number(report.evaluation.accuracy * 100)) % (\(right) of \(count))",
    ]
  }
}
