import Backprop
import BackstepSession
import BackstepText

/// How far a run of `train` has come, to be drawn on a terminal.
package struct TrainingPicture: Sendable {
  /// How far it has come.
  package var progress: TrainingProgress
  /// Mean losses of epochs so far, evenly spread.
  package var losses: [Double]
  /// Epochs a second, where that has been measured.
  package var epochsPerSecond: Double?
  /// Whether it waits for the learner.
  package var isPaused: Bool
  /// The plane to color, for networks of two inputs.
  package var boundary: Boundary?

  /// A picture.
  package init(
    progress: TrainingProgress, losses: [Double], epochsPerSecond: Double? = nil,
    isPaused: Bool = false, boundary: Boundary? = nil
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
  package static func height(rows: Int) -> Int { max(4, min(14, rows - 8)) }

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
    let text = (course.prefix(1) + values + course.dropFirst()).joined(separator: ", ")
    let room = min(20, options.width - text.displayWidth - 2)
    guard room >= 6 else { return text.prefix(columns: options.width - 1) }
    return text + " " + Curve(losses, columns: room, isASCII: options.isASCII).rows(1)[0]
  }

  /// Lines no wider than the window: how far, the plane and the curve, the keys.
  package func lines(of network: Network, _ options: ViewOptions, rows: Int, depth: ColorDepth)
    -> [String]
  {
    let ink = Ink(isOn: options.hasColor)
    let height = Self.height(rows: rows)
    func joined(_ parts: [String]) -> String {
      parts.joined(separator: "   ").prefix(columns: options.width - 9)
    }
    var lines = [
      ink.title("train") + "   " + joined(course), "        " + joined(values), "",
    ]
    if let boundary {
      let plane = Plane(boundary: boundary, depth: depth, isASCII: options.isASCII)
      let left = plane.lines(of: network)
      let right = curve(
        options, rows: left.count, columns: options.width - boundary.columns - 5)
      lines += zip(left, right).map { "  " + $0 + "  " + $1 }
    } else {
      lines += curve(options, rows: min(height, 8), columns: options.width - 3).map { "  " + $0 }
    }
    if let legend = legend(depth) { lines.append("  " + legend.prefix(columns: options.width - 3)) }
    lines += ["", ink.faint(keys.prefix(columns: options.width - 1))]
    return lines
  }

  private static let number = NumberFormat(digits: 4)

  /// How far it is, and how fast it goes.
  private var course: [String] {
    let isOpen = progress.condition != nil && progress.limit >= TrainingGoal.cap
    let end = isOpen ? "" : " of \(progress.epochBefore + progress.limit)"
    let epoch = "epoch \(progress.epoch)\(end)"
    if isPaused { return [epoch, "paused"] }
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

  /// The losses so far, beside the ends of their scale.
  private func curve(_ options: ViewOptions, rows: Int, columns: Int) -> [String] {
    let format = NumberFormat(digits: 2)
    let curve = Curve(losses, columns: columns - 9, isASCII: options.isASCII)
    let (top, foot) = (format(curve.highest), format(curve.lowest))
    let bar = options.isASCII ? "|" : "│"
    return curve.rows(rows).enumerated().map { index, row in
      let label = index == 0 ? top : index == rows - 1 ? foot : ""
      return label.paddedAtStart(to: 7) + " " + bar
        + row.trimmedAtEnd
    }
  }

  /// What the plane's marks and colors mean.
  private func legend(_ depth: ColorDepth) -> String? {
    guard boundary != nil else { return nil }
    let data = progress.data
    guard data.targetCount > 1 else {
      let shading = depth == .none ? "light to dark" : "blue over white to orange"
      return "o y = 0   x y = 1   out 0 to 1: \(shading)"
    }
    let names = (0..<min(3, data.targetCount)).map { place in
      let name = data.classes.isEmpty ? "y[\(place)]" : data.classes[place]
      return "\(Plane.mark(place)) \(name.prefix(12))"
    }
    return names.joined(separator: "   ") + (data.targetCount > 3 ? "   ..." : "")
  }

  private var keys: String {
    isPaused
      ? "space goes on   Up and Down change lr   q or Ctrl-C stops"
      : "Up and Down change lr   space pauses   q or Ctrl-C stops after the epoch"
  }
}
