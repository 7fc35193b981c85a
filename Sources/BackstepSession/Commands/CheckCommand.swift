import Backprop

extension CommandDeclaration {
  static let check: Self = CommandDeclaration(
    "check", usage: ["check [NAME]", "check all [NAME]"],
    summary: "prove the gradients: move every weight a little and look at the loss",
    details: """
      Compares the gradient that backward makes of each weight and bias with a central difference
      of the loss on the current samples, under the same dropout masks, and lists the worst first. `check W1`, `check W1[0][1]`
      look at a part. Where a factor of the gradient is 0 (an input, a dead neuron's blame), both
      sides are 0 whatever backward does: such an entry proves nothing, and says so. `check all`
      goes on from sample to sample until every parameter is told, or says which cannot be.
      Under the loss `squared` the true derivative is twice the gradient shown, and is compared as
      such. Where a neuron is at the corner of its activation (relu, leaky), or an error as large as
      huberdelta, the difference says nothing and the entry is left out. Large networks are sampled. Nothing is changed.
      """,
    completion: .first(
      .any([.parameters, .words(["all"])]), then: ["all": .sequence([.parameters])])
  ) { session, arguments, effects throws(SessionError) in
    var words = arguments.words[...]
    let goesOn = words.first == "all"
    if goesOn { words.removeFirst() }
    var name: Name?
    if !words.isEmpty {
      let asked = try ExpressionParser.parseName(
        words.joined(separator: " "), in: session.state.shape)
      guard let parameter = asked.sibling(.value) else {
        throw .naming(.notAParameter(asked.text(in: session.state.shape)))
      }
      name = parameter
    }
    let run = CheckRun(session.state, name, isInterrupted: effects.isInterrupted)
    return Outcome(body: .check(try goesOn ? run.overTheData() : run.here()))
  }
}

/// A check of a state's gradients: of all parameters or of those under a name.
private struct CheckRun {
  let state: State
  let name: Name?
  let isInterrupted: () -> Bool
  private let range: Range<Int>
  private let chosen: [Int]
  private let tolerance = 1e-6

  init(_ state: State, _ name: Name?, isInterrupted: @escaping () -> Bool) {
    (self.state, self.name, self.isInterrupted) = (state, name, isInterrupted)
    range = name.flatMap(state.architecture.parameters) ?? 0..<state.architecture.parameterCount
    chosen = CheckSample.indices(in: range, parameters: state.architecture.parameterCount)
  }

  /// On the current samples.
  func here() throws(SessionError) -> CheckReport {
    let sample = CheckedSample(
      state, index: state.sampleIndex, x: try state.neededInput(), y: try state.neededTarget(),
      masks: state.currentMasks)
    let (entries, isInterrupted) = compare(chosen, on: sample)
    let silent = entries.filter { $0.silence != nil }.map(\.check.parameter)
    return report(
      entries, goesOn: false, isInterrupted: isInterrupted,
      advice: isInterrupted ? nil : advice(for: silent))
  }

  /// On one sample after the other, the current one first, each for the parameters that no sample
  /// before has told; up to the first that finds something wrong.
  func overTheData() throws(SessionError) -> CheckReport {
    let data = try state.neededData()
    let first = state.sampleIndices?.first ?? 0
    let masks = Array(state.currentMasks.prefix(state.architecture.neuronCount))
    var told: [CheckReport.Entry] = []
    var waiting: [Int: CheckReport.Entry] = [:]
    var rest = chosen
    // One after the other; under batch normalisation as many at once as the stages take.
    let size =
      state.architecture.smallestBatch == 1 ? 1 : max(2, min(state.sampleCount, data.count))
    guard size <= data.count else { throw .network(.batchOfOne) }
    for offset in stride(from: 0, to: data.count, by: size) where !rest.isEmpty {
      let indices = (0..<size).map { (first + offset + $0) % data.count }
      let sample = CheckedSample(
        state, index: size == 1 ? indices[0] : nil, x: indices.flatMap(data.input),
        y: indices.flatMap(data.target), masks: size == 1 ? masks : [])
      // What has come to nothing once is only looked at again where there is something to see.
      let worthwhile = offset == 0 ? rest : rest.filter(sample.isTelling)
      let (entries, isInterrupted) = compare(worthwhile, on: sample)
      for entry in entries {
        if entry.silence == nil, !entry.check.hasKink {
          told.append(entry)
          waiting[entry.check.parameter] = nil
        } else if waiting[entry.check.parameter]?.check.hasKink != true {
          waiting[entry.check.parameter] = entry
        }
      }
      for parameter in rest { waiting[parameter]?.add(sample.silence(of: parameter)) }
      let done = Set(told.map(\.check.parameter))
      rest.removeAll(where: done.contains)
      if isInterrupted || self.isInterrupted() && !rest.isEmpty {
        return report(told + rest.compactMap { waiting[$0] }, goesOn: true, isInterrupted: true)
      }
      if told.contains(where: { !$0.check.agrees(within: tolerance) }) { break }
    }
    return report(told + rest.compactMap { waiting[$0] }, goesOn: true, isInterrupted: false)
  }

  private func report(
    _ entries: [CheckReport.Entry], goesOn: Bool, isInterrupted: Bool,
    advice: CheckReport.Advice? = nil
  ) -> CheckReport {
    CheckReport(
      name: name, entries: entries, count: range.count, goesOn: goesOn,
      isInterrupted: isInterrupted, tolerance: tolerance, advice: advice)
  }

  /// In pieces, so that Ctrl-C need not wait for the last of them.
  private func compare(_ parameters: [Int], on sample: CheckedSample)
    -> (entries: [CheckReport.Entry], isInterrupted: Bool)
  {
    var entries: [CheckReport.Entry] = []
    for start in stride(from: 0, to: parameters.count, by: 100) {
      let piece = GradientCheck(
        of: sample.gradients, network: state.network, input: sample.x, target: sample.y,
        loss: state.settings.loss, masks: sample.masks,
        parameters: Array(parameters[start..<min(start + 100, parameters.count)]))
      entries += piece.entries.map { check in
        CheckReport.Entry(
          name: Name(parameter: check.parameter, in: state.shape), sample: sample.index,
          gradient: sample.gradients[check.parameter], check: check,
          silence: check.isConclusive(within: tolerance)
            ? nil : sample.silence(of: check.parameter) ?? .tooSmall)
      }
      if isInterrupted(), entries.count < parameters.count { return (entries, true) }
    }
    return (entries, false)
  }

  /// The first sample that tells the most of these parameters. A few thousand samples are asked.
  private func advice(for parameters: [Int]) -> CheckReport.Advice? {
    guard !parameters.isEmpty, state.architecture.smallestBatch == 1,
      let data = state.fittingData
    else { return nil }
    var best: (sample: Int, tells: Int)?
    let masks = Array(state.currentMasks.prefix(state.architecture.neuronCount))
    let affordable = max(10, 50_000_000 / state.architecture.parameterCount)
    for index in 0..<min(data.count, affordable) where !isInterrupted() {
      let y = data.target(index)
      guard state.settings.loss.accepts(target: y) else { continue }
      let sample = CheckedSample(
        state, index: index, x: data.input(index), y: y, masks: masks)
      let tells = parameters.count(where: sample.isTelling)
      if tells > best?.tells ?? 0 { best = (index, tells) }
      if tells == parameters.count { break }
    }
    return best.map { .sample($0.sample, tells: $0.tells) } ?? .noSample
  }
}

/// Samples, with the gradients that the program's backward makes of them and those that are right.
private struct CheckedSample {
  /// The index of a single sample of the data.
  let index: Int?
  let x: [Double], y: [Double]
  let masks: [Double]
  let gradients: [Double]
  private let architecture: Architecture
  private let pass: ForwardPass
  private let right: BackwardPass

  init(_ state: State, index: Int?, x: [Double], y: [Double], masks: [Double]) {
    (self.index, self.x, self.y, self.masks) = (index, x, y, masks)
    architecture = state.architecture
    pass = state.network.forward(x, masks: masks, statistics: .ofBatch)
    right = state.network.backward(pass, target: y, loss: state.settings.loss)
    gradients =
      state.bug == nil ? right.gradients : state.backwardPass(of: pass, target: y).gradients
  }

  /// Whether there is likely something to compare: a gradient well above what drowns in rounding.
  func isTelling(_ parameter: Int) -> Bool {
    !(abs(right.gradients[parameter]) < 1e-9) || !(abs(gradients[parameter]) < 1e-9)
  }

  /// The factor of a parameter's gradient that is 0: what comes in, or its neuron's blame; in a batch,
  /// one of them on every sample.
  func silence(of parameter: Int) -> CheckReport.Silence? {
    let name = Name(parameter: parameter, in: Shape(architecture))
    guard let layer = name.quantity.layer else { return nil }
    if name.quantity.part == .bias, architecture.normalization == .batch,
      architecture.isNormalized(layer)
    {
      return .normalizedAway
    }
    func factor(_ sample: Int) -> CheckReport.Silence? {
      if name.quantity.part == .weight {
        let i = name.indices[1]
        let signal =
          layer == 1
          ? x[sample * architecture.inputCount + i]
          : pass.activations[architecture.neurons(of: layer - 1, sample: sample).lowerBound + i]
        if signal == 0 {
          return .factor(layer == 1 ? Name(.input, [i]) : Name(.activations(layer - 1), [i]))
        }
      }
      let j = name.indices[0]
      return right.blames[architecture.neurons(of: layer, sample: sample).lowerBound + j] == 0
        ? .factor(Name(.blames(layer), [j])) : nil
    }
    guard pass.samples > 1 else { return factor(0) }
    return (0..<pass.samples).allSatisfy { factor($0) != nil } ? .factors : nil
  }
}

extension CheckReport.Entry {
  /// Takes in that the parameter was silent on another sample too.
  fileprivate mutating func add(_ other: CheckReport.Silence?) {
    guard let silence, let other, silence != other else { return }
    self = CheckReport.Entry(
      name: name, sample: sample, gradient: gradient, check: check, silence: .factors)
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
