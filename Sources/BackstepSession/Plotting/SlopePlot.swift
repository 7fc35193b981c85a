import Backprop

/// The loss along one weight, all others as they are.
package struct SlopePlot: Sendable {
  /// Its name, as the screen shows it.
  package let name: String
  /// What it is set to, and the loss there.
  package let weights: [Double], losses: [Double]
  /// Where it is, and the loss there.
  package let weight: Double, loss: Double
  /// The slope of the loss there that `backward` found: its gradient, times what is folded into the
  /// learning rate; nil where `backward` has not run on these weights.
  package let slope: Double?
  /// That factor: 2 for `squared`.
  package let factor: Double
  package let samples: PlotSamples
}

extension State {
  private static let points = 81

  /// - Throws: What is missing, or `.interrupted`.
  func slope(along word: String, _ effects: Effects) throws(SessionError) -> SlopePlot {
    let (name, index) = try movableParameter(word)
    let passes = PlotWork.passes(of: architecture)
    let set = try sampleSet(atMost: max(1, passes / Self.points - 4))
    let samples = set.y.count / architecture.outputCount
    let count = max(7, min(Self.points, PlotWork.askings(architecture, samples: samples)))
    let weight = network.parameters[index]
    let loss = set.loss(of: network, settings.loss)
    guard weight.isFinite else { throw .plot(.notFinite("`\(name)`")) }
    let reach = min(.greatestFiniteMagnitude / 4, max(2, abs(weight) * 1.5))
    let middle = max(-.greatestFiniteMagnitude / 4, min(.greatestFiniteMagnitude / 4, weight))
    var moved = network
    var (weights, losses): ([Double], [Double]) = ([], [])
    for place in 0..<count {
      if effects.isInterrupted() { throw .loop(.interrupted) }
      weights.append(middle + reach * (2 * Double(place) / Double(count - 1) - 1))
      moved.parameters[index] = weights[place]
      losses.append(set.loss(of: moved, settings.loss))
    }
    guard losses.contains(where: \.isFinite) else {
      throw .plot(.notFinite("the loss all along `\(name)`"))
    }
    let gradient = hasFreshBackward ? values.backward?.gradients[index] : nil
    return SlopePlot(
      name: name, weights: weights, losses: losses, weight: weight, loss: loss,
      slope: gradient.map { $0 * settings.loss.foldedFactor },
      factor: settings.loss.foldedFactor, samples: set.samples)
  }

  /// A weight or bias that a nudge could move: its name, and its place among the parameters.
  func movableParameter(_ word: String) throws(SessionError) -> (name: String, index: Int) {
    let name = try ExpressionParser.parseName(word, in: shape)
    let text = name.text(in: shape)
    guard name.quantity.role == .value, let places = architecture.parameters(of: name) else {
      throw .plot(.notAWeight(text))
    }
    guard name.isSingle(in: shape), let index = places.first else {
      throw .plot(.severalWeights(text, example: name.entry(at: 0, in: shape).text(in: shape)))
    }
    guard !isFrozen(name) else { throw .plot(.frozen(text)) }
    return (text, index)
  }
}
