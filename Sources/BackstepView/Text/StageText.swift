import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// A stage's page, its numbers taken from the state in which they were computed.
  func stage(_ report: StageReport) -> [String] {
    switch report.stage {
    case .forward: Page(options, report.after).forward()
    case .loss: Page(options, report.after).loss()
    case .backward: Page(options, report.after).backward()
    case .nudge: nudge(report)
    }
  }

  /// `forward   xor, sample 1: x = (0, 1), y = 1`
  func heading(_ stage: Stage, _ rest: String) -> String {
    ink.title(stage.rawValue) + "   " + rest
  }

  private func forward() -> [String] {
    guard state.shape.batch == nil else { return batchForward() }
    let layers = 1...state.architecture.layerCount
    let sections = layers.map { layer in
      if state.architecture.isNormalized(layer) { return normalizedSection(layer) }
      let sum = schema(.sums(layer))
      let activation = schema(.activations(layer))
      let title =
        sum.count + activation.count + 4 <= options.width
        ? ["\(sum),   \(activation)"] : [sum, activation]
      let count = state.architecture.sizes[layer]
      // Sum and activation side by side only where that goes for every neuron shown.
      let isNarrow = (0..<min(count, Section.screen)).contains {
        let (sum, activation) = neuron(layer, $0)
        return sum.count + activation.count + 5 > options.width
      }
      var section = Section(
        title.map(ink.name), count: count, rest: "show \(text(.activations(layer)))"
      ) { j in
        let (sum, activation) = neuron(layer, j)
        return "  " + sum + (isNarrow ? "\n      " : "   ") + activation
      }
      section.rowHeight = isNarrow ? 2 : 1
      return section
    }
    return [heading(.forward, sampleLine), ""]
      + Section.lines(sections, atMost: Section.screen - 2)
  }

  /// A normalised layer of one sample: mean and variance, then four lines a neuron.
  private func normalizedSection(_ layer: Int) -> Section {
    let statistics = Quantity.Statistic.allCases.map {
      Name(.statistic($0, .layer, layer))
    }
    let stations: [Quantity] = [
      .sums(layer), .norms(layer), .scaled(layer), .activations(layer),
    ]
    let title =
      (statistics.map(\.quantity) + stations).map { schema($0) }.flatMap {
        Flow.wrap($0, width: options.width, indent: "  ")
      }
    var section = Section(
      title.map(ink.name) + statistics.map { "  " + substituted($0) },
      count: state.architecture.sizes[layer], rest: "show \(text(.activations(layer)))"
    ) { j in
      stations.enumerated().map { index, quantity in
        (index == 0 ? "  " : "      ") + substituted(Name(quantity, [j]), width: options.width - 6)
      }.joined(separator: "\n")
    }
    section.rowHeight = stations.count
    return section
  }

  private func neuron(_ layer: Int, _ j: Int) -> (sum: String, activation: String) {
    (
      substituted(Name(.sums(layer), [j])),
      substituted(Name(.activations(layer), [j]), width: options.width - 6)
    )
  }

  private func loss() -> [String] {
    let loss = state.settings.loss.description
    let lines =
      state.shape.batch != nil
      ? batchLoss()
      : [
        heading(.loss, "\(loss): \(schema(.loss, width: options.width - loss.count - 9))"), "",
        "  " + substituted(Name(.loss)), "",
      ]
    return lines + Flow.wrap(aboutTheTwo, width: options.width)
  }

  /// Where the 2 of the derivative went.
  private var aboutTheTwo: String {
    let outputs = state.architecture.outputCount
    return switch state.settings.loss.kind {
    case .squared:
      "The derivative of (out - y)^2 is 2*(out - y); backward starts from (out - y), and the "
        + "constant 2 is left to the learning rate."
    case .half:
      "The half is there to cancel the 2 of the derivative: backward starts from (out - y)."
    case .mse:
      "The derivative keeps its 2: backward starts from 2/\(outputs)*(out - y), \(outputs) being "
        + "the number of outputs."
    case .huber:
      "Up to huberdelta an error e counts e^2/2, beyond it huberdelta*(|e| - huberdelta/2): a "
        + "straight line, so that backward starts from (out - y) cut to huberdelta."
    case .bce:
      "There is no 2, and no slope either: the sigmoid's cancels against the logarithm's. "
        + "backward starts from out - y."
    case .ce:
      "There is no 2, and no slope either: the softmax's cancels against the logarithm's. "
        + "backward starts from out - y."
    }
  }

  private func backward() -> [String] {
    guard state.shape.batch == nil else { return batchBackward() }
    let layers = (1...state.architecture.layerCount).reversed()
    // Tight within the blames and within the gradients: a small net's page fits a small window.
    let blames = layers.flatMap(blameQuantities).map { quantity in
      var section = Section(
        Flow.wrap(wholeSchema(quantity), width: options.width, indent: "  ").map(ink.name),
        count: state.architecture.sizes[quantity.layer ?? 1], rest: "show \(text(quantity))"
      ) { j in "  " + substituted(Name(quantity, [j])) }
      section.standsApart = false
      return section
    }
    let gradients = layers.map { layer in
      let parts = state.architecture.parts(of: layer).map {
        Quantity.parameter(.gradient, $0, layer)
      }
      let cells = parts.map { part in
        let names = Name(part).entries(in: state.shape)
        return self.cells(names.count) { substituted(names[$0]) }
      }
      let title = parts.map { schema($0) }.joined(separator: ",   ")
      var section = Section(
        (title.count <= options.width
          ? [title] : Flow.wrap(title, width: options.width, indent: "  ")).map(ink.name),
        count: cells.reduce(0) { $0 + $1.rows }, rest: "show \(text(parts[0]))"
      ) { row in
        var row = row
        for cell in cells {
          if row < cell.rows { return cell.row(row) }
          row -= cell.rows
        }
        return ""
      }
      section.standsApart = layer == state.architecture.layerCount
      return section
    }
    return [heading(.backward, "the blame goes back; a gradient is blame times input")]
      + Section.lines(blames + gradients, atMost: Section.screen - 2)
  }

  /// The blames of a layer, in the order in which they are computed.
  func blameQuantities(_ layer: Int) -> [Quantity] {
    (state.architecture.isNormalized(layer) ? [.scaledBlames(layer), .normBlames(layer)] : [])
      + [.blames(layer)]
  }

  /// The single parameters of a layer, or what they are in a role, row by row: a neuron's weights, then
  /// its bias, its scale and its shift.
  func parameterNames(_ layer: Int, _ role: Quantity.Role)
    -> LazyMapCollection<Range<Int>, Name>
  {
    let columns = state.architecture.sizes[layer - 1]
    let others = state.architecture.parts(of: layer).dropFirst()
    let perRow = columns + others.count
    return (0..<state.architecture.sizes[layer] * perRow).lazy.map { index in
      let (j, i) = index.quotientAndRemainder(dividingBy: perRow)
      guard i >= columns else { return Name(.weights(layer, role), [j, i]) }
      return Name(.parameter(role, others[others.startIndex + i - columns], layer), [j])
    }
  }
}
