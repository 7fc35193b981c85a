import BackstepText

// What pages are made of beside tables and sections.
extension Page {
  /// Prose in lines of the window, less a margin.
  func wrap(_ text: String, indent: String = "", margin: Int = 0) -> [String] {
    Flow.wrap(text, width: max(20, options.width - margin), indent: indent)
  }

  /// A title and what stands beside it, in as many lines as that takes.
  ///
  /// - Parameter isCut: Whether a word wider than the window is cut at its edge.
  func heading(_ title: String, _ text: String, isCut: Bool = false) -> [String] {
    var lines = wrap("\(title): \(text)", indent: "  ", margin: 1)
    if isCut { lines = lines.map { $0.prefix(columns: options.width - 1) } }
    lines[0] = ink.title(title) + "   " + lines[0].dropFirst(title.count + 2)
    return lines
  }

  /// A name, and beside it from a column on what is said of it; below it where there is little room.
  func entry(_ name: String, _ text: String, column: Int) -> [String] {
    let isBeside = options.width - column >= 30
    let indent = String(repeating: " ", count: isBeside ? column : 6)
    let lines = Flow.wrap(text, width: options.width - indent.count)
    guard isBeside else { return ["  " + name] + lines.map { indent + $0 } }
    return lines.enumerated().map { index, line in
      (index == 0 ? ("  " + name).padded(to: column) : indent) + line
    }
  }

  /// A number with as many digits as tell it from another.
  func distinct(_ value: Double, from other: Double) -> String {
    let digits = options.digits ?? state.settings.digits
    for count in digits...max(digits, 17) {
      let format = NumberFormat(digits: count)
      if format(value) != format(other) { return format(value) }
    }
    return number(value)
  }
}
