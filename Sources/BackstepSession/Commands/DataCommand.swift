import Backprop

extension CommandDeclaration {
  static let data: Self = CommandDeclaration(
    "data", usage: ["data NAME"],
    summary:
      "the samples to learn from: \(TruthTable.allCases.map(\.rawValue).joined(separator: ", "))",
    details: "Takes the first sample. When the network does not fit, says which one would.",
    completion: .words(TruthTable.allCases.map(\.rawValue))
  ) { session, arguments throws(SessionError) in
    guard arguments.words.count == 1, let word = arguments.words.first else {
      throw arguments.usageError
    }
    guard let table = TruthTable(rawValue: word) else {
      throw .unknownWord(word, kind: "data set", choices: TruthTable.allCases.map(\.rawValue))
    }
    return session.state.take(table.dataset, since: session.commandText)
  }
}

extension State {
  /// New data, and its first sample.
  mutating func take(_ dataset: Dataset, since edit: String) -> CommandDeclaration.Outcome {
    data = dataset
    sample = .data(index: 0)
    epochProgress = 0
    values.invalidate(after: nil, since: edit)
    let fit = dataset.fit(architecture)
    return .init(body: .data, notes: fit.isFit ? [] : [.networkDoesNotFit(fit)])
  }
}
