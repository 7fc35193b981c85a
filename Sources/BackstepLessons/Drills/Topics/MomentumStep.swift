import Backprop
import BackstepSession

extension DrillPlan {
  /// The change of a weight under momentum, after a nudge before it.
  static let momentum = DrillPlan(
    title: "Momentum",
    hint:
      "First the new m: momentum times the m so far, plus the gradient. The change is -lr times it."
  ) { dice in
    var net = weighed(&dice)
    net.optimizer = .momentum
    net.memory = OptimizerState(
      firstMoment: [dice.signedHundredths(10...200), 0.1], stepCount: 1)
    guard let state = net.state else { return nil }
    return DrillDraw(
      lead: "The optimizer is `momentum`. `mW1[0]` is what it has kept so far.", state: state,
      name: Name(.weights(1, .change), [0, 0]),
      given: [
        Name(.weights(1, .gradient), [0, 0]), Name(.weights(1, .firstMoment), [0, 0]),
        Name(.optimizer(.momentum)), Name(.learningRate),
      ],
      usual: ["sign", "rate-missing", "gradient-for-change", "memory-forgotten", "averaged-memory"])
  }
}
