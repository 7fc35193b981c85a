import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// `xor, sample 1 of 0 to 3: x = (0, 1), y = 1`, with fewer numbers of long ones, so that a word
  /// before it fits on the line too.
  var sampleLine: String {
    guard state.shape.batch == nil else { return batchLine }
    let lines = [8, 4, 3, 2].map(sampleLine)
    return lines.first { $0.count <= options.width - 12 } ?? lines[3]
  }

  private func sampleLine(atMost limit: Int) -> String {
    let x = state.x.map { number.list($0, atMost: limit) } ?? "?"
    guard let index = state.sampleIndex, let data = state.data else {
      if case .data = state.sample { return "no sample: the data do not fit the network" }
      let y = state.y.map { number.list($0, atMost: limit) } ?? "?"
      return "a sample of your own: x = \(x), y = \(y)"
    }
    let y =
      data.classes.isEmpty ? number.list(data.target(index), atMost: limit) : answer(data, index)
    return "\(data.name), sample \(index) of 0 to \(data.count - 1): x = \(x), y = \(y)"
  }

  /// The current sample, or the samples of a batch with their x and y.
  var sampleLines: [String] {
    let lines = Flow.wrap(sampleLine, width: options.width)
    return state.shape.batch == nil ? lines : lines + batchRows
  }

  /// A single sample whose x is a picture.
  private var samplePicture: [String] {
    guard state.sampleCount == 1, let x = state.x, let picture = picture(x) else { return [] }
    return [""] + picture
  }

  /// `2-3-1, sigmoid, 13 weights and biases`
  var networkLine: String {
    let architecture = state.architecture
    let sizes = architecture.sizes.map(String.init).joined(separator: "-")
    let hidden = architecture.hiddenActivation
    let output = architecture.outputActivation
    let activations = hidden == output ? "\(output)" : "\(hidden), then \(output)"
    let norm = architecture.normalization.map { ", \($0)" } ?? ""
    let kinds =
      switch (architecture.hasBiases, architecture.normalization != nil) {
      case (true, false): "weights and biases"
      case (false, false): "weights, no biases"
      case (true, true): "weights, biases, scales and shifts"
      case (false, true): "weights, scales and shifts, no biases"
      }
    return "\(sizes), \(activations)\(norm), \(architecture.parameterCount) \(kinds)"
  }

  func show(_ report: ShowReport) -> [String] {
    switch report.topic {
    case .overview:
      // What everything hangs on, and what is not as in a fresh session.
      let settings = report.settings.filter(\.isTold).map { "\($0.name) \($0.value.text)" }
      let lines =
        [
          "net       \(networkLine)", "sample    \(sampleLine)",
          "settings  \(settings.joined(separator: ", "))",
          "epoch     \(state.epoch)", "next      \(state.nextStage.rawValue)",
        ] + (bugLine.map { [$0] } ?? [])
      return lines.flatMap { line in
        let indent = String(repeating: " ", count: 10)
        let rest = Flow.wrap(String(line.dropFirst(10)), width: options.width - 10)
        return rest.enumerated().map { ($0 == 0 ? String(line.prefix(10)) : indent) + $1 }
      }
    case .net: return network
    case .weights: return matrices
    case .settings where style != .text:
      var table = Table([("", .left), ("", .left)], names: [0: "setting", 1: "value"])
      for setting in report.settings { table.add([setting.name, setting.value.text]) }
      return self.lines(of: table)
    case .settings:
      return report.settings.map { setting in
        let name = (setting.name + " ").padded(to: 11)
        return "  \(name)\(setting.value.text)"
      }
    case .data: return dataLines
    case .sample: return sampleLines + samplePicture
    case .watches: return watches(WatchReport.listing)
    }
  }

  private var network: [String] {
    let architecture = state.architecture
    var lines =
      Flow.wrap(networkLine, width: options.width) + [
        "", "  input     \(architecture.inputCount): x",
      ]
    for layer in 1...architecture.layerCount {
      let names = architecture.parts(of: layer).map { text(.parameter(.value, $0, layer)) }
      let kind = layer == architecture.layerCount ? "output" : "hidden"
      lines.append(
        "  layer \(layer)   \(architecture.sizes[layer]) \(architecture.activation(of: layer)) "
          + "(\(kind)): \(text(.activations(layer))), weights \(names.joined(separator: ", "))")
    }
    return lines
  }

  func weights(_ report: WeightsReport) -> [String] {
    let seed = state.settings.seed
    let isSmall = state.architecture.parameterCount <= 60
    let cause: String? =
      switch report.cause {
      case .shown: nil
      case .network: "A new network: \(networkLine); weights from seed \(seed)."
      case .seed: "New weights from seed \(seed); epoch 0."
      case .reset: "The weights are as before the first nudge; epoch 0."
      }
    guard let cause else { return matrices }
    let lines = Flow.wrap(cause, width: options.width)
    return isSmall ? lines + [""] + matrices : lines + ["  `show weights` lists them."]
  }

  /// Every matrix and vector of the network as a table.
  private var matrixTables: [String] {
    let quantities = (1...state.architecture.layerCount).flatMap { layer in
      state.architecture.parts(of: layer).map { Quantity.parameter(.value, $0, layer) }
        + (state.architecture.normalization == .batch && state.architecture.isNormalized(layer)
          ? Quantity.Statistic.allCases.map { .running($0, layer) } : [])
    }
    let tables = quantities.flatMap { quantity in
      (try? state.knownValue(of: Name(quantity))).flatMap { table(of: $0, Name(quantity)) } ?? []
    }
    let frozen = state.frozenNames.map { text($0) }
    return tables + (frozen.isEmpty ? [] : ["Frozen: \(Self.some(frozen))."])
  }

  /// Every matrix, a line a neuron, its bias behind it.
  private var matrices: [String] {
    if style != .text { return matrixTables }
    let sections = (1...state.architecture.layerCount).flatMap { layer in
      let rows = WeightRows(self, layer)
      let weights = Section(
        [], count: state.architecture.sizes[layer], rest: "show \(text(.weights(layer)))",
        row: rows.row)
      guard state.architecture.isNormalized(layer) else { return [weights] }
      var quantities: [Quantity] = [
        .parameter(.value, .scale, layer), .parameter(.value, .shift, layer),
      ]
      if state.architecture.normalization == .batch {
        quantities += Quantity.Statistic.allCases.map { .running($0, layer) }
      }
      var norms = Section([], count: quantities.count, rest: "show \(text(quantities[0]))") {
        index in
        let name = Name(quantities[index])
        let numbers = (try? state.knownValue(of: name))?.numbers ?? []
        return "  " + text(name).padded(to: 9) + "  "
          + number.list(numbers, atMost: max(2, (options.width - 14) / (number.digits + 6)))
      }
      norms.standsApart = false
      return [weights, norms]
    }
    return Section.lines(sections, atMost: Section.screen - 4)
      + (state.frozen.isEmpty ? [] : ["  " + Self.frozenLegend])
  }
}
