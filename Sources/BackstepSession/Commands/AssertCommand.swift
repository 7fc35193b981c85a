import Backprop
import BackstepText

extension CommandDeclaration {
  static let assert: Self = CommandDeclaration(
    "assert", usage: ["assert CONDITION", "assert all CONDITION"],
    summary: "refuse to go on unless two numbers compare so: assert out > 0.5",
    details: """
      For scripts: `assert abs(dOut - 0.114) < 0.001`. Both sides are single numbers, made of the
      names that `print` knows. Behind `all` it is a condition of `train until`, of all the data:
      `assert all loss < 0.01`. Where it does not hold, both numbers are told, nothing changes, and
      the script ends with status 1.
      """,
    completion: .comparisons
  ) { session, arguments, _ throws(SessionError) in
    let state = session.state
    guard !arguments.text.isEmpty else { throw arguments.usageError }
    let comparison =
      arguments.words.first == "all"
      ? try state.comparisonOverData(String(arguments.text.dropFirst("all".count)))
      : try Assertion(arguments.text, state.expression(arguments.text), state) {
        side throws(SessionError) in try state.value(of: side)
      }
    guard comparison.holds else {
      throw .loop(
        .assertionFailed(
          comparison.text, left: comparison.left, comparison.relation, right: comparison.right))
    }
    return Outcome(body: .assert(comparison))
  }
}

extension State {
  /// A condition of `train until`, asked now.
  fileprivate func comparisonOverData(_ text: String) throws(SessionError) -> Assertion {
    let text = text.trimmed
    guard let data = fittingData else { throw .data(.noData) }
    return try StopCondition(text, in: self).assertion(
      StopCondition.Subject(
        state: self, data: data, epoch: epoch, learningRate: settings.learningRate))
  }
}
