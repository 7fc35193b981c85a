import BackstepSession
import BackstepText

extension Picture {
  /// Slopes and blames layer by layer.
  init(_ plot: FlowPlot, _ number: NumberFormat) {
    func group(_ name: String, _ tint: Tint, _ values: [Double?]) -> Bars.Group {
      let group = Bars.Group(name, tint, values)
      guard group.scale?.isLog ?? false else { return group }
      return Bars.Group(name + " (log)", tint, values)
    }
    self.init(
      title: "flow", subtitle: "slopes and blames, \(plot.samples.words)",
      sentence: plot.words(number),
      drawing: .bars(
        Bars(
          groups: [
            group("mean |slope|", .blue, plot.layers.map(\.slope)),
            group("mean |blame|", .vermillion, plot.layers.map(\.blame)),
          ], rows: plot.layers.map(\.name))))
  }
}

extension FlowPlot {
  /// What is to be seen, true of whatever network it is.
  fileprivate func words(_ number: NumberFormat) -> String {
    guard let first = layers.first, let last = layers.last else { return "" }
    var words: String
    if let wild = layers.last(where: { !$0.blame.isFinite }) {
      words = "The blame of \(wild.name) is not a finite number."
    } else if layers.count == 1 {
      words =
        "There is one layer, with a mean blame of \(number(last.blame)): nothing is handed on."
    } else if last.blame == 0 {
      words = "No blame at all: the output has none to hand back."
    } else if first.blame == 0 {
      let dead = layers.last { $0.blame == 0 }?.name ?? first.name
      words =
        dead == first.name
        ? "No blame reaches \(dead): it cannot learn here."
        : "No blame reaches \(dead), nor any layer below it: they cannot learn here."
    } else {
      let left = first.blame / last.blame
      let rest =
        "of the blame at \(last.name), \(number(last.blame)), \(first.name) gets \(number(first.blame))"
      let share =
        !left.isFinite
        ? "far more"
        : left < 0.995
          ? "\(NumberFormat(digits: 2)(left * 100)) % of it"
          : left <= 1.005 ? "all of it" : "\(NumberFormat(digits: 3)(left)) times as much"
      words = "\(rest.capitalizedFirst), \(share)."
      if left < 0.01 {
        words += " It vanishes on its way back."
      } else if left > 100 {
        words += " It grows on its way back."
      }
    }
    words += slopes(number)
    if last.slope == nil {
      words += " The slope of \(last.name) cancels against the loss."
    }
    return words
  }

  /// The flattest of several hidden layers, where they differ.
  private func slopes(_ number: NumberFormat) -> String {
    let slopes = layers.dropLast().compactMap { layer in layer.slope.map { (layer.name, $0) } }
      .filter(\.1.isFinite)
    guard slopes.count > 1, let flattest = slopes.min(by: { $0.1 < $1.1 }),
      let steepest = slopes.map(\.1).max()
    else { return "" }
    return flattest.1 > steepest * 0.99
      ? " Every hidden layer has a mean slope of \(number(steepest))."
      : " The flattest hidden layer is \(flattest.0), with a mean slope of \(number(flattest.1))."
  }
}
