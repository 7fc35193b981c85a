extension CommandDeclaration {
  static let inspect: Self = CommandDeclaration(
    "inspect", short: ["i"], usage: ["inspect NAME"],
    summary: "one weight, neuron or matrix: its whole story on a screen",
    details: """
      Of a weight or bias: what it connects, its gradient with the factors, the numeric gradient
      beside it, its last and its next change, and its path to the loss. Of a neuron (`hidden[1]`):
      sum, activation, slope and blame, and whether it is saturated or dead. Of a matrix: its rows,
      the largest and the smallest entry. What is not computed yet is said to be so.
      """,
    completion: .sequence([.names])
  ) { session, arguments, _ throws(SessionError) in
    guard !arguments.text.isEmpty else { throw arguments.usageError }
    let name = try ExpressionParser.parseName(
      arguments.words.joined(separator: " "), in: session.state.shape)
    return Outcome(body: .inspect(session.inspect(name)))
  }
}

extension Session {
  func inspect(_ name: Name) -> InspectReport {
    var value: Value?
    var missing: SessionError?
    do throws(SessionError) { value = try state.value(of: name) } catch { missing = error }
    return InspectReport(name: name, value: value, missing: missing, subject: subject(of: name))
  }

  private func subject(of name: Name) -> InspectReport.Subject {
    if name.quantity.role != nil {
      return name.isSingle(in: state.shape)
        ? .parameter(story(ofParameter: name)) : .parameters(story(ofParameters: name))
    }
    switch name.quantity {
    case .sums(let layer), .activations(let layer), .blames(let layer):
      return .neurons(
        name.entries(in: state.shape).map { state.story(ofNeuron: $0.indices, in: layer) })
    default:
      guard name.isSingle(in: state.shape) else { return .numbers }
      var explainer = Explainer()
      let origin = explainer.origin(of: name.quantity, in: state)
      let tree = try? explainer.explain(name, at: origin, depth: 0)
      return .number(tree, origin: explainer.origins[origin])
    }
  }
}
