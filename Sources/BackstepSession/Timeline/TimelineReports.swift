/// A way through time.
public struct TravelReport: Sendable {
  /// How.
  public enum Way: Equatable, Sendable {
    case undo, redo, goto
  }
  /// How.
  public let way: Way
  /// The moments left and reached.
  public let from: Moment, to: Moment
  /// The commands undone, the last one first, or redone, in their order; empty for `goto`.
  public let commands: [String]
  /// What is different now.
  public let difference: Difference
}

/// A name given to the present moment.
public struct MarkReport: Sendable {
  /// The name.
  public let name: String
  /// The moment.
  public let moment: Moment
  /// The time that had the name before, if another one did.
  public let movedFrom: Int?
}

/// Two moments compared.
public struct DiffReport: Sendable {
  /// One of them, with the marks it has.
  public struct Side: Sendable {
    /// The moment.
    public let moment: Moment
    /// Its names.
    public let marks: [String]
    /// The mean loss and the share of right predictions over the data; nil when they do not fit.
    public let meanLoss: Double?, accuracy: Double?
  }
  /// The two.
  public let a: Side, b: Side
  /// What is different.
  public let difference: Difference
}

/// A session written or read.
public struct FileReport: Sendable {
  /// What the file held.
  public enum Content: Equatable, Sendable {
    /// A whole session.
    case session
    /// Weights only.
    case weights
  }
  /// What the file holds.
  public let content: Content
  /// Its name.
  public let name: String
  /// Its size.
  public let bytes: Int
}
