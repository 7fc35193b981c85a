import Backprop

/// An activation in words; every one is put into words here and nowhere else.
struct ActivationWords {
  /// The formula, the slope, what it is for.
  let lines: [String]

  init(_ activation: Activation) {
    let (value, slope, use) =
      switch activation {
      case .sigmoid:
        (
          "1/(1 + exp(-z))", "a*(1 - a), at most 1/4",
          "From 0 to 1, with 0.5 at z = 0. Far from 0 its slope is next to nothing: the neuron is "
            + "saturated. With the loss `bce` it gives a likelihood."
        )
      case .tanh:
        (
          "(exp(z) - exp(-z))/(exp(z) + exp(-z))", "1 - a*a, at most 1",
          "From -1 to 1, with 0 at z = 0, so that its slope there is four times a sigmoid's."
        )
      case .relu:
        (
          "max(0, z)", "1 where z > 0, else 0",
          "Never saturated above 0; a neuron whose z is below 0 for every sample gets no blame any "
            + "more, and is dead. `set init he` suits it."
        )
      case .leaky:
        (
          "z where z > 0, else 0.01*z", "1 where z > 0, else 0.01",
          "A relu that lets a hundredth of the blame through below 0, so that it does not die."
        )
      case .softplus:
        ("ln(1 + exp(z))", "sigmoid(z)", "A relu without its corner.")
      case .linear:
        (
          "z", "1",
          "For outputs that are any number: regression. Layers of nothing else are one layer."
        )
      case .softmax:
        (
          "exp(z[k])/sum(exp(z))", "none alone: only with the loss `ce`, out - y",
          "For the output layer: likelihoods of classes, which sum to 1."
        )
      }
    lines = [
      "  a = \(value)", "  slope = \(slope)", use,
      "`net 2 3 1 tanh sigmoid` chooses activations, of the hidden layers and of the output.",
    ]
  }
}
