extension CommandDeclaration {
  static let show: Self = CommandDeclaration(
    "show", usage: ["show [net|weights|settings|data|sample|watches]", "show NAME"],
    summary: "the network, its weights, the settings, the data, the sample; or any name",
    completion: .words(Topic.allCases.map(\.rawValue).filter { $0 != "overview" })
  ) { session, arguments, _ throws(SessionError) in
    guard let word = arguments.words.first else { return Outcome(body: .show(.overview)) }
    if arguments.words.count == 1, let topic = Topic(rawValue: word) {
      return topic == .weights
        ? Outcome(body: .weights(WeightsReport(cause: .shown))) : Outcome(body: .show(topic))
    }
    let name: Name
    do throws(SessionError) {
      name = try ExpressionParser.parseName(arguments.text, in: session.state.architecture)
    } catch {
      guard case .naming(.unknownName) = error else { throw error }
      throw .typing(
        .unknownWord(
          word, kind: .topic,
          choices: Topic.allCases.map(\.rawValue).filter { $0 != "overview" }))
    }
    let value = try session.state.value(of: name)
    let early = session.state.freshness(of: name.quantity) == .beforeNudge ? [name] : []
    return Outcome(
      body: .print(
        PrintReport(expression: .name(name), value: value, beforeNudge: early, equal: nil)))
  }
}
