/// A way through time.
package struct TravelReport: Sendable {
  /// How.
  package enum Way: Sendable {
    case undo, redo, goto
    /// To after an epoch, inside the run that led to a moment, or as a moment has it.
    case epoch(Int, of: Moment, isInside: Bool)
  }
  /// How.
  package let way: Way
  /// The moments left and reached.
  package let from: Moment, to: Moment
  /// The commands undone, the last one first, or redone, in their order; empty for `goto`.
  package let commands: [String]
  /// What is different now.
  package let difference: Difference
}

/// A name given to the present moment.
package struct MarkReport: Sendable {
  /// The name.
  package let name: String
  /// The moment.
  package let moment: Moment
  /// The time that had the name before, if another one did.
  package let movedFrom: Int?
}

/// Two moments compared.
package struct DiffReport: Sendable {
  /// One of them, with the marks it has.
  package struct Side: Sendable {
    /// The moment, or the state inside a run with the time and the command of what that led to.
    package let moment: Moment
    /// The epoch, when that is inside the run of `train` that led to the moment.
    package let epoch: Int?
    /// Its names.
    package let marks: [String]
    /// What was then.
    package var state: State { moment.state }
    /// The mean loss and the share of right predictions over the data; nil when they do not fit.
    package let meanLoss: Double?, accuracy: Double?
  }
  /// The two.
  package let a: Side, b: Side
  /// What is different.
  package let difference: Difference
}

/// A session written or read.
package struct FileReport: Sendable {
  /// What the file held.
  package enum Content: Equatable, Sendable {
    /// A whole session.
    case session
    /// Weights only.
    case weights
    /// The network as a program, or as tables.
    case export(ExportTarget)
    /// A picture.
    case picture
  }
  /// What the file holds.
  package let content: Content
  /// Its name.
  package let name: String
  /// Its size.
  package let bytes: Int
  /// What its numbers became, of weights that were read.
  package var sources: [WeightSource] = []
}
