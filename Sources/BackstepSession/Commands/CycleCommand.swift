import Backprop

extension CommandDeclaration {
  static let cycle: Self = CommandDeclaration(
    "cycle", short: ["c"], usage: ["cycle [N]"],
    summary: "N whole loops, a line each, a sample after the other",
    details: """
      A loop is forward, loss, backward and nudge on one sample. The first takes the current
      sample, or the next one when it has just been nudged. A sample of one's own is used again
      and again.
      """,
    isRepeatable: true
  ) { session, arguments, effects throws(SessionError) in
    let count = try arguments.count(atMost: 100_000)
    var rows: [CycleRow] = []
    for _ in 0..<count {
      rows.append(try session.cycle())
      if effects.isInterrupted() { break }
    }
    return Outcome(body: .cycle(rows))
  }
}

extension Session {
  fileprivate mutating func cycle() throws(SessionError) -> CycleRow {
    if state.values.reached == .nudge { state.moveToNextSample() }
    var lossAfter = 0.0
    for stage in Stage.allCases { lossAfter = try run(stage).lossAfter ?? lossAfter }
    let outputs = state.architecture.neurons(of: state.architecture.layerCount)
    return CycleRow(
      sample: state.sampleIndex, x: try state.neededInput(), y: try state.neededTarget(),
      out: state.values.forward.map { Array($0.activations[outputs]) } ?? [],
      loss: state.values.loss ?? .nan, lossAfter: lossAfter)
  }
}
