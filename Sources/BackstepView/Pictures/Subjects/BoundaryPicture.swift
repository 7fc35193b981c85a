import BackstepSession
import BackstepText
import Backprop

extension Picture {
  /// What a network answers over the plane of two inputs.
  init(_ plot: BoundaryPlot, _ number: NumberFormat) {
    let names = [plot.inputs.across, plot.inputs.up].map { index in
      plot.data.inputNames.isEmpty
        ? "x[\(index)]" : "x[\(index)] \(plot.data.inputNames[index].prefix(16))"
    }
    let others = plot.hasOthers ? ", other inputs at their mean" : ""
    self.init(
      title: "boundary", subtitle: "what the network answers, \(plot.data.name)" + others,
      sentence: plot.words(number), drawing: .plane(Plane(plot, names: (names[0], names[1]))),
      legend: plot.legend(number))
  }
}

extension Plane {
  init(_ plot: BoundaryPlot, names: (String, String) = ("x[0]", "x[1]")) {
    let isSingle = if case .output = plot.answers.first { true } else { false }
    let values: Values =
      isSingle
      ? .shades(
        plot.answers.map { if case .output(let out) = $0 { out } else { .nan } }, plot.shades)
      : .classes(
        plot.answers.map { if case .largest(let place) = $0 { place } else { nil } },
        names: (0..<plot.data.targetCount).map(plot.data.name))
    self.init(
      x: Axis(names.0, Scale(plot.across.lowerBound, plot.across.upperBound)),
      y: Axis(names.1, Scale(plot.up.lowerBound, plot.up.upperBound)),
      columns: plot.columns, rows: plot.rows, values: values,
      points: plot.points.map {
        Spot(point: Point($0.across, $0.up), mark: .sample($0.answer))
      },
      contours: isSingle ? [plot.half] : [])
  }
}

extension Dataset {
  /// What a class is called, by its place.
  func name(ofClass place: Int) -> String { classes.isEmpty ? "y[\(place)]" : classes[place] }
}

extension BoundaryPlot {
  /// From the least to the greatest answer: 0 to 1, or those of the data where they are others.
  var shades: Scale {
    data.hasYesOrNo
      ? Scale(0, 1) : Scale(data.targetRange.lowerBound, data.targetRange.upperBound)
  }

  /// Where a single output changes sides.
  fileprivate var half: Double { shades.value(at: 0.5) }

  func legend(_ number: NumberFormat) -> [LegendEntry] {
    guard data.targetCount > 1 else {
      let (low, high) = (number(shades.low), number(shades.high))
      let marks =
        data.hasYesOrNo
        ? [LegendEntry(.mark(.sample(0)), "y = 0"), LegendEntry(.mark(.sample(1)), "y = 1")]
        : [
          LegendEntry(.mark(.sample(0)), "y < \(number(half))"),
          LegendEntry(.mark(.sample(1)), "y >= \(number(half))"),
        ]
      return marks + [LegendEntry(.shades, "out \(low) to \(high)")]
    }
    let areas = (0..<min(10, data.targetCount)).map { place in
      LegendEntry(
        .area(place), "\(data.name(ofClass: place).prefix(12)) (\(Mark.sample(place).character))")
    }
    return areas
      + (data.targetCount > 10
        ? [LegendEntry(.nothing, "... \(data.targetCount - 10) more, from the first again")] : [])
  }

  /// What is to be seen, true of whatever network it is.
  fileprivate func words(_ number: NumberFormat) -> String {
    let shown =
      points.count < samples ? " \(points.count) of \(samples) samples are drawn." : ""
    return plane(number) + sides + shown
  }

  /// How the plane is shared.
  private func plane(_ number: NumberFormat) -> String {
    guard data.targetCount == 1 else {
      var counts: [Int: Int] = [:]
      for case .largest(let place?) in answers { counts[place, default: 0] += 1 }
      let shares = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4).map {
        place, count in
        "\(data.name(ofClass: place).prefix(20)) on \(Self.percent(count, answers.count))"
      }
      return "Of the plane, the largest answer is \(shares.joined(separator: ", "))"
        + (counts.count > 4 ? ", and \(counts.count - 4) others have the rest." : ".")
    }
    let outputs = answers.compactMap { answer -> Double? in
      guard case .output(let out) = answer, out.isFinite else { return nil }
      return out
    }
    guard let low = outputs.min(), let high = outputs.max() else { return "" }
    let reach = "out goes from \(number(low)) to \(number(high)) over the plane"
    let above = outputs.count { $0 >= half }
    guard above > 0, above < outputs.count else {
      return "No boundary: \(reach), \(above == 0 ? "below" : "above") \(number(half)) everywhere."
    }
    return "\(reach.capitalizedFirst); "
      + "it is above \(number(half)) on \(Self.percent(above, outputs.count)) of it."
  }

  /// How many of the samples drawn stand where the plane has their answer.
  private var sides: String {
    guard !points.isEmpty else { return "" }
    let right = points.count { point in
      switch point.given {
      case .output(let out): out.isFinite && (out >= half) == (point.answer == 1)
      case .largest(let place): place == point.answer
      }
    }
    return " \(right) of \(points.count) samples stand on the side of their answer."
  }

  private static func percent(_ count: Int, _ all: Int) -> String {
    let share = Double(count) / Double(max(1, all)) * 100
    return share > 0 && share < 1
      ? "under 1 %"
      : share > 99 && share < 100
        ? "over 99 %"
        : "\(NumberFormat(digits: share < 10 ? 1 : 2)(share)) %"
  }
}
