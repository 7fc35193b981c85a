import Backprop
import BackstepSession

extension DrillPlan {
  /// out = act(Σ W·x + b).
  static let activation = DrillPlan(
    title: "What a neuron says",
    hint: "First the weighted sum with its bias, then the activation of that sum."
  ) { dice in
    let activation = dice.vary([Activation.sigmoid, .tanh])
    let x = (0..<2).map { _ in dice.pick([0.5, 1, 1.5, 2, -0.5, -1]) }
    let weights = x.map { _ in dice.signedTenths(1...9) }
    let net = DrillNet(
      sizes: [2, 1], output: activation, parameters: weights + [dice.signedTenths(1...9)], x: x,
      y: [1])
    guard let state = net.state else { return nil }
    return DrillDraw(
      lead: "A neuron has 2 inputs and the activation \(activation.rawValue).", state: state,
      name: Name(.activations(1), [0]),
      given: (0..<2).map { Name(.input, [$0]) } + (0..<2).map { Name(.weights(1), [0, $0]) }
        + [Name(.biases(1), [0])],
      usual: ["no-activation", "forgotten-bias", "sign"])
  }
}
