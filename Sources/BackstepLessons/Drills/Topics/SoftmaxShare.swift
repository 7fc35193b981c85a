import Backprop
import BackstepSession

extension DrillPlan {
  /// out[k] of a softmax over three sums.
  static let softmax = DrillPlan(
    title: "Softmax",
    hint: "e to the power of each z; then the one asked for, divided by the sum of all of them."
  ) { dice in
    let sums = (0..<3).map { _ in dice.signedTenths(1...25) }
    let net = DrillNet(
      sizes: [1, 3], output: .softmax, parameters: [0, 0, 0] + sums, x: [1], y: [1, 0, 0], loss: .ce
    )
    guard let state = net.state else { return nil }
    return DrillDraw(
      lead: "An output layer of three neurons has the activation softmax.", state: state,
      name: Name(.activations(1), [dice.whole(0...2)]),
      given: (0..<3).map { Name(.sums(1), [$0]) },
      usual: ["no-activation", "not-normalized", "sums-for-powers", "sigmoid-for-softmax"])
  }
}
