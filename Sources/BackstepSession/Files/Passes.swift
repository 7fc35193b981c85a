import Backprop

extension SessionFile {
  /// What the stages computed of a sample, as a file has it: `x`, `z`, `a`, `loss`, `d`, `gradient`.
  struct Passes {
    var forward: ForwardPass?
    var loss: Double?
    var backward: BackwardPass?

    static let keys = ["x", "z", "a", "loss", "d", "gradient"]
  }
}

extension SessionFile.Passes {
  /// Reads what `members(_:)` writes; the parts of a pass are there together or not at all.
  init(_ members: JSONMembers, _ architecture: Architecture, path: String) throws(FileFault) {
    func neurons(_ key: String) throws(FileFault) -> [Double]? {
      try members[key].optional { node throws(FileFault) in try architecture.neurons(node) }
    }
    let x = try members["x"].optional { node throws(FileFault) in
      try node.numbers(architecture.inputCount)
    }
    if let x, let z = try neurons("z"), let a = try neurons("a") {
      forward = ForwardPass(input: x, sums: z, activations: a)
    } else if x != nil || !members["z"].isNull || !members["a"].isNull {
      throw .contradiction("\(path).x")
    }
    loss = try members["loss"].optional { node throws(FileFault) in try node.number() }
    let gradients = try members["gradient"].optional { node throws(FileFault) in
      try architecture.parameters(node)
    }
    if let d = try neurons("d"), let gradients {
      backward = BackwardPass(blames: d, gradients: gradients)
    } else if !members["d"].isNull || gradients != nil {
      throw .contradiction("\(path).d")
    }
  }

  func members(_ architecture: Architecture) -> [(String, JSONValue)] {
    func neurons(_ numbers: [Double]?) -> JSONValue {
      numbers.map { architecture.json(neurons: $0) } ?? .null
    }
    return [
      ("x", forward.map { .numbers($0.input) } ?? .null), ("z", neurons(forward?.sums)),
      ("a", neurons(forward?.activations)), ("loss", loss.map(JSONValue.number) ?? .null),
      ("d", neurons(backward?.blames)),
      ("gradient", backward.map { architecture.json(parameters: $0.gradients) } ?? .null),
    ]
  }
}
