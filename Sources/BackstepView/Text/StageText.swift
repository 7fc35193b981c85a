import Backprop
import BackstepSession

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
    let layers = 1...state.architecture.layerCount
    let sections = layers.map { layer in
      let names = (0..<state.architecture.sizes[layer]).lazy.map { j in
        (Name(.sums(layer), [j]), Name(.activations(layer), [j]))
      }
      let activation = schema(.activations(layer))
      let sum = schema(.sums(layer))
      let title =
        sum.count + activation.count + 5 <= options.width
        ? ["\(sum),   \(activation)"] : [sum, activation]
      return Section(
        title.map(ink.name), count: names.count, rest: "show \(text(.activations(layer)))"
      ) { j in neuron(names[j].0, names[j].1) }
    }
    return [heading(.forward, sampleLine), ""]
      + Section.lines(sections, atMost: Section.screen - 2)
  }

  /// Sum and activation of a neuron, on one line where they fit.
  private func neuron(_ sum: Name, _ activation: Name) -> String {
    let first = "  " + substituted(sum)
    let second = substituted(activation, width: options.width - 6)
    return first.count + 3 + second.count <= options.width
      ? first + "   " + second : first + "\n      " + second
  }

  private func loss() -> [String] {
    let name = Name(.loss)
    let formula = Formula(state).schema(of: .loss, longestSum: 4) ?? ""
    return [
      heading(.loss, "\(state.settings.loss.rawValue): \(formula)"), "",
      "  " + substituted(name), "",
    ] + Flow.wrap(aboutTheTwo, width: options.width)
  }

  /// Where the 2 of the derivative went.
  private var aboutTheTwo: String {
    let outputs = state.architecture.outputCount
    return switch state.settings.loss {
    case .squared:
      "The derivative of (out - y)^2 is 2*(out - y); backward starts from (out - y), and the "
        + "constant 2 is left to the learning rate."
    case .half:
      "The half is there to cancel the 2 of the derivative: backward starts from (out - y)."
    case .mse:
      "The derivative keeps its 2: backward starts from 2/\(outputs)*(out - y), \(outputs) being "
        + "the number of outputs."
    case .bce:
      "There is no 2, and no slope either: the sigmoid's cancels against the logarithm's. "
        + "backward starts from out - y."
    case .ce:
      "There is no 2, and no slope either: the softmax's cancels against the logarithm's. "
        + "backward starts from out - y."
    }
  }

  private func backward() -> [String] {
    let layers = (1...state.architecture.layerCount).reversed()
    let blames = layers.map { layer in
      Section(
        [ink.name(schema(.blames(layer)))], count: state.architecture.sizes[layer],
        rest: "show \(text(.blames(layer)))"
      ) { j in "  " + substituted(Name(.blames(layer), [j])) }
    }
    let gradients = layers.map { layer in
      let names = parameterNames(
        layer, weights: .weightGradients(layer), biases: .biasGradients(layer))
      let cells = Flow.columns(names.count, width: options.width) { substituted(names[$0]) }
      var title = schema(.weightGradients(layer))
      if state.architecture.hasBiases { title += ",   " + schema(.biasGradients(layer)) }
      return Section(
        [ink.name(title)], count: cells.rows, rest: "show \(text(.weightGradients(layer)))",
        row: cells.row)
    }
    return [heading(.backward, "the blame goes back, the gradient is blame times input"), ""]
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
