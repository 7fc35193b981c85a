import Backprop

extension CommandDeclaration {
  static let sample: Self = CommandDeclaration(
    "sample", usage: ["sample N", "sample next|prev|random"],
    summary: "choose the sample that the stages work on; the first is 0",
    completion: .words(["next", "prev", "random"])
  ) { session, arguments, _ throws(SessionError) in
    guard arguments.words.count == 1, let word = arguments.words.first else {
      throw arguments.usageError
    }
    let data = try session.state.chosenData()
    let index: Int
    let current = session.state.sampleIndex
    switch word {
    case "next": index = current.map { ($0 + 1) % data.count } ?? 0
    case "prev": index = current.map { ($0 + data.count - 1) % data.count } ?? data.count - 1
    case "random": index = session.state.generator.below(data.count)
    default:
      guard let number = Int(word) else {
        throw .typing(.unknownWord(word, kind: .sample, choices: ["next", "prev", "random"]))
      }
      guard (0..<data.count).contains(number) else {
        throw .data(.sampleRange(number, count: data.count))
      }
      index = number
    }
    if session.state.sample != .data(index: index) {
      session.state.sample = .data(index: index)
      session.state.values.invalidate(after: nil, since: session.commandText)
    }
    return Outcome(body: .sample)
  }
}

extension State {
  /// The data, if they fit the network.
  func chosenData() throws(SessionError) -> Dataset {
    guard let data else { throw .data(.noData) }
    guard data.fit(architecture).isFit else { throw .data(.doesNotFit(data.fit(architecture))) }
    return data
  }
}
