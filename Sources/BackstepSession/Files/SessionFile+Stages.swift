import Backprop

/// What the stages computed, part by part as a file has it; of a batch, sample after sample.
private struct PassParts: Sendable {
  let architecture: Architecture
  var x, z, a, mask, mean, variance, norm, u, loss, d, dU, dNorm, gradient: [Double]?

  init(
    _ architecture: Architecture, _ forward: ForwardPass? = nil, _ losses: [Double]? = nil,
    _ backward: BackwardPass? = nil
  ) {
    self.architecture = architecture
    (x, z, a) = (forward?.input, forward?.sums, forward?.activations)
    mask = forward?.masks.nilWhereEmpty
    (mean, variance) = (forward?.normalized?.means, forward?.normalized?.variances)
    (norm, u) = (forward?.normalized?.norms, forward?.normalized?.scaled)
    loss = losses
    (d, gradient) = (backward?.blames, backward?.gradients)
    (dU, dNorm) = (backward?.scaledBlames.nilWhereEmpty, backward?.normBlames.nilWhereEmpty)
  }

  var samples: Int { (x?.count ?? 0) / architecture.inputCount }

  static let fields: [Field<PassParts>] = [
    Field("x", \.x) { Codec<[Double]>.numbers(multipleOf: $0.architecture.inputCount).optional },
    neurons("z", \.z), neurons("a", \.a), neurons("mask", \.mask, isOptional: true),
    Field("mean", \.mean, Codec<[Double]>.numbers().optional, isOptional: true),
    Field("var", \.variance, Codec<[Double]>.numbers().optional, isOptional: true),
    neurons("norm", \.norm, isOptional: true), neurons("u", \.u, isOptional: true),
    Field("loss", \.loss) { Codec<[Double]>.oneOrMore(max(1, $0.samples)).optional },
    neurons("d", \.d), neurons("dU", \.dU, isOptional: true),
    neurons("dNorm", \.dNorm, isOptional: true),
    Field("gradient", \.gradient) { $0.architecture.packedParameters.optional },
  ]

  private static func neurons(
    _ key: String, _ path: WritableKeyPath<PassParts, [Double]?> & Sendable,
    isOptional: Bool = false
  ) -> Field<PassParts> {
    Field(key, path, isOptional: isOptional) {
      // Without an x, whatever is there will be refused.
      $0.samples > 0
        ? $0.architecture.packedNeurons(samples: $0.samples).optional
        : Codec { _ in
          .null
        } read: {
          $0.isNull ? nil : []
        }
    }
  }

  /// The pass that they are parts of; they are there together or not at all.
  func forward(_ node: JSONNode) throws(FileFault) -> ForwardPass? {
    guard let x, let z, let a else {
      guard x == nil, z == nil, a == nil else { throw .contradiction(node.child("x")) }
      return nil
    }
    let normalized = architecture.normalization.map { _ in
      Normalized(
        means: mean ?? [], variances: variance ?? [], norms: norm ?? [], scaled: u ?? [])
    }
    let pass = ForwardPass(
      samples: samples, input: x, sums: z, activations: a, masks: mask ?? [],
      normalized: normalized)
    guard architecture.fits(pass) else { throw .contradiction(node.child("mean")) }
    return pass
  }

  /// Likewise.
  func backward(_ node: JSONNode) throws(FileFault) -> BackwardPass? {
    guard x != nil, let d, let gradient else {
      guard d == nil, gradient == nil else { throw .contradiction(node.child("d")) }
      return nil
    }
    let isNormalized = architecture.normalization != nil
    guard (dU != nil) == isNormalized, (dNorm != nil) == isNormalized else {
      throw .contradiction(node.child("dU"))
    }
    return BackwardPass(
      blames: d, gradients: gradient, scaledBlames: dU ?? [], normBlames: dNorm ?? [])
  }
}

/// Something in a file that has the parts of passes among its members.
private struct WithPasses<Whole: Sendable>: Sendable {
  var whole: Whole
  var passes: PassParts
  var architecture: Architecture { passes.architecture }
}

/// What a pass through the network is kept in: the values of the stages, and the last nudge's.
private protocol StagePasses: Sendable {
  var forward: ForwardPass? { get set }
  var losses: [Double]? { get set }
  var backward: BackwardPass? { get set }
}

extension StageValues: StagePasses {}
extension NudgeRecord: StagePasses {}

extension Codec where Value: StagePasses {
  /// Something with passes: their parts, and the fields of its own, among the same members.
  fileprivate static func passes(
    of architecture: Architecture, onto empty: Value, _ fields: [Field<WithPasses<Value>>]
  ) -> Codec {
    Codec<WithPasses<Value>>.object(
      onto: WithPasses(whole: empty, passes: PassParts(architecture)), fields
    ).mapped {
      WithPasses(
        whole: $0, passes: PassParts(architecture, $0.forward, $0.losses, $0.backward))
    } read: { parts, node throws(FileFault) in
      var whole = parts.whole
      whole.forward = try parts.passes.forward(node)
      whole.losses = parts.passes.loss
      whole.backward = try parts.passes.backward(node)
      return whole
    }
  }
}

extension Codec<StageValues> {
  static func values(of state: State) -> Codec {
    let architecture = state.architecture
    let own: [Field<StageValues>] = [
      Field("change", \.changes, architecture.packedParameters.optional),
      Field("nudge", \.nudge, Codec<NudgeRecord>.nudge(of: architecture).optional),
      Field("reached", \.reached, Codec<Stage>.word.optional),
      Field("edit", \.edit, Codec<String>.line.optional),
    ]
    return passes(
      of: architecture, onto: StageValues(),
      PassParts.fields.map { $0.within(\.passes) } + own.map { $0.within(\.whole) }
    ).checked { values, node in
      // A stage that is said to hold has its result, and one of the current samples.
      guard let reached = values.reached else { return nil }
      let isWhole =
        Stage.allCases.allSatisfy { $0 > reached || values.isComputed($0) }
        && values.forward?.samples == state.sampleCount
      return isWhole ? nil : .contradiction(node.child("reached"))
    }
  }
}

extension Codec<NudgeRecord> {
  /// What the last nudge was made of, so that its numbers can still be explained after loading.
  static func nudge(of architecture: Architecture) -> Codec {
    let before: [Field<NudgeRecord>] = [
      Field("weights", \.parameters, architecture.packedParameters),
      Field("settings", \.settings, .settings(for: architecture)),
      Field("before", \.before, .memory(of: architecture)),
      Field("after", \.after, .memory(of: architecture)),
      Field("frozen", \.frozen, architecture.packedFlags),
    ]
    let y = Field<WithPasses<NudgeRecord>>("y", \.whole.target) {
      Codec<[Double]>.numbers(max(1, $0.passes.samples) * architecture.outputCount).finite.optional
    }
    let fresh = NudgeRecord(of: State(), after: OptimizerState())
    return passes(
      of: architecture, onto: fresh,
      before.map { $0.within(\.whole) } + PassParts.fields.map { $0.within(\.passes) } + [y])
  }
}

extension [Double] {
  fileprivate var nilWhereEmpty: [Double]? { isEmpty ? nil : self }
}
