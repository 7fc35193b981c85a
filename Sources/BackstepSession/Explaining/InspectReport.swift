import Backprop

/// All there is to say about one name, as far as it is known at this stage.
package struct InspectReport: Sendable {
  /// What was asked about.
  package let name: Name
  /// Its value; nil when it is not computed or stale.
  package let value: Value?
  /// Why there is no value.
  package let missing: SessionError?
  /// Whose story it is.
  package let subject: Subject

  /// The stories there are.
  package enum Subject: Sendable {
    case parameter(ParameterStory)
    case parameters(ParametersStory)
    case neurons([NeuronStory])
    /// A number that belongs to no neuron and no weight: its formula, or where it comes from.
    case number(Explanation?, origin: State)
    case numbers
  }
}

/// One weight or bias.
package struct ParameterStory: Sendable {
  /// The weight or bias itself, and its value now.
  package let parameter: Name, value: Double
  /// What it connects.
  package let source: Source?
  /// Whether nudges leave it alone.
  package let isFrozen: Bool
  /// The state that the gradient has its numbers from.
  package let origin: State
  /// The gradient; nil with the reason when it is not computed or stale.
  package let gradient: Double?, noGradient: SessionError?
  /// The central difference; nil when there is no whole sample.
  package let numeric: GradientCheckEntry?
  /// What the last nudge added, and what the next one will.
  package let lastChange: Double?, nextChange: Double?
  /// The state after the next nudge, which explains its change.
  package let ahead: State?
  /// m and v, when the optimizer keeps them.
  package let firstMoment: Double?, secondMoment: Double?
  /// From the parameter to the loss: its neuron's sum and activation, later layers, the loss.
  package let stations: [Name]
  /// What comes back to its neuron over each outgoing path; none of an output neuron, nor in a batch.
  package let paths: [BlamePath]
  /// What each sample of a batch adds to the gradient; none of a single sample.
  package let shares: [SampleShare]
  /// Its values up to now, oldest first, each change one entry.
  package let history: [Double]

  /// The numeric gradient on the scale of the gradient shown: the true slope of the loss without
  /// the factor that is left to the learning rate.
  package var numericGradient: Double? {
    numeric.map { $0.numeric / origin.settings.loss.foldedFactor }
  }
}

/// A whole matrix or vector of weights or biases.
package struct ParametersStory: Sendable {
  /// Their gradients, what the last nudge added, and what the next one will.
  package let gradients: Value?, lastChanges: Value?, nextChanges: Value?
  /// The central differences, on the scale of the gradients; nil for a large matrix.
  package let numericGradients: Value?
}

/// One neuron.
package struct NeuronStory: Sendable {
  /// Its activation's name.
  package let neuron: Name
  /// Its sum, activation, the activation's slope there, and its blame.
  package let sum: Double?, activation: Double?, slope: Double?, blame: Double?
  /// Whether it learns next to nothing, and why.
  package let condition: Activation.Flatness?
  /// The state that the numbers come from.
  package let origin: State
}
