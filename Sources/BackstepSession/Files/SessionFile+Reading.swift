import Backprop

extension SessionFile {
  /// Every time and count in a file is at most this, far from any overflow.
  private static let counts = 0...1_000_000_000_000_000

  static func session(_ node: JSONNode) throws(FileFault) -> Content {
    let file = try node.members(
      [
        "format", "version", "time", "net", "weights", "initial", "optimizer", "frozen", "settings",
        "generator", "data", "held_out", "sample", "epoch", "values",
      ], optional: ["watches", "masks", "running"])
    _ = try file["version"].integer(1...version)
    let architecture = try architecture(file["net"])
    var state = State(settings: try settings(file["settings"], for: architecture))
    state.network = Network(
      architecture, parameters: try architecture.parameters(file["weights"]),
      normEpsilon: state.settings.normEpsilon)
    if let running = try running(file["running"], architecture) { state.network.running = running }
    state.initialParameters = try architecture.parameters(file["initial"])
    state.optimizerState = try optimizerState(file["optimizer"], architecture)
    state.frozen = try frozen(file["frozen"], architecture)
    state.generator = try generator(file["generator"])
    state.data = try file["data"].optional(data)
    state.heldOut = try file["held_out"].optional(data)
    if let held = state.heldOut,
      held.inputCount != state.data?.inputCount || held.targetCount != state.data?.targetCount
    {
      throw .contradiction("held_out")
    }
    state.sample = try sample(file["sample"], state)
    let epoch = try file["epoch"].members(["done", "samples", "nudged"], optional: ["order"])
    state.epoch = try epoch["done"].integer(counts)
    state.epochProgress = try epoch["samples"].integer(0...max(0, (state.data?.count ?? 1) - 1))
    state.hasNudged = try epoch["nudged"].bool()
    state.order =
      try epoch["order"].optional { node throws(FileFault) in
        try order(node, of: state.data?.count ?? 0)
      } ?? []
    state.masks =
      try file["masks"].optional { node throws(FileFault) in
        try architecture.neurons(node, samples: state.sampleCount)
      } ?? []
    state.values = try values(file["values"], architecture)
    state.watches =
      try file["watches"].optional { node throws(FileFault) in
        try watches(node, state.shape)
      } ?? []
    let time = try file["time"].members(["now", "next"])
    state.time = try time["now"].integer(counts)
    let next = try time["next"].integer(counts)
    guard next > state.time else { throw .contradiction("time.next") }
    return .session(state, nextTime: next)
  }

  private static func architecture(_ node: JSONNode) throws(FileFault) -> Architecture {
    let net = try node.members(["sizes", "activations", "biases"], optional: ["norm"])
    let sizes = try net["sizes"].wholeNumbers()
    let activations = net["activations"]
    var words: [Activation] = []
    for word in try activations.elements(max(1, sizes.count - 1)) {
      words.append(try word.word(Activation.self))
    }
    guard let output = words.last else { throw .missing(activations.path) }
    let hidden = words.count > 1 ? words[0] : output
    // There is one activation for all hidden layers.
    guard words.dropLast().allSatisfy({ $0 == hidden }) else {
      throw .contradiction(activations.path)
    }
    let hasBiases = try net["biases"].bool()
    let normalization = try net["norm"].optional { node throws(FileFault) in
      try node.word(Normalization.self)
    }
    do throws(ArchitectureError) {
      return try Architecture(
        sizes: sizes, hidden: hidden, output: output, hasBiases: hasBiases,
        normalization: normalization)
    } catch {
      throw .architecture(error)
    }
  }

  static func optimizerState(_ node: JSONNode, _ architecture: Architecture)
    throws(FileFault) -> OptimizerState
  {
    let members = try node.members(["steps", "m", "v"])
    func moments(_ key: String) throws(FileFault) -> [Double] {
      try members[key].optional { node throws(FileFault) in try architecture.parameters(node) }
        ?? []
    }
    return OptimizerState(
      firstMoment: try moments("m"), secondMoment: try moments("v"),
      stepCount: try members["steps"].integer(counts))
  }

  private static func running(_ node: JSONNode, _ architecture: Architecture) throws(FileFault)
    -> RunningStatistics?
  {
    guard architecture.normalization == .batch, !node.isNull else { return nil }
    let members = try node.members(["mean", "var"])
    return RunningStatistics(
      means: try architecture.neurons(members["mean"], samples: 1),
      variances: try architecture.neurons(members["var"], samples: 1))
  }

  static func frozen(_ node: JSONNode, _ architecture: Architecture)
    throws(FileFault) -> [Bool]
  {
    guard !node.isNull else { return [] }
    let numbers = try architecture.parameters(node)
    guard numbers.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      throw .outOfRange(node.path, .whole(0...1))
    }
    return numbers.map { $0 == 1 }
  }

  private static func watches(_ node: JSONNode, _ shape: Shape)
    throws(FileFault) -> [Name]
  {
    var names: [Name] = []
    for element in try node.elements() {
      guard names.count < State.mostWatches,
        let name = try? ExpressionParser.parseName(try element.line(), in: shape)
      else { throw .wrongKind(element.path, expected: .name) }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func generator(_ node: JSONNode) throws(FileFault) -> Generator {
    var words: [UInt64] = []
    for element in try node.elements(4) {
      guard let word = UInt64(try element.text(), radix: 16) else {
        throw .wrongKind(element.path, expected: .hexadecimal)
      }
      words.append(word)
    }
    guard let generator = Generator(state: words) else { throw .contradiction(node.path) }
    return generator
  }

  private static func data(_ node: JSONNode) throws(FileFault) -> Dataset {
    let members = try node.members(["name", "inputs", "classes", "x", "y"])
    let name = try members["name"].line()
    let xs = try members["x"].elements()
    let ys = try members["y"].elements(xs.count)
    var samples: [(x: [Double], y: [Double])] = []
    for (x, y) in zip(xs, ys) {
      samples.append(
        (
          try x.finiteNumbers(samples.first?.x.count), try y.finiteNumbers(samples.first?.y.count)
        ))
    }
    guard let first = samples.first, !first.x.isEmpty, !first.y.isEmpty else {
      throw .missing("\(node.path).x[0]" + (samples.isEmpty ? "" : "[0]"))
    }
    func names(_ key: String, _ count: Int) throws(FileFault) -> [String] {
      var names: [String] = []
      for name in try members[key].elements() { names.append(try name.line()) }
      guard names.isEmpty || names.count == count else { throw .contradiction(members[key].path) }
      return names
    }
    return Dataset(
      name: name, inputCount: first.x.count, targetCount: first.y.count,
      values: samples.flatMap { $0.x + $0.y },
      inputNames: try names("inputs", first.x.count),
      classes: try names("classes", first.y.count))
  }

  private static func sample(_ node: JSONNode, _ state: State) throws(FileFault) -> Sample {
    let members = try node.members([], optional: ["index", "indices", "x", "y"])
    let architecture = state.architecture
    let places = 0...max(0, (state.data?.count ?? 1) - 1)
    if !members["index"].isNull {
      _ = try node.members(["index"])
      return .data([try members["index"].integer(places)])
    }
    if !members["indices"].isNull {
      _ = try node.members(["indices"])
      let indices = try members["indices"].wholeNumbers(places)
      guard !indices.isEmpty else { throw .missing("\(members["indices"].path)[0]") }
      return .data(indices)
    }
    func own(_ key: String, _ count: Int) throws(FileFault) -> [Double]? {
      try members[key].optional { node throws(FileFault) in
        let numbers = try node.finiteNumbers()
        guard !numbers.isEmpty, numbers.count % count == 0 else {
          throw .wrongCount(node.path, given: numbers.count, needed: count)
        }
        return numbers
      }
    }
    _ = try node.members(["x", "y"])
    let (x, y) = (
      try own("x", architecture.inputCount), try own("y", architecture.outputCount)
    )
    if let x, let y, x.count / architecture.inputCount != y.count / architecture.outputCount {
      throw .contradiction(members["y"].path)
    }
    return .own(x: x, y: y)
  }

  /// Every sample once, or nothing.
  private static func order(_ node: JSONNode, of count: Int) throws(FileFault) -> [Int] {
    let order = try node.wholeNumbers(0...max(0, count - 1))
    guard order.isEmpty || order.count == count && Set(order).count == count else {
      throw .contradiction(node.path)
    }
    return order
  }
}
