import Backprop
import BackstepSession
import BackstepText

// The stages over several samples: a formula once, then a row a sample.
extension Page {
  /// `xor, samples 0..3 of 0 to 3`
  var batchLine: String {
    guard let indices = state.sampleIndices, let data = state.data else {
      return "\(state.sampleCount) samples of your own"
    }
    var line = "\(data.name), samples \(Self.samples(indices)) of 0 to \(data.count - 1)"
    let twice = Dictionary(grouping: indices, by: { $0 }).filter { $0.value.count > 1 }.keys.min()
    if let twice { line += "; \(twice) more than once" }
    return line
  }

  /// `0..3`, `2, 0, 3`, `7, 1, 4 and 29 more`
  static func samples(_ indices: [Int]) -> String {
    let isRun = zip(indices, indices.dropFirst()).allSatisfy { $1 == $0 + 1 }
    if indices.count > 1, isRun { return "\(indices[0])..\(indices[indices.count - 1])" }
    let shown = indices.prefix(indices.count > 8 ? 7 : 8).map(String.init).joined(separator: ", ")
    return indices.count > 8 ? "\(shown) and \(indices.count - 7) more" : shown
  }

  /// x and y of every sample of a batch.
  var batchRows: [String] {
    guard let x = state.x.map(state.rows), let y = state.y.map(state.rows) else { return [] }
    let limit = max(2, (options.width - 24) / (number.digits + 6))
    let section = Section([], count: x.count, rest: "print x") { place in
      "  \(self.place(place))   x = \(number.list(x[place], atMost: limit)), "
        + "y = \(number.list(y[place], atMost: limit))"
    }
    return Section.lines([section], atMost: Section.screen)
  }

  /// The numbers of the samples in the data, where they are not their places in the batch.
  private var otherIndices: [Int]? {
    state.sampleIndices.flatMap { $0 == Array($0.indices) ? nil : $0 }
  }

  /// A sample's place in the batch, with its number in the data where that is another.
  private func place(_ place: Int) -> String {
    otherIndices.map { "\(place) (sample \($0[place]))" } ?? "\(place)"
  }

  func batchForward() -> [String] {
    let layers = 1...state.architecture.layerCount
    let room = max(3, (Section.screen - 3) / layers.count - 5)
    return [heading(.forward, batchLine)]
      + layers.flatMap { layer -> [String] in
        var groups: [Quantity] = [.sums(layer)]
        if state.dropsNeurons, layer < layers.upperBound { groups.append(.masks(layer)) }
        groups.append(.activations(layer))
        let title = "\(schema(.sums(layer))),   \(schema(.activations(layer)))"
        let titles =
          title.count <= options.width
          ? [title] : [schema(.sums(layer)), schema(.activations(layer))]
        return [""] + titles.map(ink.name)
          + samples(groups, showsInput: layer == 1, atMost: room, rest: .activations(layer))
      }
  }

  func batchLoss() -> [String] {
    let loss = state.settings.loss.description
    let width = options.width - loss.count - 9
    let lines = [heading(.loss, "\(loss): \(schema(.losses, width: width))"), ""]
    let output = state.architecture.layerCount
    return lines
      + samples(
        [.activations(output), .target, .losses], showsInput: false, atMost: Section.screen - 10,
        rest: .losses) + ["", "  " + substituted(Name(.loss)), ""]
  }

  func batchBackward() -> [String] {
    let layers = Array((1...state.architecture.layerCount).reversed())
    let hasBiases = state.architecture.hasBiases
    let room = max(3, Section.screen / 2 - 2 * layers.count - 6)
    let sums = Summary(isOfBiases: hasBiases)
    var lines = [heading(.backward, "\(batchLine): blames of each, gradients the mean")]
    lines += layers.map { ink.name(schema(.blames($0))) }
    lines += samples(
      layers.map(Quantity.blames), showsInput: false, atMost: room, rest: .blames(layers[0]), sums)
    lines += layers.map { ink.name(schema(.weights($0, .gradient))) }
    return lines + shares(layers, atMost: Section.screen - lines.count - 2)
  }

  /// What stands below the rows of the blames.
  private struct Summary {
    /// Whether the mean is the gradient of the biases.
    let isOfBiases: Bool
  }

  /// A row a sample, a column a neuron, as many as there is room for.
  private func samples(
    _ quantities: [Quantity], showsInput: Bool, atMost limit: Int, rest: Quantity,
    _ summary: Summary? = nil
  ) -> [String] {
    let values = quantities.map { quantity -> [[Double]] in
      let numbers = (try? state.knownValue(of: Name(quantity)))?.numbers ?? []
      return numbers.isEmpty ? [] : state.rows(numbers)
    }
    guard let first = values.first, !first.isEmpty else { return [] }
    let widest = values.map { $0.first?.count ?? 0 }.max() ?? 0
    let count = first.count
    let shown = count > limit ? limit - 1 : count
    // The input goes first where the columns are too many, then neurons.
    for (neurons, hasInput) in [(widest, showsInput)] + (1...widest).reversed().map({ ($0, false) })
    {
      let table = self.table(quantities, values, neurons, shown, hasInput, summary)
      let isLast = neurons == 1 && !hasInput
      guard isLast || table.allSatisfy({ $0.displayWidth <= options.width }) else { continue }
      var lines = table
      let below = summary == nil ? 0 : 2
      if shown < count {
        lines.insert(
          "  ... \(count - shown) more samples: show \(text(rest)), or --json",
          at: lines.count - below)
      }
      if neurons < widest {
        lines.append("  ... \(widest - neurons) more in a row: show \(text(rest)), or --json")
      }
      return lines
    }
    return []
  }

  private func table(
    _ quantities: [Quantity], _ values: [[[Double]]], _ neurons: Int, _ rows: Int, _ hasInput: Bool,
    _ summary: Summary?
  ) -> [String] {
    let inputs = hasInput ? state.x.map(state.rows) : nil
    let indices = otherIndices
    var columns: [(String, Table.Alignment)] = [("s", .left)]
    if indices != nil { columns.append(("sample", .right)) }
    if hasInput { columns.append(("x", .left)) }
    for (quantity, values) in zip(quantities, values) {
      let width = min(neurons, values[0].count)
      let name = quantity.text(layers: state.architecture.layerCount)
      for j in 0..<width {
        columns.append((j > 0 ? "[\(j)]" : width > 1 ? "\(name) [0]" : name, .point))
      }
    }
    var table = Table(columns, gap: 2)
    func cells(_ row: (_ values: [[Double]], _ j: Int) -> Double) -> [String] {
      values.flatMap { values in
        (0..<min(neurons, values[0].count)).map { number(row(values, $0)) }
      }
    }
    for s in 0..<rows {
      table.add(
        ["\(s)"] + (indices.map { ["\($0[s])"] } ?? [])
          + (inputs.map { [number.list($0[s], atMost: 3)] } ?? []) + cells { $0[s][$1] })
    }
    guard let summary else { return table.lines(width: options.width) }
    func sum(_ values: [[Double]], _ j: Int) -> Double {
      values.dropFirst().reduce(values[0][j]) { $0 + $1[j] }
    }
    let empty = indices == nil ? [] : [""]
    table.add(["sum"] + empty + cells(sum))
    table.add(["mean"] + empty + cells { sum($0, $1) / Double($0.count) })
    var lines = table.lines(width: options.width)
    if summary.isOfBiases {
      let biases = quantities.compactMap(\.layer).map { text(.biases($0, .gradient)) }
      let note = "   = \(biases.joined(separator: ", "))"
      if lines[lines.count - 1].displayWidth + note.count <= options.width {
        lines[lines.count - 1] += note
      }
    }
    return lines
  }

  /// For the gradient of every weight what each sample adds, their sum, and the mean.
  private func shares(_ layers: [Int], atMost limit: Int) -> [String] {
    let names = layers.map { Name(.weights($0, .gradient)).entries(in: state.shape) }
    let total = names.reduce(0) { $0 + $1.count }
    let perLayer = total > limit ? max(1, (limit - 2) / layers.count) : .max
    let chosen = zip(layers, names).flatMap { layer, names in
      names.prefix(perLayer).map { (layer, $0) }
    }
    let count = state.sampleCount
    let rows = chosen.map { layer, name -> (String, [Double]) in
      let shares = (0..<count).map { sample -> Double in
        let share = Formula(state, sample: sample).share(layer, name)
        return (try? share.value(state.knownValue))?.number ?? .nan
      }
      return (text(name), shares)
    }
    for samples in (1...min(count, 64)).reversed() {
      var columns: [(String, Table.Alignment)] =
        [("", .left)] + (0..<samples).map { ("s = \($0)", .point) }
      if samples < count { columns.append(("...", .left)) }
      var table = Table(columns + [("sum", .point), ("mean", .point)], gap: 2)
      for (name, shares) in rows {
        let sum = shares.dropFirst().reduce(shares[0], +)
        table.add(
          [name] + shares.prefix(samples).map(number.callAsFunction)
            + (samples < count ? [""] : []) + [number(sum), number(sum / Double(count))])
      }
      guard
        samples == 1
          || table.lines(width: options.width).allSatisfy({ $0.displayWidth <= options.width })
      else {
        continue
      }
      guard rows.count < total else { return table.lines(width: options.width) }
      return table.lines(width: options.width)
        + [
          "  ... \(total - rows.count) more: show \(text(.weights(layers[0], .gradient))), or --json"
        ]
    }
    return []
  }

  /// What each sample adds to a mean, on a line each; their sum, and the mean.
  func shares(_ shares: [SampleShare]) -> [String] {
    let limit = 12
    let shown = shares.count > limit ? Array(shares.prefix(limit - 1)) : shares
    let sum = shares.dropFirst().reduce(shares[0].value) { $0 + $1.value }
    var rows = shown.map { ("s = \(place($0.place))", $0.expression as Expression?, $0.value) }
    rows.append(("sum", nil, sum))
    let width = rows.map(\.0.displayWidth).max() ?? 0
    var lines = rows.map { label, expression, value in
      let head = "  \(label.padded(to: width))   "
      return head + equation(expression, value, width: options.width - head.count)
    }
    if shown.count < shares.count {
      lines.insert(
        "  ... \(shares.count - shown.count) more samples: --json has them all", at: shown.count)
    }
    let mean = "\(number(sum))/\(shares.count) = \(number(sum / Double(shares.count)))"
    return lines + ["  \("mean".padded(to: width))   \(mean)"]
  }
}
