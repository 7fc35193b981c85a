import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// The data: how many, what of, in which ranges, and a few of them; all of them when few.
  var dataLines: [String] {
    guard let data = state.data else { return ["no data"] }
    let isShort = data.count <= most(30)
    var lines = Flow.wrap(dataHeading(data), width: options.width)
    if !data.classes.isEmpty {
      lines += Flow.wrap("classes: \(classCounts(data))", width: options.width, indent: "  ")
    }
    if !isShort || !data.inputNames.isEmpty { lines += ranges(data) }
    if lines.count > 1 { lines.append("") }
    var table = Table([("sample", .right), ("x", .left), ("y", .left)])
    for index in 0..<min(data.count, isShort ? .max : 5) {
      table.add([
        "\(index)", cell(data.input(index), atMost: 4), answer(data, index),
      ])
    }
    lines += self.lines(of: table)
    if !isShort {
      lines.append("  ... \(data.count - 5) more: data show N, or --json")
    }
    return lines
  }

  private func dataHeading(_ data: Dataset) -> String {
    var line =
      "\(data.name): \(Self.count(data.count, "sample")), \(Self.count(data.inputCount, "input")), "
      + Self.count(data.targetCount, "answer")
    if let heldOut = state.heldOut {
      line += "; \(Self.count(heldOut.count, "sample")) more held out"
    }
    return line
      + (data.fit(state.architecture).isFit ? "" : " (put aside: the network does not fit)")
  }

  /// `setosa (40), versicolor (41)`
  private func classCounts(_ data: Dataset) -> String {
    var counts = [Int](repeating: 0, count: data.classes.count)
    for index in 0..<data.count { counts[data.target(index).placeOfLargest] += 1 }
    let shown = zip(data.classes, counts).prefix(20).map { "\($0) (\($1))" }
    let more = counts.count > 20 ? ", ... \(counts.count - 20) more" : ""
    return shown.joined(separator: ", ") + more
  }

  private func ranges(_ data: Dataset) -> [String] {
    let columns = Columns(data)
    guard data.inputCount <= 10 else {
      let lowest = number(columns.lowest.min() ?? 0)
      let highest = number(columns.highest.max() ?? 0)
      return ["  inputs from \(lowest) to \(highest)"]
    }
    var table = Table(
      [
        ("input", .left), ("", .left), ("lowest", .point), ("mean", .point), ("highest", .point),
        ("deviation", .point),
      ], names: [1: "name"])
    for i in 0..<data.inputCount {
      // What rounding leaves of a mean of 0 says nothing.
      let mean = abs(columns.means[i]) < 1e-12 * columns.deviations[i] ? 0 : columns.means[i]
      table.add([
        text(Name(.input, [i])), data.inputNames.isEmpty ? "" : data.inputNames[i],
        number(columns.lowest[i]), number(mean), number(columns.highest[i]),
        number(columns.deviations[i]),
      ])
    }
    return [""] + self.lines(of: table)
  }

  /// y of a sample, by the name of its class where it has one.
  func answer(_ data: Dataset, _ index: Int) -> String {
    let y = data.target(index)
    return data.classes.isEmpty ? cell(y, atMost: 4) : data.classes[y.placeOfLargest]
  }

  /// One sample: a picture where x is one, else input by input.
  func dataRow(_ index: Int) -> [String] {
    guard let data = state.data else { return ["no data"] }
    let x = data.input(index)
    let heading =
      "\(data.name), sample \(index) of 0 to \(data.count - 1): y = \(answer(data, index))"
    if let picture = picture(x) { return [heading, ""] + picture }
    let names = data.inputNames.isEmpty ? x.indices.map { "x[\($0)]" } : data.inputNames
    if style.isWhole { return [heading, ""] + listed(zip(names, x).map { ($0, $1) }) }
    let cells = self.cells(x.count) { names[$0] + " = " + number(x[$0]) }
    return [heading]
      + Section.lines(
        [Section([], count: cells.rows, rest: "sample \(index), then show x", row: cells.row)],
        atMost: Section.screen - 2)
  }

  /// Points that are a picture, drawn for a screen and a table for other readers; nil where they are
  /// none.
  func picture(_ points: [Double]) -> [String]? {
    if style == .text {
      return PointPicture(points, isASCII: options.isASCII)?.lines.map { "  " + $0 }
    }
    guard let side = PointPicture.side(points) else { return nil }
    var table = Table([("row", .right), ("", .left)], names: [1: "points"])
    for row in 0..<side {
      table.add(["\(row)", cell(points[row * side..<(row + 1) * side], atMost: side)])
    }
    return lines(of: table)
  }
}

/// A square of points between 0 and 1, drawn in shades two characters wide.
struct PointPicture {
  let lines: [String]

  /// How many points a side has; nil for what is no picture.
  static func side(_ points: [Double]) -> Int? {
    Dataset.side(ofPicture: points.count).flatMap { side in
      points.allSatisfy { (0...1).contains($0) } ? side : nil
    }
  }

  /// Nil when the numbers are no picture: not a square of 5 to 28 points a side, or not within
  /// 0…1.
  init?(_ points: [Double], isASCII: Bool) {
    guard let side = Self.side(points) else { return nil }
    let shades = isASCII ? Array(" .:-=+*#%@") : Array(" ░▒▓█")
    lines = (0..<side).map { row in
      points[row * side..<(row + 1) * side].map { point in
        let shade = Cell.along(point, of: shades.count).map { shades[$0] } ?? "?"
        return String(repeating: shade, count: 2)
      }.joined().trimmedAtEnd
    }
  }
}
