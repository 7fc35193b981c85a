import Backprop

/// What a network of two inputs answers all over the plane.
package struct Boundary: Sendable {
  /// Points across and down; two points down make one row of half blocks.
  package let columns: Int, rows: Int
  let lowest: [Double]
  let highest: [Double]
  private let points: Dataset
  private let data: Dataset

  /// More samples than this are not drawn, since one would not see the plane for them.
  static let mostSamples = 400

  /// The plane around the samples; nil when they do not have two inputs.
  package init?(_ data: Dataset, columns: Int, rows: Int) {
    guard data.inputCount == 2, columns > 1, rows > 1 else { return nil }
    (self.columns, self.rows, self.data) = (columns, rows, data)
    var (low, high) = (data.input(0), data.input(0))
    for index in 0..<data.count {
      for (i, x) in data.input(index).enumerated() {
        low[i] = min(low[i], x)
        high[i] = max(high[i], x)
      }
    }
    for i in 0..<2 {
      // The width of the plane itself may be too large for a number.
      let margin = high[i] > low[i] ? high[i] / 6 - low[i] / 6 : 1
      low[i] = max(-.greatestFiniteMagnitude, low[i] - margin)
      high[i] = min(.greatestFiniteMagnitude, high[i] + margin)
    }
    (lowest, highest) = (low, high)
    var values: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let (across, down) = (
          (Double(column) + 0.5) / Double(columns), (Double(row) + 0.5) / Double(rows)
        )
        values.append(low[0] * (1 - across) + high[0] * across)
        values.append(high[1] * (1 - down) + low[1] * down)
        values += repeatElement(0, count: data.targetCount)
      }
    }
    points = Dataset(
      name: "", inputCount: 2, targetCount: data.targetCount, values: values)
  }

  /// What is seen at one point.
  enum Answer: Equatable {
    /// A single output, as it is.
    case output(Double)
    /// The largest of several.
    case largest(Int)
  }

  /// The answers of a network, row by row from the top.
  func answers(of network: Network) -> [Answer] {
    Evaluation(network, on: points, loss: .squared).outputs.map { out in
      out.count == 1 ? .output(out[0]) : .largest(Page.largest(out))
    }
  }

  /// The true answer of each cell that holds a sample: cells are as wide as a point and two high.
  func marks() -> [Int: Int] {
    guard data.count <= Self.mostSamples else { return [:] }
    var result: [Int: Int] = [:]
    for index in 0..<data.count {
      let x = data.input(index)
      let across = (x[0] / 2 - lowest[0] / 2) / (highest[0] / 2 - lowest[0] / 2)
      let down = (highest[1] / 2 - x[1] / 2) / (highest[1] / 2 - lowest[1] / 2)
      guard let column = Cell.along(across, of: columns), let row = Cell.along(down, of: rows / 2)
      else { continue }
      let y = data.target(index)
      result[row * columns + column] = y.count == 1 ? (y[0] >= 0.5 ? 1 : 0) : Page.largest(y)
    }
    return result
  }
}
