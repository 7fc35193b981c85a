import Backprop

extension CommandDeclaration {
  static let step: Self = CommandDeclaration(
    "step", short: ["s"], usage: ["step [N]"],
    summary: "the next stage, or the next N; after nudge, on to the next sample",
    details: """
      Stages follow each other in the order forward, loss, backward, nudge. The forward after a
      nudge takes the next sample of the data.
      """,
    isRepeatable: true
  ) { session, arguments, effects throws(SessionError) in
    let count = try arguments.count(atMost: 1000)
    var reports: [StageReport] = []
    for _ in 0..<count {
      reports.append(try session.step())
      if effects.isInterrupted() { break }
    }
    return Outcome(body: .step(reports))
  }
}

extension Session {
  /// The next stage; a loop that begins again takes the next sample.
  mutating func step() throws(SessionError) -> StageReport {
    if state.values.reached == .nudge { state.moveToNextSample() }
    return try run(state.nextStage)
  }
}

extension State {
  /// On to the next row of the data, round to the first; a sample of one's own stays.
  mutating func moveToNextSample() {
    guard let index = sampleIndex, let data = fittingData else { return }
    sample = .data(index: (index + 1) % data.count)
  }
}
