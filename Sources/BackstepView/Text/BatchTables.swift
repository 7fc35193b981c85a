import Backprop
import BackstepSession
import BackstepText

// Tables of a batch, a row a sample or a row a gradient: as wide as the screen, or whole.
extension Page {
  /// What stands below the rows of samples: a row for all of them each, and what it is.
  struct Summary {
    let rows: [(label: String, numbers: [Double], note: String)]
  }

  /// A row a sample, a column a neuron, as many as there is room for.
  func samples(
    _ asked: [Quantity], showsInput: Bool, atMost limit: Int, rest: Quantity,
    summary: ([Quantity]) -> Summary? = { _ in nil }
  ) -> [String] {
    let known = asked.compactMap { quantity -> (quantity: Quantity, rows: [[Double]])? in
      let numbers = (try? state.knownValue(of: Name(quantity)))?.numbers ?? []
      return numbers.isEmpty ? nil : (quantity, state.rows(numbers))
    }
    let (quantities, values) = (known.map(\.quantity), known.map(\.rows))
    guard let first = values.first else { return [] }
    let below = summary(quantities)
    let widest = values.map { $0.first?.count ?? 0 }.max() ?? 0
    let count = first.count
    let shown = count > most(limit) ? limit - 1 : count
    func finished(_ neurons: Int, _ table: [String]) -> [String] {
      var lines = table
      if shown < count {
        lines.insert(
          "  ... \(count - shown) more samples: show \(text(rest)), or --json",
          at: lines.count - (below?.rows.count ?? 0))
      }
      if neurons < widest {
        lines.append("  ... \(widest - neurons) more in a row: show \(text(rest)), or --json")
      }
      return lines
    }
    if style.isWhole { return table(quantities, values, widest, shown, showsInput, below) }
    // The input goes first where the columns are too many, then tables stand below each other, then
    // neurons go.
    let most = options.width / 3
    if values.reduce(0, { $0 + ($1.first?.count ?? 0) }) <= most {
      for hasInput in showsInput ? [true, false] : [false] {
        let table = self.table(quantities, values, widest, shown, hasInput, below)
        if fits(table) { return finished(widest, table) }
      }
    }
    if quantities.count > 1 {
      return quantities.flatMap {
        samples([$0], showsInput: false, atMost: limit, rest: rest, summary: summary)
      }
    }
    let neurons = largest(min(widest, most)) {
      fits(self.table(quantities, values, $0, shown, false, below))
    }
    return finished(neurons, table(quantities, values, neurons, shown, false, below))
  }

  /// The lines of a table, however wide.
  private func unbounded(_ table: Table) -> [String] {
    style == .text ? table.lines : lines(of: table)
  }

  private func fits(_ lines: [String]) -> Bool {
    lines.allSatisfy { $0.displayWidth <= options.width }
  }

  /// The largest number up to a limit that will do, where every smaller one does; 1 at least.
  private func largest(_ limit: Int, _ willDo: (Int) -> Bool) -> Int {
    var (low, high) = (1, max(1, limit))
    while low < high {
      let middle = (low + high + 1) / 2
      if willDo(middle) { low = middle } else { high = middle - 1 }
    }
    return low
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
    for s in 0..<rows {
      let numbers = values.flatMap { values in values[s].prefix(neurons) }
      table.add(
        ["\(s)"] + (indices.map { ["\($0[s])"] } ?? [])
          + (inputs.map { [cell($0[s], atMost: 3)] } ?? [])
          + numbers.map(number.callAsFunction))
    }
    guard let summary else { return unbounded(table) }
    let empty = [String](repeating: "", count: (indices == nil ? 0 : 1) + (hasInput ? 1 : 0))
    let columnsShown = columns.count - 1 - empty.count
    for row in summary.rows {
      // Of each quantity as many as are shown of it; of those that have no such row, none.
      var start = 0
      let cells = values.flatMap { values -> [String] in
        let own = row.numbers.dropFirst(start).prefix(values[0].count).prefix(neurons)
        start += values[0].count
        return own.map(number.callAsFunction)
      }
      let missing = [String](repeating: "", count: columnsShown - cells.count)
      // Where there is no room beside a row, its label says it.
      let label = style == .text || style == .csv ? row.label : row.label + row.note.trimmedAtEnd
      table.add([label] + empty + cells + missing)
    }
    var lines = unbounded(table)
    if style != .text { return lines }
    for (index, row) in summary.rows.enumerated() {
      let place = lines.count - summary.rows.count + index
      if lines[place].displayWidth + row.note.count <= options.width { lines[place] += row.note }
    }
    return lines
  }

  /// For each of some gradients what every sample adds, their sum, and the mean.
  func shares(_ gradients: [Quantity], atMost limit: Int) -> [String] {
    let names = gradients.map { Name($0).entries(in: state.shape) }
    let total = names.reduce(0) { $0 + $1.count }
    let perLayer = total > most(limit) ? max(1, (limit - 2) / gradients.count) : .max
    let count = state.sampleCount
    let rows = zip(gradients, names).flatMap { quantity, names in
      let (blames, signals) = factors(of: quantity)
      return names.prefix(perLayer).map { name -> (String, [Double]) in
        let (j, i) = (name.indices[0], name.indices[name.indices.count - 1])
        return (text(name), zip(blames, signals).map { $0[j] * $1[i] })
      }
    }.filter { $0.1.count == count }
    if style.isWhole { return shares(rows, count, of: count, gap: 2) }
    let samples = largest(min(count, options.width / 3)) {
      fits(shares(rows, $0, of: count, gap: 1))
    }
    let roomy = shares(rows, samples, of: count, gap: 2)
    let table = fits(roomy) ? roomy : shares(rows, samples, of: count, gap: 1)
    guard rows.count < total else { return table }
    return table + ["  ... \(total - rows.count) more: show \(text(gradients[0])), or --json"]
  }

  /// What the shares of a gradient of weights or scales are products of, a row a sample.
  private func factors(of gradient: Quantity) -> (blames: [[Double]], signals: [[Double]]) {
    let layer = gradient.layer ?? 1
    let (blames, signals): (Quantity, Quantity) =
      gradient.part == .scale
      ? (.scaledBlames(layer), .norms(layer))
      : (.blames(layer), layer == 1 ? .input : .activations(layer - 1))
    func rows(_ quantity: Quantity) -> [[Double]] {
      ((try? state.knownValue(of: Name(quantity)))?.numbers).map(state.rows) ?? []
    }
    return (rows(blames), rows(signals))
  }

  private func shares(
    _ rows: [(name: String, shares: [Double])], _ samples: Int, of count: Int, gap: Int
  ) -> [String] {
    var columns: [(String, Table.Alignment)] =
      [("", .left)] + (0..<samples).map { ("s = \($0)", .point) }
    if samples < count { columns.append(("...", .left)) }
    var table = Table(columns + [("sum", .point), ("mean", .point)], gap: gap)
    for (name, shares) in rows {
      let sum = shares.dropFirst().reduce(shares[0], +)
      table.add(
        [name] + shares.prefix(samples).map(number.callAsFunction)
          + (samples < count ? [""] : []) + [number(sum), number(sum / Double(count))])
    }
    return unbounded(table)
  }
}
