extension Chart {
  /// Draws curves and axes into a part of a page.
  func draw(on page: inout SVGPage, _ frame: Frame) {
    let field = Frame(
      x: frame.x + 60, y: frame.y + 16, width: frame.width - 80, height: frame.height - 62)
    axes(on: &page, frame, field)
    for (index, flag) in flags.enumerated() {
      guard let part = x.scale.part(of: flag.x), (0...1).contains(part) else { continue }
      let (place, top) = field.place(part, 0)
      page.line([(place, top), (place, top + field.height)], .gray, .dotted)
      page.text(
        // Near the foot, where curves come late, and not all at the same height.
        String(flag.text.prefix(20)), part < 0.8 ? place + 4 : place - 4,
        top + field.height - 6 - Double(index % 6) * 14,
        part < 0.8 ? .start : .end)
    }
    for series in series.reversed() {
      for piece in pieces(series) {
        let places = piece.map { field.place($0.x, 1 - $0.y) }
        if places.count == 1 { page.mark(.past, places[0].0, places[0].1) }
        page.line(places, series.tint, series.dash, width: 2)
      }
    }
    for spot in spots {
      guard let place = place(spot.point) else { continue }
      let (x, y) = field.place(place.x, 1 - place.y)
      page.mark(spot.mark, x, y)
    }
  }

  private func axes(on page: inout SVGPage, _ frame: Frame, _ field: Frame) {
    let (left, foot) = field.place(0, 1)
    page.line([field.place(0, 0), (left, foot), field.place(1, 1)], .gray)
    for (part, label) in y.marks(atMost: 7) {
      let (x, height) = field.place(0, 1 - part)
      page.line([(x - 4, height), (x, height)], .gray)
      page.text(label, x - 7, height + 4, .end, size: 12)
    }
    for (part, label) in x.marks(atMost: 8) {
      let (place, y) = field.place(part, 1)
      page.line([(place, y), (place, y + 4)], .gray)
      page.text(label, place, y + 17, .middle, size: 12)
    }
    page.text(y.name, frame.x, frame.y + 6, size: 12)
    page.text(x.name, field.x + field.width, foot + 36, .end, size: 12)
  }
}
