import BackstepText

extension Picture {
  /// The picture as an SVG file that needs nothing else: a title and a description for those who
  /// hear it, and colors for light and dark grounds.
  package var svg: String {
    let width = 720.0
    var page = SVGPage()
    page.text(title, 20, 28, size: 17, isBold: true)
    page.text(subtitle, 20 + Double(title.count) * 10.5 + 14, 28)
    let height = drawing.height(width: width - 40)
    drawing.draw(on: &page, Frame(x: 20, y: 44, width: width - 40, height: height))
    var y = height + 66
    y = drawLegend(on: &page, from: y, width: width)
    for line in Flow.wrap(sentence, width: 96) {
      page.text(line, 20, y)
      y += 18
    }
    let size = SVGPage.number(y + 4)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 720 \(size)" width="720" \
      height="\(size)" font-family="sans-serif">
      <title>\((subtitle.isEmpty ? title : "\(title): \(subtitle)").asMarkup)</title>
      <desc>\(description.asMarkup)</desc>
      \(page.elements.joined(separator: "\n"))
      </svg>

      """
  }

  /// What is to be seen, and what the marks mean.
  private var description: String {
    ([sentence] + legend.map { $0.spoken + "." }).joined(separator: " ")
  }

  /// The legend from a height on; returns the height below it.
  private func drawLegend(on page: inout SVGPage, from y: Double, width: Double) -> Double {
    guard !legend.isEmpty else { return y }
    var (x, y) = (20.0, y)
    for entry in legend {
      let length = entry.swatchWidth + 7 * Double(entry.text.displayWidth) + 24
      if x > 20, x + length > width {
        (x, y) = (20, y + 20)
      }
      entry.draw(on: &page, x, y)
      x += length
    }
    return y + 26
  }
}

extension LegendEntry {
  fileprivate var swatchWidth: Double {
    switch swatch {
    case .line: 42
    case .shades: 64
    case .mark, .area, .above, .below: 20
    case .nothing: 0
    }
  }

  /// The entry in words.
  fileprivate var spoken: String {
    switch swatch {
    case .line(let tint, let dash): "\(tint) \(dash) line: \(text)"
    case .shades: "From blue over gray to orange: \(text)"
    case .above: "Filled squares: \(text)"
    case .below: "Hollow squares: \(text)"
    case .mark(let mark): "Mark \(mark.character): \(text)"
    case .area(let place): "Area \(Plane.letter(place)): \(text)"
    case .nothing: text
    }
  }

  fileprivate func draw(on page: inout SVGPage, _ x: Double, _ y: Double) {
    switch swatch {
    case .line(let tint, let dash): page.line([(x, y - 4), (x + 36, y - 4)], tint, dash, width: 2)
    case .mark(let mark): page.mark(mark, x + 7, y - 4)
    case .area(let place):
      page.rectangle(x, y - 11, 14, 14, fill: Tint.ofClass(place).color)
    case .shades:
      for index in 0..<8 {
        page.rectangle(
          x + Double(index) * 7, y - 11, 7.2, 13,
          fill: .ofShadeOnAnyGround(Double(index) / 7))
      }
    case .above: page.rectangle(x, y - 11, 13, 13, fill: Tint.vermillion.color)
    case .below: page.rectangle(x + 1, y - 10, 12, 12, fill: nil, stroke: .blue, edge: 1.5)
    case .nothing: break
    }
    page.text(text, x + swatchWidth, y)
  }
}

extension Drawing {
  /// The height that it takes on a page.
  fileprivate func height(width: Double) -> Double {
    switch self {
    case .chart: 340
    case .plane: 440
    case .tiles(let tiles): tiles.height(width: width)
    case .bars(let bars): bars.height()
    case .diagram(let diagram): diagram.height()
    }
  }

  fileprivate func draw(on page: inout SVGPage, _ frame: Frame) {
    switch self {
    case .chart(let chart): chart.draw(on: &page, frame)
    case .plane(let plane): plane.draw(on: &page, frame)
    case .tiles(let tiles): tiles.draw(on: &page, frame)
    case .bars(let bars): bars.draw(on: &page, frame)
    case .diagram(let diagram): diagram.draw(on: &page, frame)
    }
  }
}
