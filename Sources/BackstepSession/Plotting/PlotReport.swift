import Backprop

/// A picture asked for, as the numbers that it shows.
package struct PlotReport: Sendable {
  /// What is to be seen.
  package let plot: Plot
  /// Whether curves may be drawn in braille.
  package let isBraille: Bool
  /// Where it was written instead of being shown.
  package let file: FileReport?
}

/// What there is to see.
package enum Plot: Sendable {
  case loss(LossPlot)
  case boundary(BoundaryPlot)
  case net(NetPlot)
  case weights(WeightsPlot)
  case slope(SlopePlot)
  case surface(SurfacePlot)
  case flow(FlowPlot)

  /// The word behind `plot`.
  package enum Subject: String, CaseIterable, Sendable {
    case net, loss, boundary, weights, surface, flow
  }
}

/// What one picture may cost: passes of a sample times weights and biases, so that an answer comes
/// in less than a second whatever the network.
enum PlotWork {
  static let most = 80_000_000

  /// How many passes that leaves, at least one.
  static func passes(of architecture: Architecture) -> Int {
    max(1, most / max(100, architecture.parameterCount))
  }

  /// How many times a network with one weight moved can be asked about so many samples: to take it
  /// up costs as much as some samples.
  static func askings(_ architecture: Architecture, samples: Int) -> Int {
    max(1, passes(of: architecture) / (samples + 4))
  }

  /// Evenly spread places of so many, at most a number of them.
  static func spread(_ count: Int, atMost most: Int) -> [Int] {
    guard count > most, most > 0 else { return Array(0..<count) }
    return (0..<most).map { $0 * count / most }
  }
}

extension [Double] {
  /// The places of the largest in size, at most so many, in their order; what is no number is the
  /// largest.
  func strongest(_ most: Int) -> [Int] {
    let sizes = map { $0.isNaN ? .infinity : abs($0) }
    return indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(most).sorted()
  }
}
