import Backprop

/// The gradients that the program's backward makes beside what the loss really does.
package struct CheckReport: Sendable {
  /// The name asked for; nil for all weights and biases.
  package let name: Name?
  /// What was compared, one entry a parameter.
  package let entries: [Entry]
  /// How many there were to choose from.
  package let count: Int
  /// Whether sample after sample was asked, until each parameter was told.
  package let goesOn: Bool
  /// Whether somebody stopped it before all were compared.
  package let isInterrupted: Bool
  /// The largest relative error that passes.
  package let tolerance: Double
  /// The sample of the data that would tell most of what proves nothing on this one, if any does.
  package let advice: Advice?

  /// One parameter.
  package struct Entry: Sendable {
    /// The parameter.
    package let name: Name
    /// The sample it was compared on; nil for a sample of one's own.
    package let sample: Int?
    /// The gradient as backward shows it.
    package let gradient: Double
    /// The comparison of the true derivatives.
    package let check: GradientCheckEntry
    /// Why it proves nothing, when it does.
    package let silence: Silence?
  }

  /// Why a comparison proves nothing.
  package enum Silence: Hashable, Sendable {
    /// A factor of the gradient is 0: what comes in, or the blame. So it is on every sample asked.
    case factor(Name)
    /// One factor or another is 0 on every sample asked.
    case factors
    /// A bias before batch normalisation, which takes it away with the mean.
    case normalizedAway
    /// The gradient is not 0, but drowns in rounding.
    case tooSmall
  }

  /// Where to look on.
  package enum Advice: Equatable, Sendable {
    /// This sample tells so many of them.
    case sample(Int, tells: Int)
    /// No sample of the data tells any.
    case noSample
  }

  /// How an entry stands.
  package enum Standing: Equatable, Sendable { case right, wrong, kink, nothing }

  /// How an entry stands.
  package func standing(of entry: Entry) -> Standing {
    if entry.check.hasKink { return .kink }
    if entry.silence != nil { return .nothing }
    return entry.check.agrees(within: tolerance) ? .right : .wrong
  }

  /// How many entries stand so.
  package func count(_ standing: Standing) -> Int {
    entries.count { self.standing(of: $0) == standing }
  }

  /// How many entries prove something, right or wrong.
  package var conclusive: Int { count(.right) + count(.wrong) }

  /// Whether something is proved, and nothing is wrong.
  package var passed: Bool { count(.wrong) == 0 && count(.right) > 0 }

  /// Worst first; those that prove nothing last, and before them those at a kink.
  package var sorted: [Entry] {
    func badness(_ entry: Entry) -> Double {
      switch standing(of: entry) {
      case .nothing: -2
      case .kink: -1
      case .right, .wrong:
        entry.check.relativeError.isNaN ? .infinity : entry.check.relativeError
      }
    }
    return entries.enumerated().sorted { left, right in
      let (a, b) = (badness(left.element), badness(right.element))
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }

  /// The entry that agrees least; nil when none proves anything.
  package var worst: Entry? {
    sorted.first { standing(of: $0) == .right || standing(of: $0) == .wrong }
  }
}
