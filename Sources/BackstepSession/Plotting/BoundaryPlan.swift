import Backprop

/// What is asked for the picture of a boundary, whatever the network has learnt: points all over the
/// plane of two inputs, others at their mean, and the samples. It is made once for many pictures.
package struct BoundaryPlan: Sendable {
  /// Which inputs go across and up.
  let inputs: (across: Int, up: Int)
  /// The ends of the plane along each.
  let across: ClosedRange<Double>, up: ClosedRange<Double>
  /// Points across and down.
  package let columns: Int, rows: Int
  /// The data that the samples are of.
  let data: Dataset
  /// The samples that are drawn, by their places.
  let drawn: [Int]
  /// The points, row by row from the top, then those samples.
  let questions: Dataset

  /// More samples than this are not drawn, since one would not see the plane for them.
  static let mostPoints = 400

  /// The plane around the samples.
  ///
  /// - Parameters:
  ///   - inputs: Two different ones.
  ///   - columns: Points across, at least 2; likewise rows.
  package init(
    _ data: Dataset, _ architecture: Architecture, inputs: (across: Int, up: Int), columns: Int,
    rows: Int
  ) {
    (self.inputs, self.columns, self.rows, self.data) = (inputs, columns, rows, data)
    let frame = Frame(data)
    (across, up) = (frame.range(inputs.across), frame.range(inputs.up))
    // The samples are asked about too.
    let most = max(20, min(Self.mostPoints, PlotWork.passes(of: architecture) / 4))
    drawn = PlotWork.spread(data.count, atMost: most)
    var values: [Double] = []
    values.reserveCapacity(
      (rows * columns + drawn.count) * (data.inputCount + data.targetCount))
    func ask(_ across: Double, _ up: Double) {
      var x = frame.means
      (x[inputs.across], x[inputs.up]) = (across, up)
      values += x
      values += repeatElement(0, count: data.targetCount)
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let (right, down) = (
          (Double(column) + 0.5) / Double(columns), (Double(row) + 0.5) / Double(rows)
        )
        ask(
          across.lowerBound * (1 - right) + across.upperBound * right,
          up.upperBound * (1 - down) + up.lowerBound * down)
      }
    }
    for own in drawn.map(data.input) { ask(own[inputs.across], own[inputs.up]) }
    questions = Dataset(
      name: "", inputCount: data.inputCount, targetCount: data.targetCount, values: values)
  }
}

/// The ends and the mean of every input.
private struct Frame {
  private var low: [Double], high: [Double]
  private(set) var means: [Double]

  init(_ data: Dataset) {
    (low, high) = (data.input(0), data.input(0))
    means = [Double](repeating: 0, count: data.inputCount)
    for index in 0..<data.count {
      for (i, x) in data.input(index).enumerated() {
        low[i] = min(low[i], x)
        high[i] = max(high[i], x)
        means[i] += x / Double(data.count)
      }
    }
  }

  /// A sixth more than the samples take, to either side.
  func range(_ input: Int) -> ClosedRange<Double> {
    // The width of the plane itself may be too large for a number.
    let margin = high[input] > low[input] ? high[input] / 6 - low[input] / 6 : 1
    let least = max(-.greatestFiniteMagnitude, low[input] - margin)
    return least...max(least, min(.greatestFiniteMagnitude, high[input] + margin))
  }
}
