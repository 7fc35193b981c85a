import Backprop

extension CommandDeclaration {
  static let set: Self = CommandDeclaration(
    "set", usage: ["set NAME VALUE...", "set SETTING VALUE"],
    summary: "a weight, a whole matrix, x or y; or a setting such as lr or loss",
    details: """
      `set W1[0][1] 0.5` sets one weight, `set W1 ...` a whole matrix row by row, `set x 0 1` and
      `set y 1` a sample of one's own. Numbers are separated by blanks or commas, with or without
      brackets; a `=` may stand behind the name. A calculation may stand for a number: `set lr 1/3`.
      `set x [[0,1],[1,1]]` and `set y [[1],[0]]` make a
      batch of one's own, a row a sample. Settings:
      \(Session.settings.map { "  \($0.usage)\n      \($0.summary)" }.joined(separator: "\n"))
      """,
    completion: .assignments
  ) { session, arguments, effects throws(SessionError) in
    let (word, value) = try arguments.assignment()
    if let setting = Session.settings.first(where: { $0.name == word }) {
      if word == Timeline.memory.name, let limit = effects.memoryLimit {
        try session.timeline.refuse(value.words, above: limit)
      }
      return try session.set(setting, session.state.calculated(value.words, for: setting))
    }
    let name = try session.state.settableName(word)
    let numbers = try session.state.calculated(value.text)
    if name.quantity.isOfSample, let rows = Numbers.rows(value.text) {
      return try session.state.set(name.quantity, numbers, rows: rows, since: session.commandText)
    }
    return try session.state.set(name, numbers, since: session.commandText)
  }
}

extension Session {
  /// All that `set` takes beside numbers of the network, in the order in which they are shown:
  /// those of a state, and the one that belongs to the timeline, which going back does not change.
  package static let settings: [Setting<Session>] =
    Settings.all.map { $0.within(\.state.settings) } + [Timeline.memory.within(\.timeline)]

  fileprivate mutating func set(_ setting: Setting<Session>, _ words: [String])
    throws(SessionError) -> CommandDeclaration.Outcome
  {
    let before = setting.value(self)
    let lossBefore = state.settings.loss
    let orderBefore = (state.batchSize, state.settings.shuffle)
    let samplesBefore = state.sampleIndices
    try setting.parse(words, &self)
    let after = setting.value(self)
    guard state.settings.loss.fits(state.architecture.outputActivation) else {
      throw .network(.lossDoesNotFit(state.settings.loss, state.architecture))
    }
    if setting.name == "dropout", state.settings.dropout > 0, !state.dropsNeurons {
      throw .network(.nothingToDrop)
    }
    switch setting.stale {
    case .loss where !state.settings.loss.computes(as: lossBefore):
      state.values.invalidate(after: .forward, since: commandText)
    // What one optimizer remembers means nothing to another.
    case .optimizerState where before != after: state.optimizerState = OptimizerState()
    case .weights: state.drawWeights(since: commandText)
    case .order where orderBefore != (state.batchSize, state.settings.shuffle):
      state.startEpoch(since: commandText)
      // The batch that a setting made goes with it.
      if !state.followsOrder, let first = state.sampleIndices?.first {
        state.work(on: .data([first]), since: commandText)
      }
    case .forward where before != after:
      state.masks = []
      state.values.invalidate(after: nil, since: commandText)
    case .nothing, .loss, .optimizerState, .order, .forward: break
    }
    let drawsWeights = setting.stale == .weights
    let isUphill = setting.name == "lr" && state.settings.learningRate < 0
    return .init(
      body: .set(
        SetReport(
          subject: .setting(
            setting.name, before: before, after: after, drawsWeights: drawsWeights))),
      notes: isUphill
        ? [.uphill]
        : state.sampleIndices == samplesBefore || drawsWeights
          ? [] : [.otherSamples(state.sampleIndices ?? [])])
  }
}

extension Setting<Session> {
  /// Whether a state has it; the timeline's own belongs to no moment.
  package var isOfState: Bool { name != Timeline.memory.name }
}

extension Quantity {
  /// Whether `set` takes it.
  package var isSettable: Bool {
    switch self {
    case .parameter(.value, _, _), .input, .target: true
    default: false
    }
  }
}

extension State {
  fileprivate func settableName(_ word: String) throws(SessionError) -> Name {
    let name: Name
    do throws(SessionError) {
      name = try ExpressionParser.parseName(word, in: shape)
    } catch {
      guard case .naming(.unknownName) = error else { throw error }
      let names = Quantity.all(in: shape).filter(\.isSettable).map {
        $0.text(layers: architecture.layerCount)
      }
      throw .typing(
        .unknownWord(word, kind: .name, choices: names + Session.settings.map(\.name)))
    }
    guard name.quantity.isSettable else { throw .naming(.notSettable(name.text(in: shape))) }
    return name
  }

  fileprivate mutating func set(_ name: Name, _ numbers: [Double], since edit: String)
    throws(SessionError) -> CommandDeclaration.Outcome
  {
    let needed = name.count(in: shape)
    guard numbers.count == needed else {
      throw .naming(
        .numberCount(
          name: name.text(in: shape), given: numbers.count, needed: needed))
    }
    let before = try? knownValue(of: name)
    switch name.quantity {
    case .input, .target: try setSample(name, numbers, since: edit)
    default: try setParameters(name, numbers, since: edit)
    }
    let after = try knownValue(of: name)
    return .init(
      body: .set(SetReport(subject: .numbers(name, before: before, after: after))),
      notes: incompleteSample.map { [$0] } ?? [])
  }

  /// x or y of several samples of one's own; the other is kept where it is of as many.
  fileprivate mutating func set(
    _ quantity: Quantity, _ numbers: [Double], rows: Int, since edit: String
  ) throws(SessionError) -> CommandDeclaration.Outcome {
    let width = quantity == .input ? architecture.inputCount : architecture.outputCount
    guard numbers.count == rows * width else {
      throw .naming(
        .numberCount(
          name: Name(quantity).text(in: shape), given: numbers.count, needed: rows * width))
    }
    let isSame = rows == sampleCount
    let (x, y) = (isSame ? self.x : nil, isSame ? self.y : nil)
    let before = isSame ? try? knownValue(of: Name(quantity)) : nil
    sample = quantity == .input ? .own(x: numbers, y: y) : .own(x: x, y: numbers)
    if quantity == .input { masks = [] }
    values.invalidate(after: quantity == .input || !isSame ? nil : .forward, since: edit)
    return .init(
      body: .set(
        SetReport(
          subject: .numbers(
            Name(quantity), before: before, after: try knownValue(of: Name(quantity))))),
      notes: incompleteSample.map { [$0] } ?? [])
  }

  private mutating func setParameters(_ name: Name, _ numbers: [Double], since edit: String)
    throws(SessionError)
  {
    guard let places = architecture.parameters(of: name) else {
      throw .naming(.notSettable(name.text(in: shape)))
    }
    network.parameters.replaceSubrange(places, with: numbers)
    if !hasNudged { initialParameters = network.parameters }
    values.invalidate(after: nil, since: edit)
  }

  /// x or y typed in make a sample of one's own, which keeps the other of the current one.
  private mutating func setSample(_ name: Name, _ numbers: [Double], since edit: String)
    throws(SessionError)
  {
    var (x, y) = (self.x, self.y)
    func replaced(_ old: [Double]?) throws(SessionError) -> [Double] {
      let places = name.places(in: shape)
      let count = Name(name.quantity).count(in: shape)
      if places.count == count { return numbers }
      // A part of samples that are not there: the others would be made up.
      guard var old, old.count == count else { throw .loop(.noSample) }
      old.replaceSubrange(places, with: numbers)
      return old
    }
    if name.quantity == .input {
      x = try replaced(x)
      masks = []
      values.invalidate(after: nil, since: edit)
    } else {
      y = try replaced(y)
      values.invalidate(after: .forward, since: edit)
    }
    sample = .own(x: x, y: y)
  }
}

/// One assignment.
package struct SetReport: Sendable {
  /// What was set.
  package enum Subject: Sendable {
    /// Numbers of the network or of the sample, before and after.
    case numbers(Name, before: Value?, after: Value)
    /// A setting, and whether the weights were drawn anew for it.
    case setting(String, before: SettingValue, after: SettingValue, drawsWeights: Bool)
  }
  /// What was set.
  package let subject: Subject
}
