import BackstepSession
import BackstepText

extension Picture {
  /// The mean loss from epoch to epoch.
  init(_ plot: LossPlot, _ number: NumberFormat) {
    let losses = plot.runs.flatMap { ($0.training + $0.heldOut).map(\.loss) }
    let scale = Scale(covering: losses) ?? Scale(0, 1)
    let last = plot.runs.flatMap { ($0.training + $0.heldOut).map(\.epoch) }.max() ?? 1
    var chart = Chart(
      x: Axis("epoch", Scale(0, Double(max(1, last)))),
      y: Axis(scale.isLog ? "mean loss, log scale" : "mean loss", scale), series: [])
    var legend: [LegendEntry] = []
    func add(_ points: [LossPlot.Point], _ tint: Tint, _ dash: Dash, _ text: String) {
      chart.series.append(
        .init(points.map { Point(Double($0.epoch), $0.loss) }, tint, dash, name: text))
      legend.append(LegendEntry(.line(tint, dash), text))
    }
    let others: [(Tint, Dash)] = [
      (.green, .dotted), (.purple, .dashDotted), (.ochre, .dotted), (.teal, .dashDotted),
    ]
    let short = NumberFormat(digits: 3)
    // The learning rate is what runs are mostly compared for.
    let rates = Set(plot.runs.map(\.learningRate))
    for (index, run) in plot.runs.enumerated() {
      let rate = rates.count > 1 ? ", lr \(short(run.learningRate))" : ""
      guard let time = run.time else {
        add(run.training, .blue, .solid, plot.runs.count > 1 ? "this run\(rate)" : "training")
        if !run.heldOut.isEmpty { add(run.heldOut, .vermillion, .dashed, "held out") }
        continue
      }
      let (tint, dash) = others[index % others.count]
      let mark = run.mark.map { " [\($0)]" } ?? ""
      add(run.training, tint, dash, "to time \(time)\(mark)\(rate)")
    }
    chart.flags = plot.marks.map { .init(x: Double($0.epoch), text: $0.name) }
    if !plot.marks.isEmpty {
      legend.append(
        LegendEntry(
          .line(.gray, .dotted),
          "mark" + (plot.marks.count == 1 ? " " : "s ")
            + plot.marks.map { "\($0.name) (\($0.epoch))" }.joined(separator: ", ")))
    }
    self.init(
      title: "loss", subtitle: "mean of each epoch" + (plot.data.map { ", \($0)" } ?? ""),
      sentence: plot.words(number), drawing: .chart(chart), legend: legend)
  }
}

extension LossPlot {
  /// What is to be seen, true of whatever run it is.
  fileprivate func words(_ number: NumberFormat) -> String {
    guard let run = runs.first else { return "" }
    var words =
      Self.course(run.training, number, subject: run.time == nil ? "The loss" : "That run's loss")
    if run.time != nil {
      words = "Nothing is trained since the last reset; other runs are drawn. " + words
    }
    if let end = run.heldOut.last, run.time == nil {
      words += " Held out it is \(number(end.loss)) at the end"
      let lowest = run.heldOut.filter { $0.loss.isFinite }.min { $0.loss < $1.loss }
      if let lowest, lowest.epoch != end.epoch, lowest.loss < end.loss * 0.98 {
        words += ", and was lowest, \(number(lowest.loss)), at epoch \(lowest.epoch)"
      }
      words += "."
    }
    let others = runs.count { $0.time != nil } + left
    if run.time == nil, others > 0 {
      let drawn = others - left
      words +=
        drawn == 1
        ? " Another run is drawn beside it" : " \(drawn) other runs are drawn beside it"
      words += left > 0 ? ", and \(left) earlier \(left == 1 ? "one is" : "ones are") not." : "."
    }
    return words
  }

  /// From where to where, and when most of it happened.
  static func course(_ points: [Point], _ number: NumberFormat, subject: String) -> String {
    let finite = points.filter { $0.loss.isFinite }
    let wild =
      points.first { !$0.loss.isFinite }.map {
        " From epoch \($0.epoch) on it is not a finite number."
      } ?? ""
    guard let first = finite.first, let last = finite.last else {
      return "\(subject) is not a finite number."
    }
    guard first.epoch != last.epoch else {
      return "\(subject) is \(number(first.loss)) in epoch \(first.epoch)." + wild
    }
    let epochs = "epochs \(first.epoch) to \(last.epoch)"
    let change = last.loss - first.loss
    guard abs(change) > 0.01 * abs(first.loss) else {
      let (low, high) = (finite.map(\.loss).min() ?? 0, finite.map(\.loss).max() ?? 0)
      let still =
        high - low <= 0.02 * abs(high)
        ? "\(subject) hardly moves over \(epochs): \(number(first.loss)) to \(number(last.loss))."
        : "\(subject) moves between \(number(low)) and \(number(high)) over \(epochs) and ends where it began, at \(number(last.loss))."
      return still + wild
    }
    var words =
      "\(subject) \(change < 0 ? "falls" : "rises") from \(number(first.loss)) to \(number(last.loss)) over \(epochs)"
    if let most = shortest(finite, change), finite.count > 4 {
      words += ", more than half of it between epochs \(most.0) and \(most.1)"
    }
    return words + "." + wild
  }

  /// The shortest stretch with more than half of the change.
  private static func shortest(_ points: [Point], _ change: Double) -> (Int, Int)? {
    guard change.isFinite else { return nil }
    var best: (Int, Int)?
    var start = 0
    for end in points.indices {
      func share(_ start: Int) -> Double { (points[end].loss - points[start].loss) / change }
      while start + 1 < end, share(start + 1) > 0.5 { start += 1 }
      guard share(start) > 0.5 else { continue }
      let stretch = (points[start].epoch, points[end].epoch)
      if best.map({ stretch.1 - stretch.0 < $0.1 - $0.0 }) ?? true { best = stretch }
    }
    return best
  }
}
