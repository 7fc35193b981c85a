import Backprop
import BackstepSession

extension DrillPlan {
  /// The change of a weight: −lr·gradient.
  static let change = DrillPlan(
    title: "The change of a weight",
    hint: "Downhill, so against the gradient, and as far as the learning rate says."
  ) { dice in
    guard let state = weighed(&dice).state else { return nil }
    return DrillDraw(
      lead: "Plain gradient descent, one nudge.", state: state,
      name: Name(.weights(1, .change), [0, 0]),
      given: [
        Name(.weights(1), [0, 0]), Name(.weights(1, .gradient), [0, 0]), Name(.learningRate),
      ],
      usual: ["sign", "gradient-for-change", "rate-missing"])
  }

  /// One linear neuron of one input, whose gradients are (out − y)·x and out − y.
  static func weighed(_ dice: inout Dice) -> DrillNet {
    let x = dice.pick([0.5, 1, 1.5, 2, -0.5, -1, -2])
    return DrillNet(
      sizes: [1, 1], output: .linear,
      parameters: [dice.signedHundredths(10...150), dice.signedTenths(1...9)], x: [x],
      y: [dice.signedTenths(0...20)], loss: .half,
      rate: dice.pick([0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5]))
  }
}
