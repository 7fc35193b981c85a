import BackstepText

extension Bars {
  func height() -> Double { Double(rows.count) * 24 + 30 }

  func draw(on page: inout SVGPage, _ frame: Frame) {
    let left = Double(rows.map(\.displayWidth).max() ?? 0) * 7.5 + 14
    let width = (frame.width - left) / Double(max(1, groups.count)) - 16
    for (row, name) in rows.enumerated() {
      page.text(name, frame.x, frame.y + Double(row) * 24 + 36)
    }
    let format = NumberFormat(digits: 3)
    for (index, group) in groups.enumerated() {
      let x = frame.x + left + Double(index) * (width + 16)
      page.text(group.name, x, frame.y + 10, size: 12)
      for (row, value) in group.values.enumerated() {
        let y = frame.y + Double(row) * 24 + 36
        page.text(value.map(format.callAsFunction) ?? "-", x + 62, y, .end, size: 12)
        guard let part = group.length(row), part > 0 else { continue }
        page.rectangle(
          x + 70, y - 12, max(1, (width - 70) * part), 14, fill: group.tint.color)
      }
    }
  }
}
