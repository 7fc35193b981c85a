import Backprop

extension CommandDeclaration {
  static let step: Self = CommandDeclaration(
    "step", short: ["s"], usage: ["step [N] [quiet]"],
    summary: "the next stage, or the next N; after nudge, on to the next samples",
    details: """
      Stages follow each other in the order forward, loss, backward, nudge. The forward after a
      nudge takes the next sample of the data, or the next batch with `set batch`. At most 1000 at
      once, and fewer of a large network. `step 3 quiet` runs three and writes a line for each:
      for somebody who wants what they lead to, as `print dOut`.
      """,
    isRepeatable: true
  ) { session, arguments, effects throws(SessionError) in
    let isQuiet = arguments.words.last == "quiet"
    let words = isQuiet ? Array(arguments.words.dropLast()) : arguments.words
    guard words.count <= 1 else { throw arguments.usageError }
    let count = try words.first.map { word throws(SessionError) in
      try Arguments.count(word, atMost: session.mostSteps)
    }
    var reports: [StageReport] = []
    for _ in 0..<(count ?? 1) {
      reports.append(try session.step())
      if effects.isInterrupted() { break }
    }
    return Outcome(body: .step(reports, isQuiet: isQuiet))
  }
}

extension Session {
  /// How many stages are shown at once: fewer of a large network, because each is kept whole until
  /// it is shown.
  fileprivate var mostSteps: Int {
    let numbers =
      state.architecture.parameterCount + state.architecture.neuronCount * 4 * state.sampleCount
    return max(4, min(1000, 10_000_000 / max(1, numbers)))
  }

  /// The next stage; a loop that begins again takes the next sample.
  mutating func step() throws(SessionError) -> StageReport {
    if state.values.reached == .nudge { state.moveToNextSample() }
    return try run(state.nextStage)
  }
}

extension CommandDeclaration {
  static let cycle: Self = CommandDeclaration(
    "cycle", short: ["c"], usage: ["cycle [N]"],
    summary: "N whole loops, a line each, a sample after the other",
    details: """
      A loop is forward, loss, backward and nudge on one sample, or with `set batch` on a batch. The
      first takes the current samples, or the next ones when these have just been nudged. A sample
      of one's own is used again and again. A cycle over an epoch gives the very weights of `train`.
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
    let layers = state.architecture.layerCount
    let out =
      state.values.forward.map { state.architecture.rows(of: layers, in: $0.activations) } ?? []
    return CycleRow(
      samples: state.sampleIndices, x: state.rows(try state.neededInput()),
      y: state.rows(try state.neededTarget()), out: state.rows(out),
      loss: state.values.loss ?? .nan, lossAfter: lossAfter)
  }
}

/// One whole loop.
package struct CycleRow: Sendable {
  /// The samples' indices; nil for samples of one's own.
  package let samples: [Int]?
  /// x and y of the samples, and the predictions before the nudge, a row a sample.
  package let x: [[Double]], y: [[Double]], out: [[Double]]
  /// The mean loss before and after the nudge.
  package let loss: Double, lossAfter: Double
}
