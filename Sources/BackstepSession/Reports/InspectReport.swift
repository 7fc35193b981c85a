import Backprop

/// All there is to say about one name, as far as it is known at this stage.
public struct InspectReport: Sendable {
  /// What was asked about.
  public let name: Name
  /// Its value; nil when it is not computed or stale.
  public let value: Value?
  /// Why there is no value.
  public let missing: SessionError?
  /// Whose story it is.
  public let subject: Subject

  /// The stories there are.
  public enum Subject: Sendable {
    case parameter(ParameterStory)
    case parameters(ParametersStory)
    case neurons([NeuronStory])
    /// A number that belongs to no neuron and no weight: its formula, or where it comes from.
    case number(Explanation?, moment: State)
    case numbers
  }
}

/// One weight or bias.
public struct ParameterStory: Sendable {
  /// The weight or bias itself, and its value now.
  public let parameter: Name, value: Double
  /// What it connects.
  public let source: Source?
  /// Whether nudges leave it alone.
  public let isFrozen: Bool
  /// The state that the gradient has its numbers from.
  public let moment: State
  /// The gradient; nil with the reason when it is not computed or stale.
  public let gradient: Double?, noGradient: SessionError?
  /// The central difference; nil when there is no whole sample.
  public let numeric: GradientCheckEntry?
  /// What the last nudge added, and what the next one will.
  public let lastChange: Double?, nextChange: Double?
  /// The state after the next nudge, which explains its change.
  public let ahead: State?
  /// m and v, when the optimizer keeps them.
  public let firstMoment: Double?, secondMoment: Double?
  /// From the parameter to the loss: its neuron's sum and activation, later layers, the loss.
  public let stations: [Name]
  /// What comes back to its neuron over each outgoing path; none of an output neuron.
  public let paths: [BlamePath]
  /// Its values up to now, oldest first, each change one entry.
  public let history: [Double]

  /// The numeric gradient on the scale of the gradient shown: the true slope of the loss without
  /// the factor that is left to the learning rate.
  public var numericGradient: Double? {
    numeric.map { $0.numeric / moment.settings.loss.foldedFactor }
  }
}

/// A whole matrix or vector of weights or biases.
public struct ParametersStory: Sendable {
  /// Their gradients, what the last nudge added, and what the next one will.
  public let gradients: Value?, lastChanges: Value?, nextChanges: Value?
  /// The central differences, on the scale of the gradients; nil for a large matrix.
  public let numericGradients: Value?
}

/// One neuron.
public struct NeuronStory: Sendable {
  /// Its activation's name.
  public let neuron: Name
  /// Its sum, activation, the activation's slope there, and its blame.
  public let sum: Double?, activation: Double?, slope: Double?, blame: Double?
  /// Whether it learns next to nothing, and why.
  public let condition: Condition?
  /// The moment that the numbers belong to.
  public let moment: State

  /// Why a neuron learns next to nothing.
  public enum Condition: String, Sendable {
    /// Its slope is under 0.01.
    case saturated
    /// A `relu` whose sum is at or below 0.
    case dead
  }
}
