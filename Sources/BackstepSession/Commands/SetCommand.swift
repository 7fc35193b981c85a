import Backprop

extension CommandDeclaration {
  static let set: Self = CommandDeclaration(
    "set", usage: ["set NAME VALUE...", "set SETTING VALUE"],
    summary: "a weight, a whole matrix, x or y; or a setting such as lr or loss",
    details: """
      `set W1[0][1] 0.5` sets one weight, `set W1 ...` a whole matrix row by row, `set x 0 1` and
      `set y 1` a sample of one's own. Numbers are separated by blanks or commas, with or without
      brackets. Settings:
      \(Setting.all.map { "  \($0.usage)\n      \($0.summary)" }.joined(separator: "\n"))
        memory SIZE
            what the timeline may take, as in 256 MB; the oldest moments go first
      """,
    completion: .assignments
  ) { session, arguments, _ throws(SessionError) in
    guard let word = arguments.words.first else { throw arguments.usageError }
    if let setting = Setting.all.first(where: { $0.name == word }) {
      let words = Array(arguments.words.dropFirst())
      return try session.state.set(setting, words, since: session.commandText)
    }
    if word == "memory" { return try session.setMemory(Array(arguments.words.dropFirst())) }
    let name = try session.state.settableName(word)
    let text = String(arguments.text.dropFirst(word.count))
    let numbers = try Numbers.list(text)
    return try session.state.set(name, numbers, since: session.commandText)
  }
}

extension Quantity {
  /// Whether `set` takes it.
  var isSettable: Bool {
    switch self {
    case .weights, .biases, .input, .target: true
    default: false
    }
  }
}

extension State {
  fileprivate func settableName(_ word: String) throws(SessionError) -> Name {
    let name: Name
    do throws(SessionError) {
      name = try ExpressionParser.parseName(word, in: architecture)
    } catch {
      guard case .naming(.unknownName) = error else { throw error }
      let names = Quantity.all(in: architecture).filter(\.isSettable).map {
        $0.text(layers: architecture.layerCount)
      }
      throw .typing(
        .unknownWord(word, kind: .name, choices: names + Setting.all.map(\.name) + ["memory"]))
    }
    guard name.quantity.isSettable else { throw .naming(.notSettable(name.text(in: architecture))) }
    return name
  }

  fileprivate mutating func set(_ name: Name, _ numbers: [Double], since edit: String)
    throws(SessionError) -> CommandDeclaration.Outcome
  {
    let needed = name.quantity.shape(in: architecture).axes
      .dropFirst(name.indices.count).reduce(1, *)
    guard numbers.count == needed else {
      throw .naming(
        .numberCount(
          name: name.text(in: architecture), given: numbers.count, needed: needed))
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

  private mutating func setParameters(_ name: Name, _ numbers: [Double], since edit: String)
    throws(SessionError)
  {
    let slice = try flat(name.quantity)
    let axes = name.quantity.shape(in: architecture).axes
    var start = slice.startIndex
    for (position, index) in name.indices.enumerated() {
      start += index * axes[(position + 1)...].reduce(1, *)
    }
    for (offset, number) in numbers.enumerated() { network.parameters[start + offset] = number }
    if !hasNudged { initialParameters = network.parameters }
    values.invalidate(after: nil, since: edit)
  }

  /// x or y typed in make a sample of one's own, which keeps the other of the current one.
  private mutating func setSample(_ name: Name, _ numbers: [Double], since edit: String)
    throws(SessionError)
  {
    var (x, y) = (self.x, self.y)
    func needsOneNumber(_ quantity: Quantity) -> Bool {
      quantity.shape(in: architecture).axes == [1]
    }
    func replaced(_ old: [Double]?) throws(SessionError) -> [Double] {
      guard let index = name.indices.first else { return numbers }
      // One entry of a sample that is not there: the others would be made up.
      guard var old = old ?? (needsOneNumber(name.quantity) ? [0] : nil) else {
        throw .loop(.noSample)
      }
      old[index] = numbers[0]
      return old
    }
    if name.quantity == .input {
      x = try replaced(x)
      values.invalidate(after: nil, since: edit)
    } else {
      y = try replaced(y)
      values.invalidate(after: .forward, since: edit)
    }
    sample = .own(x: x, y: y)
  }
}
