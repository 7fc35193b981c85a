import Backprop

/// A run of numbers from 0 up as columns, the greatest as high as there is room; where the least is
/// less than a fiftieth of the greatest, by their logarithms, from the least up.
struct Curve {
  private let values: [Double]
  private let isASCII: Bool
  /// The numbers at the top and at the foot of the scale.
  let highest: Double, lowest: Double

  /// A curve of one number a column: the last of those that fall into it.
  init(_ values: [Double], columns: Int, isASCII: Bool) {
    let columns = max(1, columns)
    let sampled =
      values.count > columns
      ? (0..<columns).map { values[($0 + 1) * values.count / columns - 1] } : values
    let positive = sampled.filter { $0.isFinite && $0 > 0 }
    let (least, greatest) = (positive.min() ?? 0, positive.max() ?? 0)
    self.values = sampled
    self.isASCII = isASCII
    highest = greatest
    lowest = least < greatest / 50 ? least : 0
  }

  /// Steps of a cell, from empty to full.
  private var steps: [Character] { isASCII ? Array(" .:|") : Array(" ▁▂▃▄▅▆▇█") }

  /// So many rows, from the top.
  func rows(_ rows: Int) -> [String] {
    let full = steps.count - 1
    let heights = values.map { value -> Int in
      guard highest > 0, value.isFinite else { return 0 }
      let height = Cell.floor(share(value) * Double(rows * full) + 0.5, within: 0...rows * full)
      // What is not 0 is at least a step high.
      return max(value > 0 ? 1 : 0, height ?? 0)
    }
    return (0..<rows).map { row in
      let below = (rows - 1 - row) * full
      return String(heights.map { steps[min(full, max(0, $0 - below))] })
    }
  }

  /// How far up the scale a number stands, 0…1.
  private func share(_ value: Double) -> Double {
    guard lowest > 0 else { return value / highest }
    // A quotient of two losses may be too large for a number where their logarithms are not.
    return value > lowest
      ? (logarithm(value) - logarithm(lowest)) / (logarithm(highest) - logarithm(lowest)) : 0
  }
}
