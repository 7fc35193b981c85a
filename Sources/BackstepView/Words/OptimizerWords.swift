import Backprop

/// An optimizer in words; every one is put into words here and nowhere else.
struct OptimizerWords {
  /// The formulas, what it is for.
  let lines: [String]

  init(_ optimizer: Optimizer) {
    let (formulas, use) =
      switch optimizer {
      case .sgd: (["change = -lr*gradient"], "Plain gradient descent: nothing is remembered.")
      case .momentum:
        (
          ["m = momentum*m + gradient", "change = -lr*m"],
          "Goes on in the direction of earlier gradients, as a heavy ball does."
        )
      case .nesterov:
        (
          ["m = momentum*m + gradient", "change = -lr*(gradient + momentum*m)"],
          "Momentum that looks a step ahead."
        )
      case .rmsprop:
        (
          [
            "v = alpha*v + (1 - alpha)*gradient^2",
            "change = -lr*gradient/(sqrt(v) + epsilon)",
          ], "Every weight has a step of its own, whatever the size of its gradients."
        )
      case .adam:
        (
          [
            "m = beta1*m + (1 - beta1)*gradient", "v = beta2*v + (1 - beta2)*gradient^2",
            "change = -lr*(m/(1 - beta1^t))/(sqrt(v/(1 - beta2^t)) + epsilon)",
          ],
          "Momentum and rmsprop together; the divisions make up for the start of m and v at 0. An "
            + "lr of 0.01 is much for it."
        )
      }
    lines =
      formulas.map { "  " + $0 } + [
        use, "`set optimizer \(optimizer.rawValue)` chooses it; `inspect W1` shows what it keeps.",
      ]
  }
}
