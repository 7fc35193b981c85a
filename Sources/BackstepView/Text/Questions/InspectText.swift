import Backprop
import BackstepSession
import BackstepText

extension Page {
  func inspect(_ report: InspectReport) -> [String] {
    let name = text(report.name)
    let value = report.value.flatMap(\.number).map { " = \(number($0))" } ?? ""
    let missing = report.missing.map { "  " + ErrorWords($0).line }
    switch report.subject {
    case .parameter(let story):
      let own = report.name == story.parameter ? "" : ", of \(text(story.parameter))"
      let source = story.source.map { "   \(words(of: $0))" } ?? ""
      var lines = [ink.title(name) + value + (own.isEmpty ? source : own)]
      if !own.isEmpty {
        lines.append("  \(text(story.parameter)) = \(number(story.value))\(source)")
      }
      if let missing, !own.isEmpty { lines.append(missing) }
      return lines + parameter(story)
    case .neurons(let neurons):
      guard report.name.isSingle(in: state.shape), let story = neurons.first else {
        return self.neurons(neurons, report.name)
      }
      return [ink.title(name) + value + "   " + neuronTitle(story)]
        + (missing.map { [$0] } ?? []) + [""] + neuron(story)
    case .parameters(let story): return parameters(story, report)
    case .number(let tree, let origin):
      guard let tree, report.missing == nil else { return [ink.title(name)] + [missing ?? ""] }
      return Page(options, origin).head(of: tree)
    case .numbers:
      guard let value = report.value else { return [ink.title(name), missing ?? ""] }
      return [
        ink.title(name) + "   " + number.list(value.numbers), extremes(value, of: report.name),
      ]
    }
  }

  /// A line for each neuron of a layer.
  private func neurons(_ stories: [NeuronStory], _ name: Name) -> [String] {
    var table = Table(
      [
        ("", .left), ("sum z", .point), ("activation", .point), ("slope", .point),
        ("blame", .point),
        ("", .left),
      ], names: [0: "neuron", 5: "condition"])
    let limit = most(Section.screen - 6)
    for story in stories.prefix(stories.count > limit ? limit - 1 : limit) {
      table.add([
        text(story.neuron), shown(story.sum), shown(story.activation), shown(story.slope),
        shown(story.blame), story.condition?.rawValue ?? "",
      ])
    }
    var lines =
      [
        ink.title(text(name))
          + "   layer \(name.quantity.layer ?? 0), " + whose(stories.count, name), "",
      ] + self.lines(of: table)
    if table.rows.count < stories.count {
      lines.append("  ... \(stories.count - table.rows.count) more: --json has them all")
    }
    for condition in [Activation.Flatness.dead, .saturated] {
      let count = stories.count { $0.condition == condition }
      if count > 0, stories.count > 1 {
        lines.append("\(count) of \(stories.count) \(condition.rawValue).")
      }
    }
    if stories.contains(where: { $0.blame == nil }) {
      lines.append("? is not computed yet, or stale.")
    }
    return lines
  }

  /// `3 neurons`, `3 neurons on each of 4 samples`
  private func whose(_ count: Int, _ name: Name) -> String {
    guard name.indices.isEmpty, let batch = state.shape.batch else {
      return Self.count(count, "neuron")
    }
    return Self.count(count / batch, "neuron") + " on each of \(batch) samples"
  }

  private func neuronTitle(_ story: NeuronStory) -> String {
    guard let layer = story.neuron.quantity.layer else { return "" }
    let kind = layer == state.architecture.layerCount ? "output" : "hidden"
    return "\(kind) neuron \(text(story.neuron)), \(state.architecture.activation(of: layer))"
  }

  private func neuron(_ story: NeuronStory) -> [String] {
    guard let layer = story.neuron.quantity.layer, let j = story.neuron.indices.last else {
      return []
    }
    let page = Page(options, story.origin)
    let formula = Formula(story.origin, sample: story.neuron.indices.first)
    func line(_ label: String, _ name: Name, _ value: Double?) -> String {
      "  \(label.padded(to: 12))"
        + (value == nil ? "not known now" : page.substituted(name, width: options.width - 14))
    }
    var lines = [
      line("sum", formula.neuron(.sums(layer), j), story.sum),
      line("activation", story.neuron, story.activation),
    ]
    if let slope = story.slope {
      let symbols =
        formula.slope(layer, j).map {
          "\($0.symbols(in: state.shape)) = " + page.substituted($0, longestSum: 8) + " = "
        } ?? ""
      lines.append("  slope       \(symbols)\(number(slope))")
    }
    lines.append(line("blame", formula.neuron(.blames(layer), j), story.blame))
    switch story.condition {
    case .dead?:
      lines.append("  " + ink.bad("dead") + " here: the sum is not above 0, so nothing is learnt")
    case .saturated?:
      lines.append("  " + ink.bad("saturated") + ": the slope is under 0.01, little is learnt")
    case nil: break
    }
    return lines
  }

  private func parameters(_ story: ParametersStory, _ report: InspectReport) -> [String] {
    var lines = [ink.title(text(report.name))]
    guard let value = report.value else {
      return lines + [report.missing.map { "  " + ErrorWords($0).line } ?? ""]
    }
    lines.append(extremes(value, of: report.name))
    for (label, value) in [
      ("gradients", story.gradients), ("last changes", story.lastChanges),
      ("next changes", story.nextChanges),
    ] {
      guard let value, let least = value.numbers.min(), let most = value.numbers.max() else {
        continue
      }
      lines.append("  \(label) from \(number(least)) to \(number(most))")
    }
    if let numeric = story.numericGradients, let gradients = story.gradients {
      let worst = zip(numeric.numbers, gradients.numbers).map { abs($0 - $1) }.max() ?? 0
      lines.append(
        "  gradients and numeric gradients differ by at most \(NumberFormat(digits: 2)(worst))")
    }
    return lines + [""] + rows(of: value, report.name)
  }

  func rows(of value: Value, _ name: Name) -> [String] {
    if let table = table(of: value, name) { return table }
    let limit = Section.screen - 8
    guard case .matrix(let rows) = value else {
      let numbers = value.numbers
      let cells = cells(numbers.count) {
        "\(text(name.entry(at: $0, in: state.shape))) \(number(numbers[$0]))"
      }
      return Section.lines(
        [Section([], count: cells.rows, rest: "inspect one entry", row: cells.row)],
        atMost: limit)
    }
    return Section.lines(
      [
        Section([], count: rows.count, rest: "inspect \(text(name))[0]") { row in
          "  \(text(Name(name.quantity, [row])))   "
            + number.list(rows[row], atMost: max(2, (options.width - 24) / (number.digits + 6)))
        }
      ], atMost: limit)
  }
}
