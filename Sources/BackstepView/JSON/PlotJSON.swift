import BackstepSession

extension JSONView {
  func plot(_ report: PlotReport, _ state: State) -> Members {
    let picture = Picture(report.plot, digits: state.settings.digits)
    return [("plot", .string(picture.title)), ("sentence", .string(picture.sentence))]
      + (report.file.map(file) ?? []) + members(report.plot, state)
  }

  private func members(_ plot: Plot, _ state: State) -> Members {
    switch plot {
    case .loss(let plot): members(plot)
    case .boundary(let plot): members(plot, state)
    case .net(let plot): members(plot)
    case .weights(let plot): members(plot)
    case .slope(let plot): members(plot)
    case .surface(let plot): members(plot)
    case .flow(let plot): members(plot)
    }
  }

  private func members(_ plot: LossPlot) -> Members {
    func pairs(_ points: [LossPlot.Point]) -> JSONValue {
      .array(points.map { .array([.integer($0.epoch), .number($0.loss)]) })
    }
    return [
      (
        "runs",
        .array(
          plot.runs.map { run in
            .object([
              ("time", JSONValue(run.time)),
              ("training", pairs(run.training)), ("held_out", pairs(run.heldOut)),
            ])
          })
      ),
      (
        "marks",
        .array(
          plot.marks.map { .object([("name", .string($0.name)), ("epoch", .integer($0.epoch))]) })
      ),
    ]
  }

  private func members(_ plot: BoundaryPlot, _ state: State) -> Members {
    func value(_ answer: BoundaryPlot.Answer) -> JSONValue {
      switch answer {
      case .output(let out): .number(out)
      case .largest(let place): JSONValue(place)
      }
    }
    return [
      ("inputs", .array([.integer(plot.inputs.across), .integer(plot.inputs.up)])),
      ("across", .numbers([plot.across.lowerBound, plot.across.upperBound])),
      ("up", .numbers([plot.up.lowerBound, plot.up.upperBound])),
      (
        "answers",
        .array(
          (0..<plot.rows).map { row in
            .array(plot.answers[row * plot.columns..<(row + 1) * plot.columns].map(value))
          })
      ),
      (
        "samples",
        .array(
          plot.points.map { point in
            .object([
              ("across", .number(point.across)), ("up", .number(point.up)),
              ("y", .integer(point.answer)), ("answer", value(point.given)),
            ])
          })
      ),
    ]
  }
}
