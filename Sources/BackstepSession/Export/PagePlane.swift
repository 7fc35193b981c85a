import Backprop

/// What a network of two inputs answers over the plane around its samples, a character a cell.
struct PagePlane {
  private static let cells = 32
  /// What the script reads: 0 to 61, and a point for what is no number.
  private static let levels = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  private let data: Dataset
  private let grid: Dataset
  private let low: [Double], high: [Double]
  private let isOne: Bool
  /// The answers that the ends of the scale stand for.
  private let range: ClosedRange<Double>

  /// Nil where there are not two inputs, or more classes than letters.
  init?(_ data: Dataset, _ architecture: Architecture) {
    guard data.inputCount == 2, data.targetCount <= 26 else { return nil }
    self.data = data
    isOne = data.targetCount == 1
    var ends: [(Double, Double)] = []
    for i in 0..<2 {
      let numbers = (0..<data.count).map { data.input($0)[i] }
      let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
      // The width itself may be too large for a number.
      let margin = most > least ? most / 4 - least / 4 : 1
      ends.append(
        (
          max(-.greatestFiniteMagnitude, least - margin),
          min(.greatestFiniteMagnitude, most + margin)
        ))
    }
    (low, high) = (ends.map(\.0), ends.map(\.1))
    var values: [Double] = []
    for row in 0..<Self.cells {
      for column in 0..<Self.cells {
        let (across, down) = (
          (Double(column) + 0.5) / Double(Self.cells), (Double(row) + 0.5) / Double(Self.cells)
        )
        values.append(low[0] * (1 - across) + high[0] * across)
        values.append(high[1] * (1 - down) + low[1] * down)
        values += repeatElement(0, count: data.targetCount)
      }
    }
    grid = Dataset(name: "", inputCount: 2, targetCount: data.targetCount, values: values)
    let targets = (0..<data.count).map { data.target($0)[0] }
    let (least, most) = (min(0, targets.min() ?? 0), max(1, targets.max() ?? 1))
    range = data.hasYesOrNo ? 0...1 : least...most
  }

  /// The middle of the scale, on which the line between high and low stands.
  private var middle: Double { range.lowerBound / 2 + range.upperBound / 2 }

  /// A character for each cell, row by row from the top.
  func answers(of network: Network) -> String {
    let width = range.upperBound - range.lowerBound
    return String(
      Evaluation(network, on: grid, loss: .squared).outputs.map { out -> Character in
        guard !out.contains(where: \.isNaN) else { return "." }
        guard isOne else {
          return Self.levels[out.placeOfLargest]
        }
        let share = max(0, min(1, (out[0] - range.lowerBound) / width))
        // Level 31 and above are the upper half.
        let level = Int((share * 62).rounded(.down))
        return Self.levels[max(0, min(61, level))]
      })
  }

  var json: JSONValue {
    let drawn = PlotWork.spread(data.count, atMost: BoundaryPlan.mostPoints)
    let points = drawn.map { index -> JSONValue in
      let y = data.target(index)
      let answer = isOne ? (y[0] >= middle ? 1 : 0) : y.placeOfLargest
      return .object([("x", .numbers(data.input(index))), ("answer", .integer(answer))])
    }
    let names = data.inputNames.isEmpty ? ["x[0]", "x[1]"] : data.inputNames
    return .object([
      ("cells", .integer(Self.cells)), ("isOne", .bool(isOne)), ("low", .numbers(low)),
      ("high", .numbers(high)), ("middle", .number(middle)),
      ("names", .strings(names.map { String($0.prefix(12)) })), ("points", .array(points)),
    ])
  }
}
