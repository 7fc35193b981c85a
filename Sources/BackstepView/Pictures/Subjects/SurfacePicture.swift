import BackstepSession
import BackstepText

extension PlotSamples {
  /// `on sample 1`, `on all 4 samples of xor`
  var words: String {
    switch self {
    case .current(nil): "on a sample of your own"
    case .current(let indices?):
      indices.count == 1 ? "on sample \(indices[0])" : "on the \(indices.count) current samples"
    case .data(let name, let shown, let all):
      shown < all ? "on \(shown) of \(all) samples of \(name)" : "on all \(all) samples of \(name)"
    }
  }
}

extension Picture {
  /// The loss along one weight, and the slope that backward found.
  init(_ plot: SlopePlot, _ number: NumberFormat) {
    let y = Scale.linear(plot.losses + [plot.loss]) ?? Scale(0, 1)
    let x = Scale(plot.weights.first ?? 0, plot.weights.last ?? 1)
    var chart = Chart(
      x: Axis(plot.name, x), y: Axis("loss", y),
      series: [.init(zip(plot.weights, plot.losses).map { Point($0, $1) }, .blue, name: "loss")],
      spots: [.init(point: Point(plot.weight, plot.loss), mark: .now, tint: .vermillion)])
    var legend = [
      LegendEntry(.line(.blue, .solid), "loss"),
      LegendEntry(.mark(.now), "now"),
    ]
    if let ends = plot.tangent(within: x, y) {
      chart.series.insert(.init(ends, .vermillion, .dashed, name: "tangent"), at: 0)
      legend.append(
        LegendEntry(.line(.vermillion, .dashed), "tangent, slope \(number(plot.slope ?? 0))"))
    }
    self.init(
      title: "surface", subtitle: "the loss along \(plot.name), \(plot.samples.words)",
      sentence: plot.words(number), drawing: .chart(chart), legend: legend)
  }

  /// The loss over two weights, and the way they have come.
  init(_ plot: SurfacePlot, _ number: NumberFormat) {
    let scale = Scale(covering: plot.losses, fromZero: false) ?? Scale(0, 1)
    let way = plot.path.map { Point($0.across, $0.up) }
    var legend = [
      LegendEntry(
        .shades,
        "loss \(number(scale.low)) to \(number(scale.high))" + (scale.isLog ? ", log scale" : "")),
      LegendEntry(.mark(.now), "now"),
    ]
    if way.count > 1 { legend.append(LegendEntry(.mark(.past), "the way so far")) }
    self.init(
      title: "surface",
      subtitle: "the loss over \(plot.names.across) and \(plot.names.up), \(plot.samples.words)",
      sentence: plot.words(number),
      drawing: .plane(
        Plane(
          x: Axis(plot.names.across, Scale(plot.across.lowerBound, plot.across.upperBound)),
          y: Axis(plot.names.up, Scale(plot.up.lowerBound, plot.up.upperBound)),
          columns: plot.side, rows: plot.side, values: .shades(plot.losses, scale),
          points: way.last.map { [.init(point: $0, mark: .now)] } ?? [], path: way,
          contours: (1..<6).map { scale.value(at: Double($0) / 6) })),
      legend: legend)
  }
}

extension SlopePlot {
  /// The ends of the tangent within the picture; nil where there is none.
  fileprivate func tangent(within x: Scale, _ y: Scale) -> [Point]? {
    guard let slope, slope.isFinite, loss.isFinite else { return nil }
    var (from, to) = (x.low, x.high)
    // Where the loss of the tangent leaves the picture, it ends.
    for limit in [y.low, y.high] where slope != 0 {
      let place = weight + (limit - loss) / slope
      guard place.isFinite else { continue }
      if place > weight { to = min(to, place) } else { from = max(from, place) }
    }
    guard from < to else { return nil }
    func point(_ weight: Double) -> Point {
      Point(weight, max(y.low, min(y.high, loss + slope * (weight - self.weight))))
    }
    return [point(from), point(to)]
  }

  /// What is to be seen, true of whatever weight it is.
  fileprivate func words(_ number: NumberFormat) -> String {
    let finite = zip(weights, losses).filter { $0.1.isFinite }
    guard let lowest = finite.min(by: { $0.1 < $1.1 }),
      let highest = finite.max(by: { $0.1 < $1.1 })
    else { return "" }
    let isFlat = highest.1 - lowest.1 <= 1e-12 * abs(highest.1)
    var words =
      isFlat
      ? "The loss is \(number(loss)) all along \(name): here it has no say."
      : "The loss is \(number(loss)) at \(number(weight)), where \(name) is now; in the picture it is "
        + "lowest, \(number(lowest.1)), at \(number(lowest.0)), and highest, \(number(highest.1)), at \(number(highest.0))."
    guard let slope else {
      return words + " `forward`, `loss`, `backward` find the slope here, and draw it as a tangent."
    }
    guard slope.isFinite else {
      return words + " The slope that backward found is no finite number."
    }
    let gradient = factor == 1 ? "" : " (\(number(factor)) times its gradient)"
    words += " The slope that backward found is \(number(slope))\(gradient)"
    words +=
      slope == 0
      ? ": level."
      : slope < 0 ? ": downhill is to larger \(name)." : ": downhill is to smaller \(name)."
    return words
  }
}

extension SurfacePlot {
  /// What is to be seen, true of whatever weights they are.
  fileprivate func words(_ number: NumberFormat) -> String {
    let finite = losses.indices.filter { losses[$0].isFinite }
    guard let low = finite.min(by: { losses[$0] < losses[$1] }),
      let high = finite.max(by: { losses[$0] < losses[$1] })
    else { return "" }
    func place(_ index: Int) -> String {
      let (right, down) = (
        (Double(index % side) + 0.5) / Double(side), (Double(index / side) + 0.5) / Double(side)
      )
      let a = across.lowerBound * (1 - right) + across.upperBound * right
      let b = up.upperBound * (1 - down) + up.lowerBound * down
      let short = NumberFormat(digits: 2)
      return "(\(short(a)), \(short(b)))"
    }
    var words =
      "The mean loss is \(number(loss)) now; in the picture it goes from \(number(losses[low])) at "
      + "\(place(low)) to \(number(losses[high])) at \(place(high))."
    if let first = path.first, let last = path.last, path.count > 1 {
      words +=
        " The way so far leads from (\(number(first.across)), \(number(first.up))) to "
        + "(\(number(last.across)), \(number(last.up)))."
    } else {
      words += " The two have not moved yet."
    }
    return words + " All other weights are kept as they are now."
  }
}
