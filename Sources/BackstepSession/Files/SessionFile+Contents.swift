import Backprop

extension SessionFile {
  /// What a file holds: a moment, and the time of the next new one.
  struct Contents: Sendable {
    var format = SessionFile.format
    var version = SessionFile.version
    var state = State()
    var nextTime = 1

    fileprivate var architecture: Architecture {
      get { state.architecture }
      set { state.network = Network(zero: newValue, normEpsilon: state.settings.normEpsilon) }
    }
    fileprivate var initial: [Double] {
      get { state.initialParameters }
      set { state.initialParameters = newValue.isEmpty ? state.network.parameters : newValue }
    }
    fileprivate var sampleCount: Int { state.data?.count ?? 0 }
    fileprivate var places: ClosedRange<Int> { 0...max(0, sampleCount - 1) }
  }

  /// The members of a file, each read knowing what those before it said.
  static let contents = Codec<Contents>.object(
    onto: Contents(),
    [
      Field("format", \.format, .line),
      Field("version", \.version, .whole(1...version)),
      Field(
        "time",
        [
          Field("now", \.state.time, .count()),
          Field("next", \.nextTime) { contents in
            Codec.count(upTo: Codec.mostCount + 1).checked { next, node in
              next > contents.state.time ? nil : .contradiction(node.path)
            }
          },
        ]),
      Field("net", \.architecture, .net),
      Field("weights", \.state.network.parameters) { $0.architecture.packedParameters },
      Field("initial", \.initial) { $0.architecture.packedParameters.nullWhereEmpty },
      Field("optimizer", \.state.optimizerState) { .memory(of: $0.architecture) },
      Field("frozen", \.state.frozen) { $0.architecture.packedFlags },
      Field("settings", \.state.settings) { .settings(for: $0.architecture) },
      Field("generator", \.state.generator, .words),
      Field("data", \.state.data, Codec<Dataset>.dataset.optional),
      Field("held_out", \.state.heldOut) {
        Codec<Dataset>.dataset(fitting: $0.state.data).optional
      },
      Field("sample", \.state.sample) { .sample(of: $0.architecture, places: $0.places) },
      Field(
        "epoch",
        [
          Field("done", \.state.epoch, .count()),
          Field("samples", \.state.epochProgress) { .whole($0.places) },
          Field("nudged", \.state.hasNudged, .flag),
          Field("order", \.state.order, isOptional: true) { .order(of: $0.sampleCount) },
        ]),
      Field("course", \.state.course, .course, isOptional: true),
      Field("running", \.state.network.running, isOptional: true) {
        .running(in: $0.state.network)
      },
      Field("masks", \.state.masks, isOptional: true) {
        $0.architecture.packedNeurons(samples: $0.state.sampleCount).nullWhereEmpty
      },
      Field("values", \.state.values) { .values(of: $0.state) },
      Field("watches", \.state.watches, isOptional: true) { .watches(in: $0.state.shape) },
      Field("own", \.state.own, Codec<[OwnValue]>.own, isOptional: true),
    ])
}

extension Network {
  fileprivate init(zero architecture: Architecture, normEpsilon: Double) {
    self.init(
      architecture, parameters: [Double](repeating: 0, count: architecture.parameterCount),
      normEpsilon: normEpsilon)
  }
}
