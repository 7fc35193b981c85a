import Backprop
import BackstepSession
import BackstepText

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
}
