import Backprop
import BackstepSession

extension DrillPlan {
  /// The weight after a nudge.
  static let newWeight = DrillPlan(
    title: "A weight after its nudge",
    hint: "The old weight, and its change added to it: minus the learning rate times the gradient."
  ) { dice in
    guard let state = weighed(&dice).state else { return nil }
    return DrillDraw(
      lead: "Plain gradient descent, one nudge. `W1[0]` is the weight before it.", state: state,
      name: Name(.weights(1), [0, 0]),
      given: [
        Name(.weights(1), [0, 0]), Name(.weights(1, .gradient), [0, 0]), Name(.learningRate),
      ],
      usual: ["unchanged", "uphill", "rate-missing", "change-alone"])
  }
}
