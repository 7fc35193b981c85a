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
  /// The data that the samples are of.
  package let data: Dataset
  /// How many samples there are.
  package var samples: Int { data.count }
  /// Whether there are more inputs than two.
  package var hasOthers: Bool { data.inputCount > 2 }

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
    self.init(
      of: network,
      BoundaryPlan(data, network.architecture, inputs: inputs, columns: columns, rows: rows),
      isInterrupted: isInterrupted)
  }

  /// A plane that was planned before.
  ///
  /// - Returns: Nil when it is interrupted.
  package init?(
    of network: Network, _ plan: BoundaryPlan, isInterrupted: () -> Bool = { false }
  ) {
    (inputs, across, up) = (plan.inputs, plan.across, plan.up)
    (columns, rows, data) = (plan.columns, plan.rows, plan.data)
    let outputs = Evaluation(
      network, on: plan.questions, loss: .squared, isInterrupted: isInterrupted
    ).outputs
    guard outputs.count == plan.questions.count else { return nil }
    let all = outputs.map {
      $0.count == 1
        ? Answer.output($0[0]) : .largest($0.contains(where: \.isNaN) ? nil : $0.placeOfLargest)
    }
    answers = Array(all.prefix(rows * columns))
    let half =
      data.hasYesOrNo ? 0.5 : data.targetRange.lowerBound / 2 + data.targetRange.upperBound / 2
    points = zip(plan.drawn, all.dropFirst(rows * columns)).map { index, given in
      let (x, y) = (plan.data.input(index), plan.data.target(index))
      return Point(
        across: x[plan.inputs.across], up: x[plan.inputs.up],
        answer: y.count == 1 ? (y[0] >= half ? 1 : 0) : y.placeOfLargest, given: given)
    }
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
