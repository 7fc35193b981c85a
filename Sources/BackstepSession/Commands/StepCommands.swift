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

/// One whole loop.
package struct CycleRow: Sendable {
  /// The sample's index; nil for a sample of one's own.
  package let sample: Int?
  /// x and y of the sample, and the prediction before the nudge.
  package let x: [Double], y: [Double], out: [Double]
  /// The loss before and after the nudge.
  package let loss: Double, lossAfter: Double
}
