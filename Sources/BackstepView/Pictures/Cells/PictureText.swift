import BackstepText

extension Page {
  /// A picture on the page: heading, picture, legend, and what is to be seen.
  func lines(of picture: Picture, isBraille: Bool = false) -> [String] {
    let style = CellStyle(
      isASCII: options.isASCII, isBraille: isBraille && !options.isASCII,
      depth: options.hasColor ? options.depth : .none)
    let heading = heading(
      picture.title, picture.heading.dropFirst(picture.title.count).trimmed, isCut: true)
    let legend = picture.legend.lines(style, width: options.width - 2)
    let sentence = Flow.wrap(picture.sentence, width: options.width)
    // All of it should stand on the screen, the prompt under it.
    let rest = 4 + heading.count + legend.count + sentence.count
    let height = max(8, min(34, options.height - rest))
    let drawn = picture.drawing.canvas(
      columns: min(options.width - 2, 118), rows: height, style)
    return heading + [""] + drawn.lines(style.depth).map { $0.isEmpty ? $0 : "  " + $0 }
      + [""] + legend.map { "  " + $0 } + sentence
  }
}

extension Drawing {
  /// The drawing with its axes.
  func canvas(columns: Int, rows: Int, _ style: CellStyle) -> Canvas {
    switch self {
    case .chart(let chart):
      ChartCells(chart: chart, style: style).canvas(columns: columns, rows: rows)
    case .plane(let plane):
      PlaneCells(plane: plane, style: style).canvas(columns: columns, rows: rows)
    case .tiles(let tiles):
      TileCells(tiles: tiles, style: style).canvas(columns: columns, rows: rows)
    case .bars(let bars): BarCells(bars: bars, style: style).canvas(columns: columns)
    case .diagram(let diagram):
      DiagramCells(diagram: diagram, style: style).canvas(columns: columns, rows: rows)
    }
  }
}

extension LegendEntry {
  /// What stands before the text.
  private func sign(_ style: CellStyle) -> String {
    switch swatch {
    case .line(_, let dash):
      switch (dash, style.isASCII) {
      case (.solid, true): "----"
      case (.dashed, true): "-- -"
      case (.dotted, true): ". . "
      case (.dashDotted, true): "-. -"
      case (.solid, false): "━━━━"
      case (.dashed, false): "━━ ━"
      case (.dotted, false): "╍ ╍ "
      case (.dashDotted, false): "━╍ ━"
      }
    case .mark(let mark): String(mark.character)
    case .shades:
      if style.depth == .none {
        style.isASCII ? "\" .:-=\"" : "░▒▓█"
      } else {
        style.isASCII ? "    " : "████"
      }
    case .area(let place):
      String(style.depth == .none ? Plane.letter(place) : style.isASCII ? "#" : "█")
    case .above: style.depth != .none ? "##" : style.isASCII ? "+*#@" : "░▒▓█"
    case .below: style.depth != .none ? "##" : style.isASCII ? ".-~=" : "·-=≡"
    case .nothing: ""
    }
  }

  /// The whole of it without color.
  fileprivate func plain(_ style: CellStyle) -> String {
    let sign = sign(style).trimmedAtEnd
    return sign.isEmpty ? text : sign + " " + text
  }

  /// The whole of it, its mark in color where there are any.
  fileprivate func colored(_ style: CellStyle) -> String {
    guard style.depth != .none else { return plain(style) }
    let sign = sign(style).trimmedAtEnd
    func painted(_ text: String, _ color: Color) -> String {
      Graphic.text(color, style.depth).sequence + text + Graphic.off.sequence
    }
    switch swatch {
    case .line(let tint, _): return painted(sign, tint.color) + " " + text
    case .area(let place):
      return painted(sign, Plane.Look.area(place).color) + " " + text
    case .shades:
      let steps = (0..<4).map { index in
        painted(style.isASCII ? "#" : "█", Color.ofShade(Double(index) / 3))
      }
      return steps.joined() + " " + text
    case .above: return painted(style.isASCII ? sign : "██", .ofShade(1)) + " " + text
    case .below: return painted(style.isASCII ? sign : "██", .ofShade(0)) + " " + text
    case .mark, .nothing: return plain(style)
    }
  }
}

extension [LegendEntry] {
  /// Entries side by side, three blanks between them, in as few lines as they fit into; what does not
  /// fit into one is cut, and has no color.
  func lines(_ style: CellStyle, width: Int) -> [String] {
    var lines: [String] = []
    for entry in self {
      let plain = entry.plain(style)
      let text =
        plain.displayWidth <= width ? entry.colored(style) : plain.prefix(columns: width)
      if let last = lines.last, Flow.visibleWidth(last + "   " + text) <= width {
        lines[lines.count - 1] = last + "   " + text
      } else {
        lines.append(text)
      }
    }
    return lines
  }
}
