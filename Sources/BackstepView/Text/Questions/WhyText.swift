import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// The lines of a command's answer on a screen of many numbers.
  private static var room: Int { Section.screen - 8 }

  func why(_ report: WhyReport) -> [String] {
    let isSingle = report.name.isSingle(in: state.shape)
    guard isSingle, let tree = report.trees.first else { return whyWhole(report) }
    let page = Page(options, report.origins[tree.origin])
    var lines = page.head(of: tree)
    if tree.expression == nil, report.consequences.isEmpty,
      report.name.quantity == report.name.quantity.sibling(.value)
    {
      lines.append("  Its gradient is not known now: `backward` computes it.")
    }
    if !report.paths.isEmpty { lines += [""] + page.paths(report.paths, of: report.name) }
    if !report.ways.isEmpty { lines += [""] + page.ways(report.ways) }
    if !report.shares.isEmpty { lines += [""] + page.shares(report.shares) }
    // The samples' shares are what a mean is made of; deeper is asked for by a depth.
    let operands =
      (report.shares.isEmpty || report.depth != 1 ? tree.operands : []) + report.consequences
    if !operands.isEmpty {
      let tree = TreeLines(self, report.origins, operands)
      lines +=
        [""]
        + tree.fitted(to: Self.room - lines.count + 3, more: "ask `why` of one of them, or --json")
      if let toCome = note(about: report) { lines += ["", toCome] }
    }
    if report.isBeforeNudge {
      lines += ["", "These are the numbers from before the nudge just taken."]
    }
    return lines
  }

  private func note(about report: WhyReport) -> String? {
    guard report.consequences.count > 1 || !report.isChangeToCome,
      let change = report.consequences.last, change.name.quantity.role == .change
    else { return nil }
    return report.isChangeToCome
      ? "\(text(change.name)) is what the next nudge will add."
      : "\(text(change.name)) is what the last nudge added."
  }

  /// A name, its formula in symbols, with the numbers put in, and its value, below each other.
  func head(of tree: Explanation) -> [String] {
    let title = ink.title(text(tree.name))
    guard let expression = tree.expression else {
      let source = tree.source.map { " (\(words(of: $0)))" } ?? ""
      return Flow.wrap("\(title) = \(number(tree.value))\(source)", width: options.width)
    }
    // A formula too long beside its name stands below it.
    let whole = self.symbols(expression, longestSum: 8)
    let isBelow = text(tree.name).count + whole.count + 3 > options.width && whole.count < 74
    let indent = isBelow ? "   " : String(repeating: " ", count: text(tree.name).count)
    let room = options.width - indent.count - 3
    let symbols = fitted(room) { longest in
      self.symbols(expression, longestSum: longest)
    }
    let numbers = fitted(room) { substituted(expression, longestSum: $0) }
    // What no shortening makes fit goes on below itself.
    let below = indent + "     "
    func broken(_ line: String) -> [String] {
      line.displayWidth <= options.width
        ? [line] : Flow.wrap(line.trimmed, width: options.width - indent.count, indent: below)
    }
    var lines =
      isBelow ? [title] + broken("\(indent) = \(symbols)") : broken("\(title) = \(symbols)")
    if numbers != number(tree.value), numbers != symbols {
      lines += broken("\(indent) = \(numbers)").enumerated().map { index, line in
        index == 0 && !line.hasPrefix(" ") ? indent + " " + line : line
      }
    }
    lines.append("\(indent) = \(number(tree.value))")
    if let other = tree.contradiction {
      lines.append(ink.bad("The formula gives \(number(other)): the program does something else."))
    }
    return lines
  }

  /// An expression in symbols, its constants with the digits of the screen.
  func symbols(_ expression: Expression, longestSum: Int = .max) -> String {
    expression.text(
      Expression.Wording(
        longestSum: longestSum, worth: worth, number: number.callAsFunction, name: text))
  }

  func substituted(_ expression: Expression, longestSum: Int) -> String {
    expression.text(
      Expression.Wording(
        longestSum: longestSum, worth: worth, number: number.callAsFunction
      ) { name in
        value(name).map(number.callAsFunction) ?? text(name)
      })
  }

  /// Every outgoing path on a line, their sum, and the slope it is multiplied by.
  func paths(_ paths: [BlamePath], of name: Name) -> [String] {
    guard let layer = name.quantity.layer, let j = name.indices.last else { return [] }
    let formula = Formula(state, sample: name.indices.first)
    let limit = 12
    // Of many the largest.
    let largest = paths.indices.sorted { abs(paths[$0].value) > abs(paths[$1].value) }
    let shown =
      paths.count > limit ? largest.prefix(limit - 1).sorted().map { paths[$0] } : paths
    var rows = shown.map { path in
      ("path to \(text(path.end))", path.expression as Expression?, path.value)
    }
    if paths.count > 1 {
      rows.append(("sum of \(paths.count) paths", nil, paths.reduce(0) { $0 + $1.value }))
    }
    if let mask = formula.mask(layer, j) {
      rows.append(("mask", mask, (try? mask.value(state.knownValue))?.number ?? .nan))
    }
    if let slope = formula.slope(layer, j) {
      let value = (try? slope.value(state.knownValue))?.number ?? .nan
      rows.append(("slope of \(text(formula.neuron(.activations(layer), j)))", slope, value))
    }
    var lines = equations(rows)
    if shown.count < paths.count {
      let more = "  ... \(paths.count - shown.count) smaller paths: --json has them all"
      lines.insert(more, at: limit - 1)
    }
    return lines
  }

  /// Labels, each with its formula and value behind it, below each other.
  func equations(_ rows: [(String, Expression?, Double)]) -> [String] {
    let width = rows.map(\.0.displayWidth).max() ?? 0
    return rows.map { label, expression, value in
      let head = "  \(label.padded(to: width))   "
      return head + equation(expression, value, width: options.width - head.count)
    }
  }

  /// The three ways of a sum through its normalisation, and their sum.
  private func ways(_ ways: [NormWay]) -> [String] {
    var rows = ways.map { way in
      let label =
        switch way.kind {
        case .own: "its own norm"
        case .mean: "moving the mean"
        case .variance: "moving the variance"
        }
      return (label, way.expression as Expression?, way.value)
    }
    rows.append(("sum of the three", nil, ways.reduce(0) { $0 + $1.value }))
    let width = rows.map(\.0.displayWidth).max() ?? 0
    return rows.flatMap { label, expression, value -> [String] in
      let head = "  \(label.padded(to: width))   "
      guard let expression else { return [head + number(value)] }
      let room = options.width - head.count - number(value).count - 3
      let symbols = fitted(room) { longest in self.symbols(expression, longestSum: longest) }
      guard symbols.count > room else { return [head + "\(symbols) = \(number(value))"] }
      let indent = String(repeating: " ", count: head.count)
      return [head + number(value)]
        + Flow.wrap(symbols, width: options.width - head.count).map { indent + $0 }
    }
  }

  /// Symbols, numbers put in, and value, as much of them as there is room for.
  func equation(_ expression: Expression?, _ value: Double, width: Int) -> String {
    guard let expression else { return number(value) }
    let symbols = self.symbols(expression)
    let numbers = substituted(expression, longestSum: .max)
    let full = "\(symbols) = \(numbers) = \(number(value))"
    return full.count <= width && numbers != number(value) ? full : "\(symbols) = \(number(value))"
  }
}
