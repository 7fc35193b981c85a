import Backprop

extension CommandDeclaration {
  static let check: Self = CommandDeclaration(
    "check", usage: ["check [NAME]"],
    summary: "prove the gradients: move every weight a little and look at the loss",
    details: """
      Compares the gradient that backward makes of each weight and bias with a central difference
      of the loss on the current sample, and lists the worst first. `check W1`, `check W1[0][1]`
      look at a part. Under the loss `squared` the true derivative is twice the gradient shown, and
      is compared as such. Where a relu or leaky neuron is at its kink, the difference says nothing
      and the entry is left out. Large networks are sampled. Nothing is changed.
      """,
    completion: .names
  ) { session, arguments, effects throws(SessionError) in
    var name: Name?
    if !arguments.text.isEmpty {
      let asked = try ExpressionParser.parseName(
        arguments.words.joined(separator: " "), in: session.state.architecture)
      guard let parameters = asked.quantity.parameters else {
        throw .naming(.notAParameter(asked.text(in: session.state.architecture)))
      }
      name = Name(parameters, asked.indices)
    }
    return Outcome(body: .check(try session.check(name, effects)))
  }
}

extension Session {
  fileprivate func check(_ name: Name?, _ effects: Effects) throws(SessionError) -> CheckReport {
    let input = try state.neededInput()
    let target = try state.neededTarget()
    let gradients =
      state.backwardPass(of: state.network.forward(input), target: target).gradients
    let architecture = state.architecture
    let range = name.map(architecture.parameters(of:)) ?? 0..<architecture.parameterCount
    let chosen = CheckSample.indices(in: range, parameters: gradients.count)
    var entries: [CheckReport.Entry] = []
    var isInterrupted = false
    // In pieces, so that Ctrl-C need not wait for the last of them.
    for start in stride(from: 0, to: chosen.count, by: 100) {
      let piece = GradientCheck(
        of: gradients, network: state.network, input: input, target: target,
        loss: state.settings.loss,
        parameters: Array(chosen[start..<min(start + 100, chosen.count)]))
      entries += piece.entries.map { entry in
        CheckReport.Entry(
          name: state.architecture.parameterName(at: entry.parameter),
          gradient: gradients[entry.parameter], check: entry)
      }
      isInterrupted = effects.isInterrupted() && entries.count < chosen.count
      if isInterrupted { break }
    }
    return CheckReport(
      name: name, entries: entries, count: range.count, isInterrupted: isInterrupted,
      tolerance: 1e-6)
  }
}

/// Which parameters of a large network are checked.
enum CheckSample {
  /// More are sampled.
  static let limit = 2000
  private static let seed: UInt64 = 1

  /// All of a small range; of a large one, a parameter at random from each of as many equal parts
  /// as take about a second, always the same.
  static func indices(in range: Range<Int>, parameters: Int) -> [Int] {
    guard range.count > limit || range.count * parameters > 400_000_000 else {
      return Array(range)
    }
    let count = min(range.count, max(20, min(limit, 400_000_000 / parameters)))
    var generator = Generator(seed: seed)
    return (0..<count).map { part in
      let start = range.lowerBound + range.count * part / count
      let end = range.lowerBound + range.count * (part + 1) / count
      return start + generator.below(end - start)
    }
  }
}
