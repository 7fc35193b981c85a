extension Session {
  /// The states that led to the present one, oldest first, as far as they are kept; at most the
  /// last thousand.
  var history: [State] { timeline.line(to: present, atMost: 1000).map(\.state) }

  /// The values that a parameter has had, each change one entry, the present one last.
  func history(of name: Name, among states: [State]) -> [Double] {
    var result: [Double] = []
    for state in states + [self.state] where state.architecture == self.state.architecture {
      guard let index = state.architecture.parameters(of: name)?.first else { continue }
      let value = state.network.parameters[index]
      if result.last != value { result.append(value) }
    }
    return result
  }
}
