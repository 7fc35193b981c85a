import BackstepSession
import BackstepText

extension OutputStyle {
  /// Lines in this style: the one place through which all that is shown goes.
  package func lines(_ lines: [String]) -> [String] {
    switch self {
    case .text: lines
    case .plain: StyledLines.spoken(lines, commands: Self.commands)
    case .markdown: StyledLines.markdown(lines)
    case .csv: StyledLines.commaSeparated(lines)
    }
  }

  /// What is said beside the answers of commands: the same as ever, save for ears.
  package func remarks(_ lines: [String]) -> [String] {
    self == .plain ? self.lines(lines) : lines
  }

  /// Columns to write for; a text that nobody sees has no edge.
  func width(_ screen: Int) -> Int {
    switch self {
    case .text: screen
    case .plain, .markdown: 1_000
    case .csv: 1_000_000
    }
  }

  /// Whether its tables are whole: only what a person sees or hears at once is cut.
  var isWhole: Bool { self == .csv || self == .markdown }

  private static let commands = Set(CommandTable.all.flatMap { [$0.name] + $0.short })
}

extension Page {
  /// The lines of a table, for its style to be made of.
  func lines(of table: Table) -> [String] {
    style == .text ? table.lines(width: options.width) : table.records
  }

  /// How much is shown at most: as much as a screen has room for, and all of it in a table that is
  /// whole.
  func most(_ count: Int) -> Int { style.isWhole ? .max : count }

  /// A list of numbers in a cell: cut short, save in a table that is whole.
  func cell(_ numbers: some Collection<Double>, atMost limit: Int) -> String {
    style == .csv
      ? Records.list(numbers.map(number.callAsFunction)) : number.list(numbers, atMost: most(limit))
  }

  /// A number of which only the size matters.
  func rough(_ value: Double) -> String {
    style == .csv ? number(value) : NumberFormat(digits: 2)(value)
  }

  /// Cells side by side as far as a line goes; where there are no columns, one below the other.
  func cells(_ count: Int, cell: @escaping (Int) -> String) -> (rows: Int, row: (Int) -> String) {
    Flow.columns(count, width: style == .text ? options.width : 0, cell: cell)
  }

  /// A line that is to be taken as it is.
  func code(_ line: String) -> String { style == .text ? line : Records.code(line) }

  /// A value as a table, its rows by their names; nil where a screen has a form of its own for it.
  func table(of value: Value, _ name: Name?) -> [String]? {
    guard style != .text else { return nil }
    func label(_ indices: Int...) -> String {
      name.map { text(Name($0.quantity, $0.indices + indices)) }
        ?? indices.map { "[\($0)]" }.joined()
    }
    switch value {
    case .scalar(let number):
      guard let name else {
        guard style == .csv else { return nil }
        var table = Table([("value", .right)])
        table.add([self.number(number)])
        return lines(of: table)
      }
      return listed([(text(name), number)])
    case .vector(let numbers):
      return listed(numbers.enumerated().map { (label($0), $1) })
    case .matrix(let rows) where style == .plain:
      return listed(
        rows.enumerated().flatMap { j, row in row.enumerated().map { (label(j, $0), $1) } })
    case .matrix(let rows):
      let columns = rows.first?.count ?? 0
      var table = Table(
        [("", .left)] + (0..<columns).map { ("[\($0)]", .right) }, names: [0: "name"])
      let shown = rows.prefix(most(Section.screen))
      for (index, row) in shown.enumerated() {
        let whole = rows.count == 1 ? name.map { text($0) } : nil
        table.add([whole ?? label(index)] + row.map(number.callAsFunction))
      }
      return lines(of: table) + more(rows.count - shown.count)
    }
  }

  /// Each number with its own name.
  func listed(_ numbers: [(name: String, value: Double)]) -> [String] {
    var table = Table([("", .left), ("", .right)], names: [0: "name", 1: "value"])
    let shown = numbers.prefix(most(Section.screen))
    for (name, value) in shown { table.add([name, number(value)]) }
    return lines(of: table) + more(numbers.count - shown.count)
  }

  private func more(_ count: Int) -> [String] {
    count > 0 ? ["  ... \(count) more: --json has them all"] : []
  }
}

extension Expression {
  /// The name that it is, and nothing else.
  var asName: Name? {
    if case .name(let name) = self { name } else { nil }
  }
}
