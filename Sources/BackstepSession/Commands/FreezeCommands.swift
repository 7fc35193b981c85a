extension CommandDeclaration {
  static let freeze: Self = CommandDeclaration(
    "freeze", usage: ["freeze NAME...", "freeze layer N", "freeze"],
    summary: "keep weights or biases out of nudges: one, a row, a matrix, a layer",
    details: """
      A frozen weight's gradient is computed and shown as ever, its change is 0. `freeze` alone
      lists what is frozen. `reset` and `seed` keep it, a new `net` does not.
      """,
    completion: .any([.parameters, .words(["layer"])])
  ) { session, arguments, _ throws(SessionError) in
    let names = try session.state.parameters(named: arguments.text)
    session.state.setFrozen(true, names)
    return Outcome(body: .freeze(FreezeReport(freed: [])))
  }

  static let unfreeze: Self = CommandDeclaration(
    "unfreeze", usage: ["unfreeze NAME...", "unfreeze layer N", "unfreeze"],
    summary: "let frozen weights and biases move again; alone, all of them",
    completion: .any([.frozen, .words(["layer"])])
  ) { session, arguments, _ throws(SessionError) in
    let before = session.state
    let names = try before.parameters(named: arguments.text)
    if let first = names.first, !names.contains(where: before.hasFrozen) {
      throw .lab(.notFrozen(first.text(in: before.shape)))
    }
    let freed = arguments.text.isEmpty ? before.frozenNames : names
    session.state.setFrozen(false, freed)
    return Outcome(body: .freeze(FreezeReport(freed: freed)))
  }
}

extension State {
  /// Whether some number of a weight, a row or a matrix is frozen; of a part that has no numbers,
  /// nothing is.
  fileprivate func hasFrozen(in name: Name) -> Bool {
    !frozen.isEmpty && frozen[architecture.parameters(of: name) ?? 0..<0].contains(true)
  }
}

/// What is frozen now; the state says it.
package struct FreezeReport: Sendable {
  /// What may move again.
  package let freed: [Name]
}
