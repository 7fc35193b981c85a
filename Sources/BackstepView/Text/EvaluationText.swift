import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// Every sample when they are few, else how many of each class are right.
  func evaluation(_ report: EvaluationReport) -> [String] {
    let count = report.data.count
    let title =
      "\(report.data.name), \(Self.count(count, "sample"))"
      + (report.heldOut.map { "; \($0.data.count) more held out" } ?? "")
    var lines = [ink.title("evaluate") + "   " + title, ""]
    let limit = most(Section.screen - 6)
    if count > limit, report.blames == nil, let rows = ClassRows(report) {
      lines += classes(rows, report)
    } else {
      lines += samples(report, atMost: count > limit ? 12 : limit)
    }
    lines += ["", summary(report.evaluation)]
    if let heldOut = report.heldOut { lines.append("held out: " + summary(heldOut.evaluation)) }
    return lines
  }

  private func summary(_ evaluation: Evaluation) -> String {
    let right = evaluation.correct.count { $0 }
    let counted = evaluation.correct.isEmpty ? "" : " (\(right) of \(evaluation.correct.count))"
    return "mean loss \(number(evaluation.meanLoss)), \(success(evaluation))\(counted)"
  }

  /// The accuracy; of answers other than 0 and 1, how far off they are.
  func success(_ evaluation: Evaluation) -> String {
    if let accuracy = evaluation.accuracy { return "accuracy \(number(accuracy * 100)) %" }
    let share = evaluation.determination.map { ", R^2 \(number($0))" } ?? ""
    return "mean absolute error \(number(evaluation.meanAbsoluteError))\(share)"
  }

  private func samples(_ report: EvaluationReport, atMost limit: Int) -> [String] {
    let numbers = report.data.targetCount == 1 ? Table.Alignment.point : .left
    let hasClasses = !report.data.classes.isEmpty
    var table = Table(
      [
        ("sample", .right), ("x", .left), ("y", hasClasses ? .left : numbers),
        ("out", hasClasses ? .left : numbers), (hasClasses ? "" : "out - y", numbers),
        ("loss", .point), ("", .left),
      ] + (report.blames == nil ? [] : [("dOut", numbers)]),
      names: (hasClasses ? [4: "out of it"] : [:]).merging([6: "verdict"]) { old, _ in old })
    for index in 0..<min(report.data.count, limit) {
      let y = report.data.target(index)
      let out = report.evaluation.outputs[index]
      let verdict =
        report.evaluation.correct.isEmpty
        ? "" : report.evaluation.correct[index] ? ink.good("right") : ink.bad("wrong")
      let answers =
        hasClasses
        ? [
          answer(report.data, index), report.data.classes[out.placeOfLargest],
          number(out[out.placeOfLargest]),
        ]
        : [
          cell(y, atMost: 2), cell(out, atMost: 2), cell(zip(out, y).map { $0 - $1 }, atMost: 2),
        ]
      table.add(
        ["\(index)", cell(report.data.input(index), atMost: 2)] + answers + [
          number(report.evaluation.losses[index]), verdict,
        ] + (report.blames.map { [cell($0[index], atMost: 2)] } ?? []))
    }
    let rest = report.data.count - table.rows.count
    return self.lines(of: table)
      + (rest > 0 ? ["  ... \(rest) more; --json has every sample"] : [])
  }

  private func classes(_ rows: ClassRows, _ report: EvaluationReport) -> [String] {
    var columns: [(head: String, alignment: Table.Alignment)] = [
      ("class", .left), ("samples", .right), ("right", .right),
    ]
    if report.heldOut != nil { columns += [("held out", .right), ("right", .right)] }
    var table = Table(columns + [("most often taken for", .left)])
    let limit = most(Section.screen - 10)
    for (index, row) in rows.rows.prefix(limit).enumerated() {
      var cells = [rows.names[index], "\(row.count)", "\(row.right)"]
      if report.heldOut != nil { cells += ["\(row.heldOut)", "\(row.heldOutRight)"] }
      let mistaken = row.mistakes.max { ($0.value, $1.key) < ($1.value, $0.key) }
      table.add(cells + [mistaken.map { "\(rows.names[$0.key]) (\($0.value))" } ?? ""])
    }
    let rest = rows.rows.count - table.rows.count
    return self.lines(of: table)
      + (rest > 0 ? ["  ... \(rest) more classes; --json has every sample"] : [])
  }
}

/// How the samples of each class fared.
private struct ClassRows {
  struct Row {
    var count = 0, right = 0
    var heldOut = 0, heldOutRight = 0
    /// What those that are not right were taken for, in both parts, and how often.
    var mistakes: [Int: Int] = [:]
  }
  let names: [String]
  private(set) var rows: [Row]

  /// Nil when the answers are no classes: neither one of several, nor 0 or 1.
  init?(_ report: EvaluationReport) {
    let data = report.data
    if !data.classes.isEmpty {
      names = data.classes
    } else if data.targetCount == 1, data.hasYesOrNo {
      names = ["y = 0", "y = 1"]
    } else {
      return nil
    }
    rows = names.map { _ in Row() }
    add(data, report.evaluation, isHeldOut: false)
    if let heldOut = report.heldOut { add(heldOut.data, heldOut.evaluation, isHeldOut: true) }
  }

  private mutating func add(_ data: Dataset, _ evaluation: Evaluation, isHeldOut: Bool) {
    for index in 0..<data.count {
      let actual = Self.place(data.target(index))
      let right = evaluation.correct[index]
      if isHeldOut {
        rows[actual].heldOut += 1
        rows[actual].heldOutRight += right ? 1 : 0
      } else {
        rows[actual].count += 1
        rows[actual].right += right ? 1 : 0
      }
      if !right { rows[actual].mistakes[Self.place(evaluation.outputs[index]), default: 0] += 1 }
    }
  }

  private static func place(_ answer: [Double]) -> Int {
    answer.count == 1 ? (answer[0] >= 0.5 ? 1 : 0) : answer.placeOfLargest
  }
}
