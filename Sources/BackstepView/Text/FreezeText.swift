import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// The sign behind a number that nudges leave alone.
  static let frozenMark = "*"
  static let frozenLegend = "* frozen: nudges leave it alone"

  func freezing(_ report: FreezeReport) -> [String] {
    var lines: [String] = []
    if !report.freed.isEmpty {
      lines = Flow.wrap(
        "Free to move again: \(Self.some(report.freed.map { text($0) })).", width: options.width)
    }
    let names = state.frozenNames.map { text($0) }
    guard !names.isEmpty else { return lines + ["Nothing is frozen."] }
    let count = state.frozen.count { $0 }
    let all = state.architecture.parameterCount
    return lines
      + Flow.wrap(
        "Frozen: \(Self.some(names)): \(count) of \(Self.count(all, "number")), which nudges leave "
          + "alone.", width: options.width, indent: "  ")
  }

  /// `(frozen: W1[0])`, under a weight or matrix shown; empty when nothing of it is.
  func frozenPart(of expression: Expression) -> [String] {
    guard case .name(let name) = expression else { return [] }
    let parts = state.frozenNames(in: name).map { text($0) }
    return parts.isEmpty
      ? [] : Flow.wrap("(frozen: \(Self.some(parts)))", width: options.width, indent: "  ")
  }
}
