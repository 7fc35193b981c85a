import Backprop
import BackstepSession

extension DrillPlan {
  /// dHidden[j] over the one path to a single output.
  static let hiddenBlame = DrillPlan(
    title: "The blame of a hidden neuron, one path",
    hint: "The blame that comes after it, times the weight of the path, times its own slope."
  ) { dice in
    let activation = dice.vary([Activation.sigmoid, .tanh])
    let hidden = (0..<2).map { _ in dice.tenths(1...9) }
    let weights = hidden.map { _ in dice.signedTenths(2...15) }
    let (out, y) = (dice.tenths(1...9), Double(dice.whole(0...1)))
    let net = DrillNet(
      sizes: [1, 2, 1], hidden: activation,
      parameters: [0.5, -0.5] + [-0.5, 0.5].indexed { activation.sum(for: hidden[$0]) + $1 }
        + weights + [Activation.sigmoid.sum(for: out) - hidden.dot(weights)], x: [1], y: [y])
    guard let state = net.state else { return nil }
    let j = dice.whole(0...1)
    return DrillDraw(
      lead:
        "The hidden layer has the activation \(activation.rawValue), the output is a sigmoid, and "
        + "the loss is `squared`.",
      state: state, name: Name(.blames(1), [j]),
      given: [
        Name(.activations(1), [j]), Name(.weights(2), [0, j]), Name(.activations(2), [0]),
        Name(.target, [0]), Name(.blames(2), [0]),
      ],
      usual: [
        "sign", "hidden-slope", "slope-of-a", "weight-forgotten", "error-back", "extra-2",
      ] + (activation == .sigmoid ? [] : ["sigmoid-slope"]))
  }
}

extension [Double] {
  /// Σ a·b
  func dot(_ other: [Double]) -> Double { zip(self, other).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Each number made into another, with its place.
  func indexed(_ body: (Int, Double) -> Double) -> [Double] { enumerated().map { body($0, $1) } }
}
