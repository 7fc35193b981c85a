extension CommandDeclaration {
  static let `let`: Self = CommandDeclaration(
    "let", usage: ["let NAME = EXPRESSION", "let"],
    summary: "a number, vector or matrix under a name of your own",
    details: """
      `let target = 0.1` gives a name to what an expression comes to now; `print`, `set`,
      `train until loss < target` and lessons know it: `let before = W1`, and after a nudge
      `print W1 - before`. Used again, a name gets another value; `let` alone lists them. `undo`
      takes one back.
      """,
    completion: .definition
  ) { session, arguments, _ throws(SessionError) in
    guard !arguments.text.isEmpty else { return Outcome(body: .own(OwnReport(named: nil))) }
    let (word, text) = try arguments.definition()
    if let refusal = OwnValue.refusal(of: word) { throw refusal }
    let value = try session.state.value(of: text)
    let before = session.state.ownValue(named: word)
    try session.state.keep(OwnValue(word, value))
    return Outcome(body: .own(OwnReport(named: (word, before))))
  }
}

/// What `let` did; the state has the names.
package struct OwnReport: Sendable {
  /// The name that was given a value, and what it was before; nil for a list of all.
  package let named: (name: String, before: Value?)?
}
