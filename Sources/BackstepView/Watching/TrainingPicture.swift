import Backprop
import BackstepSession
import BackstepText

/// How far a run of `train` has come, to be drawn on a terminal.
package struct TrainingPicture: Sendable {
  /// How far it has come.
  package var progress: TrainingProgress
  /// Mean losses of epochs so far, evenly spread.
  package var losses: [(epoch: Int, loss: Double)]
  /// Epochs a second, where that has been measured.
  package var epochsPerSecond: Double?
  /// Whether it waits for the learner.
  package var isPaused: Bool
  /// The plane to color, for networks of two inputs.
  package var boundary: BoundaryPlot?

  /// A picture.
  package init(
    progress: TrainingProgress, losses: [(epoch: Int, loss: Double)],
    epochsPerSecond: Double? = nil, isPaused: Bool = false, boundary: BoundaryPlot? = nil
  ) {
    self.progress = progress
    self.losses = losses
    self.epochsPerSecond = epochsPerSecond
    self.isPaused = isPaused
    self.boundary = boundary
  }

  /// The least window that a picture is drawn in; a smaller one gets a line.
  package static let leastWindow = (columns: 60, rows: 16)

  /// Rows of the curve and the plane in a window of so many rows.
  ///
  /// - Parameter stays: Whether what comes after it has to fit below.
  package static func height(rows: Int, stays: Bool = false) -> Int {
    max(4, min(14, rows - (stays ? 12 : 8)))
  }

  /// One line of it for a pipe: `epoch 200   mean loss 0.2512`.
  package static func line(_ progress: TrainingProgress, _ options: ViewOptions, digits: Int)
    -> String
  {
    let number = NumberFormat(digits: options.digits ?? digits)
    let loss = progress.loss.map(number.callAsFunction) ?? "?"
    return "epoch \(progress.epoch)   mean loss \(loss)"
  }

  /// The whole of it on one line no wider than the window.
  package func line(_ options: ViewOptions) -> String {
    // What does not fit is what matters least.
    let values = (isPaused ? ["paused"] : []) + values
    let heads = [course[0], "epoch \(progress.epoch)"]
    let head = heads.first {
      ([$0] + values).joined(separator: ", ").displayWidth < options.width
    }
    let text = Self.fitting(
      [head ?? heads[1]] + values + (isPaused ? [] : course.dropFirst()), ", ",
      columns: options.width - 1)
    let room = min(20, options.width - text.displayWidth - 2)
    guard room >= 6 else { return text }
    return text + " " + spark(columns: room, isASCII: options.isASCII)
  }

  /// Lines no wider than the window: how far, the plane and the curve, the keys.
  package func lines(_ options: ViewOptions, rows: Int) -> [String] {
    let ink = Ink(isOn: options.hasColor)
    let height = Self.height(rows: rows, stays: progress.isWatched)
    func joined(_ parts: [String]) -> String {
      Self.fitting(parts, "   ", columns: options.width - 9)
    }
    var lines = [
      ink.title("train") + "   " + joined(course), "        " + joined(values), "",
    ]
    let style = CellStyle(
      isASCII: options.isASCII, depth: options.hasColor ? options.depth : .none)
    if let boundary {
      let plane = PlaneCells(plane: Plane(boundary), style: style)
      let columns = options.width - 3
      var canvas = Canvas(columns: columns, rows: height)
      canvas.lay(plane.field(columns: 2 * height, rows: height), column: 0, row: 0)
      canvas.lay(
        curve(style, columns: columns - 2 * height - 2, rows: height), column: 2 * height + 2,
        row: 0)
      lines += canvas.lines(style.depth).map { "  " + $0 }
      // As many of the marks' meanings as fit.
      let legend = boundary.legend(Self.number).lines(style, width: options.width - 3)
      lines.append("  " + (legend.first ?? ""))
    } else {
      lines += curve(style, columns: options.width - 3, rows: min(height, 8))
        .lines(style.depth).map { "  " + $0 }
    }
    if progress.isOver { return lines + [""] }
    let keys = keys.first { $0.displayWidth < options.width } ?? ""
    lines += ["", ink.faint(keys)]
    return lines
  }

  private static let number = NumberFormat(digits: 4)

  /// As many of some parts as fit, none of them cut: a part of a number reads as another.
  private static func fitting(_ parts: [String], _ separator: String, columns: Int) -> String {
    var text = parts.first?.prefix(columns: columns) ?? ""
    for part in parts.dropFirst() {
      let longer = text + separator + part
      if longer.displayWidth > columns { break }
      text = longer
    }
    return text
  }

  /// How far it is, and how fast it goes.
  private var course: [String] {
    let isOpen = progress.condition != nil && progress.limit >= TrainingGoal.cap
    let end = isOpen ? "" : " of \(progress.epochBefore + progress.limit)"
    let epoch = "epoch \(progress.epoch)\(end)"
    if progress.isOver { return [epoch] }
    if isPaused { return [epoch, "paused"] }
    if progress.isWatched { return [epoch, "slowed down to be watched"] }
    guard let rate = epochsPerSecond, rate > 0 else { return [epoch] }
    let left = left(Double(progress.limit - progress.done) / rate)
    return [epoch, "\(Self.rounded(rate)) epochs/s", left]
  }

  private var values: [String] {
    (progress.loss.map { ["loss \(Self.number($0))"] } ?? [])
      + ["lr \(Self.number(progress.learningRate))"]
  }

  /// `3 s left`, `at most 2 min left` when a condition may end it before.
  private func left(_ seconds: Double) -> String {
    let about = progress.condition == nil ? "" : "at most "
    guard seconds.isFinite, seconds < 360_000 else { return "long to go" }
    if seconds < 100 { return "\(about)\(Int(seconds.rounded(.up))) s left" }
    if seconds < 6000 { return "\(about)\(Int((seconds / 60).rounded(.up))) min left" }
    return "\(about)\(Int((seconds / 3600).rounded(.up))) h left"
  }

  /// Two digits, and k or M behind them.
  private static func rounded(_ rate: Double) -> String {
    let format = NumberFormat(digits: 2)
    if rate >= 999_500 { return "\(format(rate / 1_000_000))M" }
    if rate >= 999.5 { return "\(Int((rate / 1000).rounded()))k" }
    return rate >= 99.5 ? "\(Int(rate.rounded()))" : format(rate)
  }

  private var scale: Scale { Scale(covering: losses.map(\.loss)) ?? Scale(0, 1) }

  /// The losses so far in one row, the last of those that fall into a column.
  private func spark(columns: Int, isASCII: Bool) -> String {
    let steps = isASCII ? Array(" .:|") : Array(" ▁▂▃▄▅▆▇█")
    let scale = scale
    let shown =
      losses.count > columns
      ? (0..<columns).map { losses[($0 + 1) * losses.count / columns - 1] } : losses
    return String(
      shown.map { entry in
        // What is not 0 is at least a step high.
        scale.part(of: entry.loss).flatMap { Cell.along($0, of: steps.count) }
          .map { steps[max(entry.loss > 0 ? 1 : 0, $0)] } ?? " "
      })
  }

  /// The losses so far, beside the ends of their scale.
  private func curve(_ style: CellStyle, columns: Int, rows: Int) -> Canvas {
    let (first, last) = (losses.first?.epoch ?? 0, losses.last?.epoch ?? 1)
    let chart = Chart(
      x: Axis("epoch", Scale(Double(first), Double(max(first + 1, last)))), y: Axis("loss", scale),
      series: [.init(losses.map { Point(Double($0.epoch), $0.loss) }, .blue, name: "loss")])
    return ChartCells(chart: chart, style: style).bareCanvas(columns: columns, rows: rows)
  }

  /// What can be done, in more words or fewer.
  private var keys: [String] {
    isPaused
      ? [
        "space goes on   Up and Down change lr   q or Ctrl-C stops",
        "space goes on   Up, Down: lr   q stops",
      ]
      : [
        "Up and Down change lr   space pauses   q or Ctrl-C stops after the epoch",
        "Up and Down change lr   space pauses   q stops", "Up, Down: lr   space pauses   q stops",
      ]
  }
}
