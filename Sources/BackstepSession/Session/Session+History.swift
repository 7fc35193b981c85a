extension Session {
  /// The states before the present one, oldest first, as far as they are kept.
  var history: [State] { [] }
}

extension Session {
  /// The values that a parameter has had, each change one entry, the present one last.
  func history(of name: Name, among states: [State]) -> [Double] {
    var result: [Double] = []
    for state in states + [self.state] where state.architecture == self.state.architecture {
      let value = state.network.parameters[state.parameterIndex(of: name)]
      if result.last != value { result.append(value) }
    }
    return result
  }
}
