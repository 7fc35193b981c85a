import Backprop
import BackstepSession
import BackstepText

extension Page {
  func calculation(_ report: PrintReport) -> [String] {
    let equal = report.equal.map { "(= \(text($0)))" }
    var lines: [String]
    if let table = table(of: report.value, report.expression.asName) {
      lines = table + (equal.map { [$0] } ?? [])
    } else if case .scalar(let value) = report.value {
      lines = [number(value) + (equal.map { "   " + $0 } ?? "")]
    } else {
      lines = list(report.value) + (equal.map { [$0] } ?? [])
    }
    if let value = report.value.numbers.first(where: { !$0.isFinite }) {
      lines.append(
        value.isNaN
          ? "(not a number: 0/0, infinity - infinity, or the root or logarithm of less than 0)"
          : "(no finite number: a division by 0, or too large for one)")
    }
    lines += frozenPart(of: report.expression)
    if !report.beforeNudge.isEmpty {
      let names = report.beforeNudge.map { text($0) }.joined(separator: ", ")
      lines += Flow.wrap(
        "(\(names): from before the nudge; the weights are from after it)",
        width: options.width)
    }
    return lines
  }

  /// A vector in columns, a matrix row by row.
  private func list(_ value: Value) -> [String] {
    let section: Section
    if case .matrix(let rows) = value {
      section = Section([], count: rows.count, rest: "print one row") { index in
        "[\(index)] " + number.list(rows[index], atMost: max(2, options.width / 12))
      }
    } else {
      let values = value.numbers
      let cells = cells(values.count) { "[\($0)] \(number(values[$0]))" }
      section = Section([], count: cells.rows, rest: "print one entry", row: cells.row)
    }
    return Section.lines([section], atMost: Section.screen)
  }

  /// A condition that holds, with its numbers.
  func assertion(_ comparison: Assertion) -> String {
    let (left, right) = number.distinct(comparison.left, comparison.right)
    return "holds: \(comparison.text.spelledOut)   "
      + "(\(left) \(comparison.relation.rawValue) \(right))"
  }

  /// Lines typed before, as they were, so that they can be typed again.
  func history(_ report: HistoryReport) -> [String] {
    guard report.lines.isEmpty else {
      return report.lines.map { $0.shortened(to: max(options.width, 400)) }
    }
    return [
      report.text.map { "nothing typed before holds `\($0.spelledOut)`" }
        ?? "nothing was typed before"
    ]
  }

  /// What `let` has named: the one it was given, or all.
  func own(_ report: OwnReport) -> [String] {
    guard let named = report.named else {
      guard !state.own.isEmpty else {
        return ["no names of your own yet: `let target = 0.1` makes one"]
      }
      return state.own.flatMap { changed($0.name, from: nil, to: $0.value) }
    }
    return state.own.filter { $0.name == named.name }
      .flatMap { changed($0.name, from: named.before, to: $0.value) }
  }

  private func changed(_ name: String, from before: Value?, to after: Value) -> [String] {
    let old = before.map { number.list($0.numbers, atMost: 6) }
    let new = number.list(after.numbers, atMost: 6)
    guard let old, old != new else { return ["\(name) = \(new)"] }
    return Flow.wrap("\(name): \(old) \(options.arrow) \(new)", width: options.width, indent: "  ")
  }

  func assignment(_ report: SetReport) -> [String] {
    switch report.subject {
    case .numbers(let name, let before, let after):
      return changed(text(name), from: before, to: after)
    case .setting(let name, let before, let after, _):
      return before == after
        ? ["\(name) is \(after.text)"]
        : ["\(name): \(before.text) \(options.arrow) \(after.text)"]
    }
  }
}
