import Backprop

/// A loss in words; every one is put into words here and nowhere else.
struct LossWords {
  /// The formula, the blame at the output, what it is for.
  let lines: [String]

  init(_ loss: Loss.Kind) {
    let (value, blame, use) =
      switch loss {
      case .squared:
        (
          "sum((out - y)^2)", "(out - y)*slope",
          "The constant 2 of the derivative is left to the learning rate, as `check` says too."
        )
      case .half:
        ("sum((out - y)^2)/2", "(out - y)*slope", "Halved, so that the derivative has no 2.")
      case .mse:
        (
          "sum((out - y)^2)/K, K the number of outputs", "2/K*(out - y)*slope",
          "The mean squared error of most libraries."
        )
      case .huber:
        (
          "sum(huber(out - y)): e^2/2 where abs(e) <= huberdelta, else "
            + "huberdelta*(abs(e) - huberdelta/2)",
          "out - y cut to -huberdelta..huberdelta, *slope",
          "Counts large errors as themselves and not as their squares, so that a few wrong answers "
            + "do not rule the rest."
        )
      case .bce:
        (
          "-sum(y*ln(out) + (1 - y)*ln(1 - out))", "out - y",
          "Binary cross-entropy, for a sigmoid output: its slope cancels, so that a saturated and "
            + "wrong output is blamed in full."
        )
      case .ce:
        (
          "-sum(y*ln(out))", "out - y",
          "Cross-entropy, for a softmax output and answers that sum to 1."
        )
      }
    lines = [
      "  loss = \(value)", "  blame at the output = \(blame)", use,
      "`set loss \(loss.rawValue)` chooses it.",
    ]
  }
}
