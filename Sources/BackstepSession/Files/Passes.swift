import Backprop

extension SessionFile {
  /// What the stages computed, as a file has it: `x`, `z`, `a`, `mask`, `loss`, `d`, `gradient`; of a
  /// batch, sample after sample.
  struct Passes {
    var forward: ForwardPass?
    var losses: [Double]?
    var backward: BackwardPass?

    static let keys = ["x", "z", "a", "loss", "d", "gradient"]
    static let optionalKeys = ["mask", "mean", "var", "norm", "u", "dU", "dNorm"]
  }
}

extension SessionFile.Passes {
  /// Reads what `members(_:)` writes; the parts of a pass are there together or not at all.
  init(_ members: JSONMembers, _ architecture: Architecture, path: String) throws(FileFault) {
    let x = try members["x"].optional { node throws(FileFault) in
      try node.numbers(multipleOf: architecture.inputCount)
    }
    let samples = (x?.count ?? 0) / architecture.inputCount
    func neurons(_ key: String) throws(FileFault) -> [Double]? {
      try members[key].optional { node throws(FileFault) in
        try architecture.neurons(node, samples: samples)
      }
    }
    if let x, let z = try neurons("z"), let a = try neurons("a") {
      let pass = ForwardPass(
        samples: samples, input: x, sums: z, activations: a, masks: try neurons("mask") ?? [],
        normalized: architecture.normalization == nil
          ? nil
          : Normalized(
            means: try members["mean"].numbers(), variances: try members["var"].numbers(),
            norms: try neurons("norm") ?? [], scaled: try neurons("u") ?? []))
      guard architecture.fits(pass) else { throw .contradiction("\(path).mean") }
      forward = pass
    } else if x != nil || !members["z"].isNull || !members["a"].isNull {
      throw .contradiction("\(path).x")
    }
    losses = try members["loss"].optional { node throws(FileFault) in
      switch node.value {
      case .array, .numbers: try node.numbers()
      default: [try node.number()]
      }
    }
    if let losses, losses.count != max(1, samples) {
      throw .wrongCount("\(path).loss", given: losses.count, needed: max(1, samples))
    }
    let gradients = try members["gradient"].optional { node throws(FileFault) in
      try architecture.parameters(node)
    }
    if forward != nil, let d = try neurons("d"), let gradients {
      let (scaled, norms) = (try neurons("dU") ?? [], try neurons("dNorm") ?? [])
      guard (scaled.isEmpty && norms.isEmpty) == (architecture.normalization == nil) else {
        throw .contradiction("\(path).dU")
      }
      backward = BackwardPass(
        blames: d, gradients: gradients, scaledBlames: scaled, normBlames: norms)
    } else if !members["d"].isNull || gradients != nil {
      throw .contradiction("\(path).d")
    }
  }

  func members(_ architecture: Architecture) -> [(String, JSONValue)] {
    func neurons(_ numbers: [Double]?) -> JSONValue {
      numbers.map { $0.isEmpty ? .null : architecture.json(neurons: $0) } ?? .null
    }
    return [
      ("x", forward.map { .numbers($0.input) } ?? .null), ("z", neurons(forward?.sums)),
      ("a", neurons(forward?.activations)), ("mask", neurons(forward?.masks)),
      ("mean", forward?.normalized.map { .numbers($0.means) } ?? .null),
      ("var", forward?.normalized.map { .numbers($0.variances) } ?? .null),
      ("norm", neurons(forward?.normalized?.norms)), ("u", neurons(forward?.normalized?.scaled)),
      ("loss", losses.map { $0.count == 1 ? .number($0[0]) : .numbers($0) } ?? .null),
      ("d", neurons(backward?.blames)), ("dU", neurons(backward?.scaledBlames)),
      ("dNorm", neurons(backward?.normBlames)),
      ("gradient", backward.map { architecture.json(parameters: $0.gradients) } ?? .null),
    ]
  }
}
