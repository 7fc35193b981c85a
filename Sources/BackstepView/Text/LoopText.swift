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
}
