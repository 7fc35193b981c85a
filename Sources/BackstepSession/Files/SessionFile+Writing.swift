import Backprop

extension SessionFile {
  static func json(of state: State, nextTime: Int) -> JSONValue {
    let architecture = state.architecture
    let words = state.generator.state
    return .object([
      ("format", .string(format)), ("version", .integer(version)),
      ("time", .object([("now", .integer(state.time)), ("next", .integer(nextTime))])),
      (
        "net",
        .object([
          ("sizes", .array(architecture.sizes.map { .integer($0) })),
          ("activations", .array(architecture.activations.map { .string($0.rawValue) })),
          ("biases", .bool(architecture.hasBiases)),
          ("norm", architecture.normalization.map { .string($0.rawValue) } ?? .null),
        ])
      ),
      ("weights", architecture.json(parameters: state.network.parameters)),
      ("initial", architecture.json(parameters: state.initialParameters)),
      ("optimizer", json(of: state.optimizerState, architecture)),
      ("frozen", architecture.json(flags: state.frozen)),
      ("settings", json(of: state.settings)),
      (
        "generator",
        .array(
          [words.0, words.1, words.2, words.3].map { .string(String($0, radix: 16)) })
      ),
      ("data", state.data.map(json) ?? .null), ("held_out", state.heldOut.map(json) ?? .null),
      ("sample", json(of: state.sample)),
      (
        "epoch",
        .object([
          ("done", .integer(state.epoch)), ("samples", .integer(state.epochProgress)),
          ("nudged", .bool(state.hasNudged)), ("order", .array(state.order.map { .integer($0) })),
        ])
      ),
      (
        "running",
        state.network.running.map {
          .object([
            ("mean", architecture.json(neurons: $0.means)),
            ("var", architecture.json(neurons: $0.variances)),
          ])
        } ?? .null
      ),
      ("masks", state.masks.isEmpty ? .null : architecture.json(neurons: state.masks)),
      ("values", json(of: state.values, architecture)),
      ("watches", .array(state.watches.map { .string($0.text(in: state.shape)) })),
    ])
  }

  static func json(of state: OptimizerState, _ architecture: Architecture) -> JSONValue {
    func packed(_ numbers: [Double]) -> JSONValue {
      numbers.isEmpty ? .null : architecture.json(parameters: numbers)
    }
    return .object([
      ("steps", .integer(state.stepCount)), ("m", packed(state.firstMoment)),
      ("v", packed(state.secondMoment)),
    ])
  }

  static func json(of settings: Settings) -> JSONValue {
    Codec.object(onto: settings, Settings.all.map(\.field)).write(settings)
  }

  private static func json(of data: Dataset) -> JSONValue {
    .object([
      ("name", .string(data.name)),
      ("inputs", .array(data.inputNames.map { .string($0) })),
      ("classes", .array(data.classes.map { .string($0) })),
      ("x", .array((0..<data.count).map { .numbers(data.input($0)) })),
      ("y", .array((0..<data.count).map { .numbers(data.target($0)) })),
    ])
  }

  private static func json(of sample: Sample) -> JSONValue {
    switch sample {
    case .data(let indices):
      .object([
        indices.count == 1
          ? ("index", .integer(indices[0])) : ("indices", .array(indices.map { .integer($0) }))
      ])
    case .own(let x, let y):
      .object([
        ("x", x.map(JSONValue.numbers) ?? .null), ("y", y.map(JSONValue.numbers) ?? .null),
      ])
    }
  }

  private static func json(of values: StageValues, _ architecture: Architecture) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    let passes = Passes(
      forward: values.forward, losses: values.losses, backward: values.backward)
    return .object(
      passes.members(architecture) + [
        ("change", values.changes.map { architecture.json(parameters: $0) } ?? .null),
        ("nudge", values.nudge.map { json(of: $0, architecture) } ?? .null),
        ("reached", text(values.reached?.rawValue)), ("edit", text(values.edit)),
      ])
  }
}
