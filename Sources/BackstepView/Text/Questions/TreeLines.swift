import BackstepSession

/// Trees of explanations as indented lines, cut to a screen.
struct TreeLines {
  private let page: Page
  private let pages: [Page]
  private let trees: [Explanation]

  init(_ page: Page, _ origins: [State], _ trees: [Explanation]) {
    self.page = page
    pages = origins.map { Page(page.options, $0) }
    self.trees = trees
  }

  /// The lines, at most so many: first every entry shows fewer operands, then the lowest levels go.
  func fitted(to limit: Int, more: String) -> [String] {
    let whole = lines(perEntry: .max, levels: .max, upTo: limit + 1)
    guard whole.count > limit else { return whole }
    let deepest = trees.map { depth(of: $0, upTo: 12) }.max() ?? 1
    for levels in stride(from: deepest, through: 1, by: -1) {
      for count in [12, 8, 6, 4, 3] {
        let cut = lines(perEntry: count, levels: levels, upTo: limit + 1)
        if cut.count < limit { return cut + ["  (cut to a screen: \(more))"] }
      }
    }
    return Array(lines(perEntry: limit - 2, levels: 1, upTo: limit - 1))
      + ["  (cut to a screen: \(more))"]
  }

  private func depth(of tree: Explanation, upTo limit: Int) -> Int {
    guard limit > 0 else { return 0 }
    return 1 + (tree.operands.map { depth(of: $0, upTo: limit - 1) }.max() ?? 0)
  }

  private func lines(perEntry: Int, levels: Int, upTo limit: Int) -> [String] {
    var result: [String] = []
    add(trees, 1, perEntry, levels, limit, &result)
    return result
  }

  private func add(
    _ trees: [Explanation], _ level: Int, _ perEntry: Int, _ levels: Int, _ limit: Int,
    _ result: inout [String]
  ) {
    let indent = String(repeating: "  ", count: min(level, 12))
    let head = trees.count > perEntry ? max(1, perEntry - 1) : trees.count
    for (index, tree) in trees.enumerated() {
      guard result.count <= limit else { return }
      if index == head, head < trees.count - 1 {
        result.append("\(indent)... \(trees.count - head - 1) more like these ...")
      }
      guard index < head || index == trees.count - 1 else { continue }
      result.append(indent + line(tree, width: page.options.width - indent.count))
      if level < levels {
        add(tree.operands, level + 1, perEntry, levels, limit, &result)
      }
    }
  }

  /// `out = sigmoid(z2) = sigmoid(0.3776) = 0.5933`, as much of it as there is room for.
  private func line(_ tree: Explanation, width: Int) -> String {
    let page = pages[tree.origin]
    let name = page.text(tree.name)
    let value = page.number(tree.value)
    guard let expression = tree.expression else {
      let line = "\(name) = \(value)"
      guard let source = tree.source else { return line }
      // The whole of it, or what comes before the first comma, or nothing.
      let words = page.words(of: source)
      let short = words.prefix { $0 != "," }
      let fitting = [words, String(short)].first { line.count + 3 + $0.count <= width }
      return fitting.map { line + page.ink.faint("   " + $0) } ?? line
    }
    let mark = tree.contradiction.map { "   (the formula gives \(page.number($0)))" } ?? ""
    let end = tree.isRepeated ? " (see above)" : mark
    let room = width - end.count
    for longest in [8, 6, 4, 3, 2] {
      let symbols = page.symbols(expression, longestSum: longest)
      let numbers = page.substituted(expression, longestSum: longest)
      let middle = numbers == value ? "" : " = \(numbers)"
      let full = "\(name) = \(symbols)\(middle) = \(value)"
      if full.count <= room { return full + end }
    }
    for longest in [2, 1] {
      let short = "\(name) = \(page.symbols(expression, longestSum: longest)) = \(value)"
      if short.count <= room { return short + end }
    }
    return "\(name) = \(value)" + end
  }
}
