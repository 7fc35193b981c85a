import Backprop
import BackstepSession

extension DrillPlan {
  /// The first two steps of adam.
  static let adam = DrillPlan(
    title: "The first steps of Adam",
    hint:
      "m and v move on first: beta times what they were, and 1 - beta of the gradient, or of its "
      + "square. Then each is divided by 1 - beta^t."
  ) { dice in
    var net = weighed(&dice)
    net.optimizer = .adam
    net.rate = dice.pick([0.001, 0.002, 0.005, 0.01, 0.02, 0.1])
    let step = dice.whole(1...2)
    // What the first step leaves of a gradient.
    let first = dice.signedTenths(1...20)
    if step == 2 {
      net.memory = OptimizerState(
        firstMoment: [first / 10, 0.1], secondMoment: [first * first / 1000, 0.001], stepCount: 1)
    }
    guard let state = net.state else { return nil }
    let kept = [Quantity.Role.firstMoment, .secondMoment].map { Name(.weights(1, $0), [0, 0]) }
    return DrillDraw(
      lead: "The optimizer is `adam`, and this is its \(step == 1 ? "first" : "second") step. "
        + "`mW1[0]` and `vW1[0]` are what it has kept so far.",
      state: state, name: Name(.weights(1, .change), [0, 0]),
      given: [Name(.weights(1, .gradient), [0, 0])] + kept + [
        Name(.optimizer(.beta1)), Name(.optimizer(.beta2)), Name(.optimizer(.epsilon)),
        Name(.learningRate),
      ],
      extra: [("t", Double(step))],
      usual: ["sign", "rate-missing", "gradient-for-change", "no-correction", "memory-forgotten"])
  }
}
