import Backprop

/// The gradients that the program's backward makes beside what the loss really does.
public struct CheckReport: Sendable {
  /// The name asked for; nil for all weights and biases.
  public let name: Name?
  /// What was compared.
  public let entries: [Entry]
  /// How many there were to choose from.
  public let count: Int
  /// Whether somebody stopped it before all were compared.
  public let isInterrupted: Bool
  /// The largest relative error that passes.
  public let tolerance: Double

  /// One parameter.
  public struct Entry: Sendable {
    /// The parameter.
    public let name: Name
    /// The gradient as backward shows it.
    public let gradient: Double
    /// The comparison of the true derivatives.
    public let check: GradientCheckEntry
  }

  /// Whether every entry agrees, leaving out those at a kink.
  public var passed: Bool { entries.allSatisfy { $0.check.hasKink || agrees($0) } }

  /// Whether an entry agrees.
  public func agrees(_ entry: Entry) -> Bool { entry.check.agrees(within: tolerance) }

  /// Worst first, those at a kink last.
  public var sorted: [Entry] {
    func badness(_ entry: Entry) -> Double {
      if entry.check.hasKink { return -1 }
      return entry.check.relativeError.isNaN ? .infinity : entry.check.relativeError
    }
    return entries.enumerated().sorted { left, right in
      let (a, b) = (badness(left.element), badness(right.element))
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }

  /// The entry that agrees least; nil when all are at a kink.
  public var worst: Entry? { sorted.first { !$0.check.hasKink } }

  /// How many were left out for being at a kink.
  public var kinks: Int { entries.count { $0.check.hasKink } }
}
