/// Why a number, or each number of a vector or matrix, is what it is.
public struct WhyReport: Sendable {
  /// What was asked about.
  public let name: Name
  /// Its value.
  public let value: Value
  /// The tree of a single number, or one of each entry.
  public let trees: [Explanation]
  /// The states that the trees have their numbers from.
  public let moments: [State]
  /// How deep the trees were asked for; nil for as deep as there is.
  public let depth: Int?
  /// For a hidden blame: what comes back over each outgoing path.
  public let paths: [BlamePath]
  /// For a weight or bias: its gradient, and the change that the last nudge has made of it or the
  /// next one will.
  public let consequences: [Explanation]
  /// Whether the change among the consequences is one to come.
  public let isChangeToCome: Bool
  /// Whether the numbers are from before the nudge just taken.
  public let isBeforeNudge: Bool
}

/// One outgoing path of a hidden neuron: a weight times the blame at its end.
public struct BlamePath: Sendable {
  /// The neuron it leads to.
  public let end: Name
  /// `W2[1]*dOut`.
  public let expression: Expression
  /// What it comes to.
  public let value: Double
}
