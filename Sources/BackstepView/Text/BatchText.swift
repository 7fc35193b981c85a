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
  var otherIndices: [Int]? {
    state.sampleIndices.flatMap { $0 == Array($0.indices) ? nil : $0 }
  }

  /// A sample's place in the batch, with its number in the data where that is another.
  private func place(_ place: Int) -> String {
    otherIndices.map { "\(place) (sample \($0[place]))" } ?? "\(place)"
  }

  func batchForward() -> [String] {
    let layers = 1...state.architecture.layerCount
    return [heading(.forward, batchLine)]
      + fitted { room in
        layers.map { layer in
          let groups = forwardGroups(layer, isLast: layer == layers.upperBound)
          var formulas = groups.joined().filter(isComputed)
          if statistics(layer) != nil {
            formulas.insert(
              contentsOf: Quantity.Statistic.allCases.map { .statistic($0, .batch, layer) }, at: 1)
          }
          return [""] + side(formulas.map { schema($0) }).map(ink.name)
            + groups.enumerated().flatMap { index, group in
              samples(
                group, showsInput: layer == 1 && index == 0, atMost: room,
                rest: .activations(layer)
              ) { $0.contains(.sums(layer)) ? statistics(layer) : nil }
            }
        }
      }
  }

  /// The parts of a page with as many rows in each table as the screen has room for; of many parts
  /// the first and the last.
  private func fitted(_ parts: (_ rows: Int) -> [[String]]) -> [String] {
    if style.isWhole { return Array(parts(.max).joined()) }
    var shown = parts(Section.screen)
    for rows in [20, 12, 8, 6, 4, 3] where shown.joined().count > Section.screen - 4 {
      shown = parts(rows)
    }
    guard shown.joined().count > 2 * Section.screen, shown.count > 3 else {
      return Array(shown.joined())
    }
    let more = "... \(shown.count - 3) more parts between; --json has every number"
    return Array((shown.prefix(2) + [["", more]] + shown.suffix(1)).joined())
  }

  /// What forward computes in a layer, side by side what goes into one table.
  private func forwardGroups(_ layer: Int, isLast: Bool) -> [[Quantity]] {
    let masks: [Quantity] = state.dropsNeurons && !isLast ? [.masks(layer)] : []
    guard state.architecture.isNormalized(layer) else {
      return [[.sums(layer)] + masks + [.activations(layer)]]
    }
    let statistics: [Quantity] =
      state.architecture.normalization == .layer
      ? Quantity.Statistic.allCases.map { .statistic($0, .layer, layer) } : []
    return [
      [.sums(layer)] + statistics, [.norms(layer), .scaled(layer)],
      masks + [.activations(layer)],
    ]
  }

  private func isComputed(_ quantity: Quantity) -> Bool {
    if case .masks = quantity { false } else { true }
  }

  /// The means and variances below the sums of a layer that batch normalisation takes them of.
  private func statistics(_ layer: Int) -> Summary? {
    guard state.architecture.normalization == .batch, state.architecture.isNormalized(layer) else {
      return nil
    }
    return Summary(
      rows: Quantity.Statistic.allCases.map { statistic in
        let name = Name(.statistic(statistic, .batch, layer))
        return (text(name), (try? state.knownValue(of: name))?.numbers ?? [], "")
      })
  }

  /// Formulas, two side by side where they fit.
  private func side(_ titles: [String]) -> [String] {
    titles.reduce(into: []) { lines, title in
      if let last = lines.last, !last.contains(",   "),
        last.count + title.count + 4 <= options.width
      {
        lines[lines.count - 1] = "\(last),   \(title)"
      } else {
        lines += Flow.wrap(title, width: options.width, indent: "  ")
      }
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
    let title = heading(.backward, "\(batchLine): blames of each, gradients the mean")
    let isWide = "backward   \(batchLine): blames of each, gradients the mean".count > options.width
    var lines = [isWide ? heading(.backward, batchLine) : title]
    lines += fitted { room in
      blameTables(layers).map { table in
        side(table.map(wholeSchema)).map(ink.name)
          + samples(
            table, showsInput: false, atMost: room, rest: table[0], summary: sums(of:))
      }
    }
    let summed = layers.flatMap { layer in
      state.architecture.parts(of: layer).filter { $0 == .weight || $0 == .scale }
        .map { Quantity.parameter(.gradient, $0, layer) }
    }
    lines += side(summed.map { schema($0) }).map(ink.name)
    return lines + shares(summed, atMost: max(8, Section.screen - lines.count - 2)) + idleBiases
  }

  /// A formula, of what goes through a norm all of it, on as many lines as it takes.
  func wholeSchema(_ quantity: Quantity) -> String {
    guard case .blames(let layer) = quantity, state.architecture.isNormalized(layer) else {
      return schema(quantity)
    }
    return schema(quantity, width: .max)
  }

  /// The blames, those of a normalised layer behind its norm in a table of their own.
  private func blameTables(_ layers: [Int]) -> [[Quantity]] {
    layers.reduce(into: [[]]) { tables, layer in
      let quantities = blameQuantities(layer)
      tables[tables.count - 1].append(quantities[0])
      if quantities.count > 1 { tables.append(Array(quantities.dropFirst())) }
    }
  }

  /// Batch normalisation takes away what the biases before it add.
  private var idleBiases: [String] {
    let idle = (1...state.architecture.layerCount).filter {
      state.architecture.normalization == .batch && state.architecture.isNormalized($0)
    }
    guard !idle.isEmpty, state.architecture.hasBiases else { return [] }
    let names = idle.map { text(.biases($0)) }.joined(separator: ", ")
    return Flow.wrap(
      "\(names): idle. Whatever a bias adds before batchnorm, the mean takes away again, and its "
        + "gradient is 0, up to rounding.", width: options.width)
  }

  /// The sums of the blames over the samples, and their means: gradients of biases and shifts.
  private func sums(of quantities: [Quantity]) -> Summary? {
    let values = quantities.map { quantity in
      ((try? state.knownValue(of: Name(quantity)))?.numbers).map(state.rows) ?? []
    }
    let sums = values.flatMap { rows in
      (0..<(rows.first?.count ?? 0)).map { j in
        rows.dropFirst().reduce(rows[0][j]) { $0 + $1[j] }
      }
    }
    let gradients = quantities.compactMap { quantity -> String? in
      switch quantity {
      case .blames(let layer) where state.architecture.hasBiases: text(.biases(layer, .gradient))
      case .scaledBlames(let layer): text(.parameter(.gradient, .shift, layer))
      default: nil
      }
    }
    return Summary(
      rows: [
        ("sum", sums, ""),
        (
          "mean", sums.map { $0 / Double(state.sampleCount) },
          gradients.isEmpty ? "" : "   = " + gradients.joined(separator: ", ")
        ),
      ])
  }

  /// What each sample adds to a mean, on a line each; their sum, and the mean.
  func shares(_ shares: [SampleShare]) -> [String] {
    let limit = 12
    let shown = shares.count > limit ? Array(shares.prefix(limit - 1)) : shares
    let sum = shares.dropFirst().reduce(shares[0].value) { $0 + $1.value }
    var rows = shown.map { ("s = \(place($0.place))", $0.expression as Expression?, $0.value) }
    rows.append(("sum", nil, sum))
    let width = rows.map(\.0.displayWidth).max() ?? 0
    var lines = equations(rows)
    if shown.count < shares.count {
      lines.insert(
        "  ... \(shares.count - shown.count) more samples: --json has them all", at: shown.count)
    }
    let mean = "\(number(sum))/\(shares.count) = \(number(sum / Double(shares.count)))"
    return lines + ["  \("mean".padded(to: width))   \(mean)"]
  }
}
