import Backprop

/// The gradients that the program's backward makes beside what the loss really does.
package struct CheckReport: Sendable {
  /// The name asked for; nil for all weights and biases.
  package let name: Name?
  /// What was compared.
  package let entries: [Entry]
  /// How many there were to choose from.
  package let count: Int
  /// Whether somebody stopped it before all were compared.
  package let isInterrupted: Bool
  /// The largest relative error that passes.
  package let tolerance: Double

  /// One parameter.
  package struct Entry: Sendable {
    /// The parameter.
    package let name: Name
    /// The gradient as backward shows it.
    package let gradient: Double
    /// The comparison of the true derivatives.
    package let check: GradientCheckEntry
  }

  /// Whether every entry agrees, leaving out those at a kink.
  package var passed: Bool { entries.allSatisfy { $0.check.hasKink || agrees($0) } }

  /// Whether an entry agrees.
  package func agrees(_ entry: Entry) -> Bool { entry.check.agrees(within: tolerance) }

  /// Worst first, those at a kink last.
  package var sorted: [Entry] {
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
  package var worst: Entry? { sorted.first { !$0.check.hasKink } }

  /// How many were left out for being at a kink.
  package var kinks: Int { entries.count { $0.check.hasKink } }
}
