import BackstepSession

/// The rows of a matrix as lines, with a bias behind each; wide rows are cut in the middle.
struct MatrixText {
  private let page: Page
  private let rows: [[Double]]
  private let biases: [Double]
  private let widths: [Int]
  private let columns: Int

  init(_ page: Page, _ weights: Quantity, _ biases: Quantity?) {
    self.page = page
    let value = try? page.state.knownValue(of: Name(weights))
    if case .matrix(let rows) = value { self.rows = rows } else { rows = [] }
    self.biases = biases.flatMap { try? page.state.flat($0) }.map(Array.init) ?? []
    let rows = self.rows
    columns = rows.first?.count ?? 0
    let format = page.number
    let room = max(1, (page.options.width - 16) / (format.digits + 7))
    let shown = min(columns, room)
    widths = (0..<shown).map { column in
      rows.prefix(40).map { format($0[column]).count }.max() ?? 0
    }
  }

  func row(_ index: Int) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let cells = widths.enumerated().map { column, width in
      padded(page.number(rows[index][column]), width)
    }
    let more = columns > widths.count ? "  ... \(columns - widths.count) more" : ""
    let bias = biases.isEmpty ? "" : "   \(padded(page.number(biases[index]), biasWidth))"
    return "  [\(index)]  " + cells.joined(separator: "  ") + more + bias
  }

  private var biasWidth: Int { biases.prefix(40).map { page.number($0).count }.max() ?? 0 }
}
