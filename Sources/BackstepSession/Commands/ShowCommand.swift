extension CommandDeclaration {
  static let show: Self = CommandDeclaration(
    "show", usage: ["show [net|weights|settings|data|sample|watches]", "show NAME"],
    summary: "the network, its weights, the settings, the data, the sample; or any name",
    completion: .sequence([
      .any([.words(Topic.allCases.map(\.rawValue).filter { $0 != "overview" }), .names])
    ])
  ) { session, arguments, _ throws(SessionError) in
    guard let word = arguments.words.first else {
      return Outcome(body: .show(ShowReport(.overview, of: session)))
    }
    if arguments.words.count == 1, let topic = Topic(rawValue: word) {
      return topic == .weights
        ? Outcome(body: .weights(WeightsReport(cause: .shown)))
        : Outcome(body: .show(ShowReport(topic, of: session)))
    }
    let name: Name
    do throws(SessionError) {
      name = try ExpressionParser.parseName(arguments.text, in: session.state.shape)
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

/// What is to be shown.
package struct ShowReport: Sendable {
  /// What of it.
  package let topic: Topic
  /// The settings, where they are part of it.
  package let settings: [ShownSetting]

  /// One setting.
  package struct ShownSetting: Equatable, Sendable {
    /// Its name.
    package let name: String
    /// Its value.
    package let value: SettingValue
    /// Whether it belongs into an overview: much hangs on it, or it is not as in a fresh session.
    package let isTold: Bool
  }

  /// A topic without settings.
  init(_ topic: Topic) { (self.topic, settings) = (topic, []) }

  /// A topic, and a session's settings.
  init(_ topic: Topic, of session: Session) {
    self.topic = topic
    var usual = Settings()
    usual.seed = session.state.settings.seed
    let fresh = Session(State(settings: usual))
    settings = Session.settings.map {
      let value = $0.value(session)
      return ShownSetting(
        name: $0.name, value: value, isTold: $0.isMain || value != $0.value(fresh))
    }
  }
}

/// What `show` can show.
package enum Topic: String, CaseIterable, Sendable {
  case overview, net, weights, settings, data, sample, watches
}
