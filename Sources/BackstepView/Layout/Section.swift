/// A titled run of rows that can be cut short.
struct Section {
  var title: [String]
  var count: Int
  /// A row by its index; only those shown are made.
  var row: (Int) -> String
  /// What shows the rows left out: `show hidden`.
  var rest: String
  /// Lines that each row takes.
  var rowHeight = 1
  /// Whether a blank line keeps it apart from the section above.
  var standsApart = true

  init(_ title: [String], count: Int, rest: String, row: @escaping (Int) -> String) {
    self.title = title
    self.count = count
    self.rest = rest
    self.row = row
  }

  /// The height of a command's text when it is summarised.
  static let screen = 40

  /// Sections one below the other, cut so that the whole takes at most so many lines.
  ///
  /// First the middle sections go, when there are many; then rows, evenly.
  static func lines(_ sections: [Section], atMost limit: Int) -> [String] {
    func height(_ rows: Int, _ section: Section) -> Int {
      section.title.count + min(rows, section.count) * section.rowHeight
        + (section.count > rows ? 1 : 0)
        + (section.standsApart ? 1 : 0)
    }
    let whole = sections.reduce(0) { $0 + height(.max, $1) }
    var shown = sections.map { Optional($0) }
    if whole > limit, sections.count > 6 {
      shown = sections.prefix(3).map { $0 } + [nil] + sections.suffix(3).map { $0 }
    }
    var rows = Int.max
    if whole > limit {
      rows = 1
      while rows < limit, shown.reduce(0, { $0 + ($1.map { height(rows + 1, $0) } ?? 2) }) <= limit
      {
        rows += 1
      }
    }
    var result: [String] = []
    for section in shown {
      guard let section else {
        result += ["", "... \(sections.count - 6) more parts between; --json has every number"]
        continue
      }
      if !result.isEmpty, section.standsApart { result.append("") }
      result += section.title
      let kept = min(rows, section.count)
      result += (0..<kept).map(section.row)
      if kept < section.count {
        result.append("  ... \(section.count - kept) more: \(section.rest), or --json")
      }
    }
    return result
  }
}
