import Backprop
import BackstepSession

extension DrillPlan {
  /// z = Σ W·x + b of one neuron.
  static let forwardSum = DrillPlan(
    title: "The weighted sum of a neuron",
    hint: "Every input times its weight, all added up, and the bias added to that."
  ) { dice in
    let count = dice.whole(2...3)
    let x = (0..<count).map { _ in dice.pick([0.5, 1, 1.5, 2, 3, -0.5, -1, -2]) }
    let weights = x.map { _ in dice.signedTenths(1...9) }
    let net = DrillNet(
      sizes: [count, 1], parameters: weights + [dice.signedTenths(1...9)], x: x, y: [1])
    guard let state = net.state else { return nil }
    return DrillDraw(
      lead: "A neuron has \(count) inputs.", state: state, name: Name(.sums(1), [0]),
      given: (0..<count).map { Name(.input, [$0]) }
        + (0..<count).map { Name(.weights(1), [0, $0]) } + [Name(.biases(1), [0])],
      usual: ["sign", "forgotten-bias", "activation-for-sum"])
  }
}
