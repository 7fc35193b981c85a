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
    let blames = layers.map { layer in
      var section = Section(
        [ink.name(schema(.blames(layer)))], count: state.architecture.sizes[layer],
        rest: "show \(text(.blames(layer)))"
      ) { j in "  " + substituted(Name(.blames(layer), [j])) }
      section.standsApart = false
      return section
    }
    let gradients = layers.map { layer in
      let weights = Name(.weights(layer, .gradient)).entries(in: state.shape)
      let biases = Name(.biases(layer, .gradient)).entries(in: state.shape)
      let upper = Flow.columns(weights.count, width: options.width) { substituted(weights[$0]) }
      let lower = Flow.columns(
        state.architecture.hasBiases ? biases.count : 0, width: options.width
      ) { substituted(biases[$0]) }
      var title = schema(.weights(layer, .gradient))
      if state.architecture.hasBiases { title += ",   " + schema(.biases(layer, .gradient)) }
      var section = Section(
        [ink.name(title)], count: upper.rows + lower.rows,
        rest: "show \(text(.weights(layer, .gradient)))"
      ) { $0 < upper.rows ? upper.row($0) : lower.row($0 - upper.rows) }
      section.standsApart = layer == state.architecture.layerCount
      return section
    }
    return [heading(.backward, "the blame goes back; a gradient is blame times input")]
      + Section.lines(blames + gradients, atMost: Section.screen - 2)
  }

  /// The single parameters of a layer, row by row: a neuron's weights, then its bias.
  func parameterNames(_ layer: Int, weights: Quantity, biases: Quantity)
    -> LazyMapCollection<Range<Int>, Name>
  {
    let columns = state.architecture.sizes[layer - 1]
    let perRow = columns + (state.architecture.hasBiases ? 1 : 0)
    return (0..<state.architecture.sizes[layer] * perRow).lazy.map { index in
      let (j, i) = index.quotientAndRemainder(dividingBy: perRow)
      return i < columns ? Name(weights, [j, i]) : Name(biases, [j])
    }
  }
}
