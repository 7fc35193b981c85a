import Backprop

/// What a network answers all over the plane of two inputs, others at their mean, and the samples
/// on it.
package struct BoundaryPlot: Sendable {
  /// Which inputs go across and up.
  package let inputs: (across: Int, up: Int)
  /// The ends of the plane along each.
  package let across: ClosedRange<Double>, up: ClosedRange<Double>
  /// Points across and down.
  package let columns: Int, rows: Int
  /// The answer at each point, row by row from the top.
  package let answers: [Answer]
  /// The samples, some of them where there are very many.
  package let points: [Point]
  /// How many samples there are.
  package let samples: Int
  /// Whether there are more inputs than two.
  package let hasOthers: Bool
  /// The data that the samples are of.
  package let data: Dataset

  /// What is answered at one point.
  package enum Answer: Equatable, Sendable {
    /// A single output, as it is.
    case output(Double)
    /// The place of the largest of several; nil when there is none that is a number.
    case largest(Int?)
  }

  /// A sample on the plane.
  package struct Point: Equatable, Sendable {
    package let across: Double, up: Double
    /// 0 or 1 of a single answer, split at a half, or half way between the least and the greatest
    /// of all where they are more than yes and no; else the place of the largest.
    package let answer: Int
    /// What the network answers there.
    package let given: Answer
  }

  /// More samples than this are not drawn, since one would not see the plane for them.
  package static let mostPoints = 400

  /// The plane around the samples.
  ///
  /// - Parameters:
  ///   - inputs: Two different ones.
  ///   - columns: Points across, at least 2; likewise rows.
  /// - Returns: Nil when it is interrupted.
  package init?(
    of network: Network, _ data: Dataset, inputs: (across: Int, up: Int), columns: Int, rows: Int,
    isInterrupted: () -> Bool = { false }
  ) {
    (self.inputs, self.columns, self.rows, self.data) = (inputs, columns, rows, data)
    samples = data.count
    hasOthers = data.inputCount > 2
    let frame = Frame(data)
    (across, up) = (frame.range(inputs.across), frame.range(inputs.up))
    var values: [Double] = []
    values.reserveCapacity(rows * columns * (data.inputCount + data.targetCount))
    for row in 0..<rows {
      for column in 0..<columns {
        let (right, down) = (
          (Double(column) + 0.5) / Double(columns), (Double(row) + 0.5) / Double(rows)
        )
        var x = frame.means
        x[inputs.across] = across.lowerBound * (1 - right) + across.upperBound * right
        x[inputs.up] = up.upperBound * (1 - down) + up.lowerBound * down
        values += x
        values += repeatElement(0, count: data.targetCount)
      }
    }
    // The samples are asked about too.
    let most = max(20, min(Self.mostPoints, PlotWork.passes(of: network.architecture) / 4))
    let drawn = PlotWork.spread(data.count, atMost: most)
    for index in drawn {
      var x = frame.means
      let own = data.input(index)
      (x[inputs.across], x[inputs.up]) = (own[inputs.across], own[inputs.up])
      values += x
      values += repeatElement(0, count: data.targetCount)
    }
    let plane = Dataset(
      name: "", inputCount: data.inputCount, targetCount: data.targetCount, values: values)
    let outputs = Evaluation(
      network, on: plane, loss: .squared, isInterrupted: isInterrupted
    ).outputs
    guard outputs.count == plane.count else { return nil }
    let all = outputs.map { $0.count == 1 ? Answer.output($0[0]) : .largest($0.placeOfLargest) }
    answers = Array(all.prefix(rows * columns))
    let half =
      data.hasYesOrNo ? 0.5 : data.targetRange.lowerBound / 2 + data.targetRange.upperBound / 2
    points = zip(drawn, all.dropFirst(rows * columns)).map { index, given in
      let (x, y) = (data.input(index), data.target(index))
      return Point(
        across: x[inputs.across], up: x[inputs.up],
        answer: y.count == 1 ? (y[0] >= half ? 1 : 0) : y.placeOfLargest ?? 0, given: given)
    }
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

extension [Double] {
  /// The place of the largest, the first of several; nil when one is no number.
  fileprivate var placeOfLargest: Int? {
    contains(where: \.isNaN)
      ? nil : indices.reduce(0) { self[$1] > self[$0] ? $1 : $0 }
  }
}

extension State {
  /// Points along each side of a plane.
  private static let side = 56

  /// - Throws: What is missing, or `.interrupted`.
  func boundary(_ words: [String], _ effects: Effects) throws(SessionError) -> BoundaryPlot {
    let inputs = try planeInputs(words)
    let data = try neededData()
    let most = PlotWork.passes(of: architecture)
    var side = 2
    while side < Self.side, (side + 1) * (side + 1) <= most { side += 1 }
    guard
      let plot = BoundaryPlot(
        of: network, data, inputs: inputs, columns: side, rows: side,
        isInterrupted: effects.isInterrupted)
    else { throw .loop(.interrupted) }
    let isThere = plot.answers.contains { answer in
      switch answer {
      case .output(let out): out.isFinite
      case .largest(let place): place != nil
      }
    }
    guard isThere else { throw .plot(.notFinite("`out` all over the plane")) }
    return plot
  }

  /// Two inputs by their names, or the two that there are.
  private func planeInputs(_ words: [String]) throws(SessionError) -> (across: Int, up: Int) {
    let count = architecture.inputCount
    guard count > 1 else { throw .plot(.oneInput) }
    guard !words.isEmpty || count == 2 else { throw .plot(.whichInputs(of: count)) }
    if words.isEmpty { return (0, 1) }
    guard words.count == 2 else { throw .plot(.whichInputs(of: count)) }
    var chosen: [Int] = []
    for word in words {
      let name = try ExpressionParser.parseName(word, in: Shape(architecture))
      guard name.quantity == .input, let index = name.indices.first else {
        throw .plot(.notAnInput(word))
      }
      chosen.append(index)
    }
    guard chosen[0] != chosen[1] else { throw .plot(.twice(words[0])) }
    return (chosen[0], chosen[1])
  }
}
