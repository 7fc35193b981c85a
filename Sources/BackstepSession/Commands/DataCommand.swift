import Backprop

extension CommandDeclaration {
  static let data: Self = CommandDeclaration(
    "data",
    usage: [
      "data NAME [split=F] [scale=S]",
      "data FILE [target=NAME] [split=F] [scale=S] [header=yes|no]", "data show [N]",
    ],
    summary:
      "the samples to learn from: \(BuiltInData.names.joined(separator: ", ")), or a CSV file",
    details: """
      Takes the first sample. When the network does not fit, says which one would.
      circles, moons and spiral are drawn from the seed. iris are 150 flowers of three species
      (R. A. Fisher, 1936), digits 1797 handwritten digits of 8 x 8 points (E. Alpaydin and
      C. Kaynak, 1998), both by way of the UCI repository, CC BY 4.0.
      A file has a sample a line, its fields parted by commas, semicolons or tabs; a header is
      recognised. The last column is the answer, or the one of `target`. Answers that are words
      become classes, one output each.
      `split=0.2` keeps a fifth of the samples from training, for `evaluate` to ask about; which
      ones depends on the seed. `scale=standard` brings every input to mean 0 and deviation 1,
      `scale=minmax` to 0...1, measured on the training part.
      `data show` looks at the data, `data show 7` at sample 7.
      """,
    completion: .files(
      or: BuiltInData.names + ["show"],
      then: DataRequest.options + DataPreparation.Scale.allCases.map { "scale=\($0.rawValue)" })
  ) { session, arguments, effects throws(SessionError) in
    if arguments.words.first == "show" { return try session.state.shown(arguments) }
    let request = try DataRequest(arguments)
    let seed = session.state.settings.seed
    let (training, heldOut) = try request.datasets(seed: seed, effects)
    return session.state.take(training, heldOut: heldOut, since: session.commandText)
  }
}

extension State {
  /// New data, and its first sample.
  mutating func take(_ dataset: Dataset, heldOut: Dataset? = nil, since edit: String)
    -> CommandDeclaration.Outcome
  {
    data = dataset
    self.heldOut = heldOut
    sample = .data([0])
    masks = []
    // Losses on other samples would tell nothing beside those to come.
    course = LossCourse()
    values.invalidate(after: nil, since: edit)
    startEpoch(since: edit)
    let fit = dataset.fit(architecture)
    guard fit.isFit else { return .init(body: .data, notes: [.networkDoesNotFit(fit)]) }
    let unreached = dataset.unreached(by: architecture)
    return .init(body: .data, notes: unreached.map { [.answersUnreached($0)] } ?? [])
  }

  /// `data show [N]`
  fileprivate func shown(_ arguments: Arguments) throws(SessionError)
    -> CommandDeclaration.Outcome
  {
    guard arguments.words.count <= 2 else { throw arguments.usageError }
    guard let data else { throw .data(.noData) }
    guard arguments.words.count == 2 else { return .init(body: .show(ShowReport(.data))) }
    guard let index = Int(arguments.words[1]) else {
      throw .typing(.notAWholeNumber(arguments.words[1], atLeast: 0))
    }
    guard (0..<data.count).contains(index) else {
      throw .data(.sampleRange(index, count: data.count))
    }
    return .init(body: .dataRow(index))
  }
}
