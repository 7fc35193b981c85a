import Backprop

/// Why a number, or each number of a vector or matrix, is what it is.
package struct WhyReport: Sendable {
  /// What was asked about.
  package let name: Name
  /// Its value.
  package let value: Value
  /// The tree of a single number, or one of each entry.
  package let trees: [Explanation]
  /// The states that the trees have their numbers from.
  package let origins: [State]
  /// How deep the trees were asked for; nil for as deep as there is.
  package let depth: Int?
  /// For a hidden blame: what comes back over each outgoing path.
  package let paths: [BlamePath]
  /// For the blame of a sum that is normalised: the three ways in which it reaches the loss.
  package let ways: [NormWay]
  /// For the mean over a batch, a gradient or the loss: what each sample adds.
  package let shares: [SampleShare]
  /// For a weight or bias: its gradient, and the change that the last nudge has made of it or the
  /// next one will.
  package let consequences: [Explanation]
  /// Whether the change among the consequences is one to come.
  package let isChangeToCome: Bool
  /// Whether the numbers are from before the nudge just taken.
  package let isBeforeNudge: Bool
}

/// One of the ways in which a sum reaches the loss through its normalisation.
package struct NormWay: Sendable {
  package enum Kind: String, CaseIterable, Sendable { case own, mean, variance }
  package let kind: Kind
  package let expression: Expression
  package let value: Double
}

extension State {
  /// The three ways of a blame before a normalisation; none of other names.
  func waysThroughNorm(to name: Name) -> [NormWay] {
    guard case .blames(let layer) = name.quantity, architecture.isNormalized(layer),
      let j = name.indices.last
    else { return [] }
    let ways = Formula(self, sample: name.indices.first).waysThroughNorm(layer, j)
    return zip(NormWay.Kind.allCases, ways).compactMap { kind, expression in
      guard let value = try? expression.value(knownValue), let number = value.number else {
        return nil
      }
      return NormWay(kind: kind, expression: expression, value: number)
    }
  }
}

/// One outgoing path of a hidden neuron: a weight times the blame at its end.
package struct BlamePath: Sendable {
  /// The neuron it leads to.
  package let end: Name
  /// `W2[1]*dOut`.
  package let expression: Expression
  /// What it comes to.
  package let value: Double
}
