import Backprop

extension CommandDeclaration {
  static let sample: Self = CommandDeclaration(
    "sample", usage: ["sample N", "sample A..B", "sample N M...", "sample all|next|prev|random"],
    summary: "choose the sample that the stages work on, or several, a batch; the first is 0",
    details: """
      `sample 2` chooses one, `sample 0..3`, `sample 0 2 5` and `sample all` a batch: each number of a
      sample then has the sample's place in the batch as its first index, `hidden[3][1]`, and the
      gradients are the mean. `next`, `prev` and `random` go sample by sample, or with `set batch`
      from batch to batch, in the order in which `train` would meet them.
      """,
    completion: .words(["next", "prev", "random", "all"])
  ) { session, arguments, _ throws(SessionError) in
    guard let word = arguments.words.first else { throw arguments.usageError }
    let data = try session.state.chosenData()
    let before = session.state.sample
    switch (word, arguments.words.count) {
    case ("next", 1):
      session.state.takeEndSample(of: data) { $0.last }
      session.state.moveToNextSample()
    case ("prev", 1):
      session.state.takeEndSample(of: data) { $0.first }
      session.state.moveToPreviousSample()
    case ("random", 1): session.state.moveToRandomSample()
    case ("all", 1): session.state.sample = .data(Array(0..<data.count))
    default:
      var indices: [Int] = []
      for word in arguments.words { indices += try data.indices(word) }
      session.state.sample = .data(indices)
    }
    let chosen = session.state.sample
    session.state.sample = before
    session.state.work(on: chosen, since: session.commandText)
    return Outcome(body: .sample)
  }
}

extension State {
  /// In the place of samples of one's own, the sample at an end of the order, from which a step leads
  /// round to the other.
  fileprivate mutating func takeEndSample(of data: Dataset, _ end: ([Int]) -> Int?) {
    guard sampleIndices == nil else { return }
    sample = .data([end(order.isEmpty ? [0, data.count - 1] : order) ?? 0])
  }

  /// The data, if they fit the network.
  func chosenData() throws(SessionError) -> Dataset {
    guard let data else { throw .data(.noData) }
    guard data.fit(architecture).isFit else { throw .data(.doesNotFit(data.fit(architecture))) }
    return data
  }
}

extension Dataset {
  /// The samples that a word means: `2`, or `0..3`.
  fileprivate func indices(_ word: String) throws(SessionError) -> [Int] {
    let ends = word.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    var numbers: [Int] = []
    for end in ends {
      guard let number = Int(end) else {
        throw .typing(
          .unknownWord(word, kind: .sample, choices: ["next", "prev", "random", "all"]))
      }
      guard (0..<count).contains(number) else {
        throw .data(.sampleRange(number, count: count))
      }
      numbers.append(number)
    }
    guard numbers.count == 2 else { return numbers }
    guard numbers[0] <= numbers[1] else {
      throw .data(.samplesBackwards(numbers[0], numbers[1]))
    }
    return Array(numbers[0]...numbers[1])
  }
}
