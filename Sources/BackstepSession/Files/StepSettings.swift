import Backprop

/// What a step's file says of network and settings; what it leaves out is as usual, or as in the
/// step before.
struct StepSettings {
  let isLossNamed: Bool
  let isRateNamed: Bool
  private let net: JSONMembers?
  private let settings: JSONValue?
  private let previous: GivenStep?

  init(_ net: JSONValue?, _ settings: JSONValue?, _ previous: GivenStep?) throws(StepFault) {
    (self.settings, self.previous) = (settings, previous)
    do throws(FileFault) {
      self.net = try net.map { value throws(FileFault) in
        try JSONNode(path: "net", value: value).members(
          [], optional: ["sizes", "activations", "biases", "norm"])
      }
    } catch {
      throw .file(error)
    }
    guard let settings else {
      isLossNamed = previous?.isLossNamed ?? false
      isRateNamed = previous?.isRateNamed ?? false
      return
    }
    guard case .object(let members) = settings else {
      throw .file(.wrongKind("settings", expected: .object))
    }
    isLossNamed = members.contains { $0.0 == "loss" }
    isRateNamed = members.contains { $0.0 == "lr" }
  }

  /// What the nudge goes by; what is not said is as in the step before, or as usual.
  func values(for architecture: Architecture) throws(StepFault) -> Settings {
    guard case .object(var members) = settings else { return previous?.settings ?? Settings() }
    // The usual loss stands on no softmax; which one it is will be found by trying.
    if !isLossNamed, architecture.outputActivation == .softmax {
      members.append(("loss", .string(Loss.ce.description)))
    }
    do throws(FileFault) {
      return try Codec.settings(for: architecture).read(
        JSONNode(path: "settings", value: .object(members)))
    } catch {
      throw .file(error)
    }
  }

  /// Whether it is said how layers are normalised.
  var isNormalizationNamed: Bool {
    net.map { !$0["norm"].isNull } ?? (previous != nil)
  }

  var areActivationsNamed: Bool {
    net.map { !$0["activations"].isNull } ?? (previous != nil)
  }

  /// What the activation of the last layer may be where the file may have left it out, as one does
  /// whose last layer has none or has it in its loss; nil stands for what is written.
  func outputs(layers: Int) -> [Activation?] {
    guard let net, let named = try? net["activations"].elements(),
      named.count == layers - 1
    else { return [nil] }
    // Two may also be the hidden layers' and the output's.
    return (named.count == 2 ? [nil] : []) + [.linear, .softmax, .sigmoid]
  }

  /// An activation under the name that others have for it.
  private static func activation(_ node: JSONNode) throws(FileFault) -> Activation {
    switch try node.text().lowercased().filter({ $0 != "_" }) {
    case "leakyrelu": return .leaky
    case "identity", "none": return .linear
    case "logistic": return .sigmoid
    case let word:
      if let activation = Activation(rawValue: word) { return activation }
      return try node.word(Activation.self)
    }
  }

  /// The network that the file speaks of, given the sizes that its weights have.
  ///
  /// - Parameter output: The activation of the last layer, where it is left out.
  /// - Parameter isScaled: Whether scales are given: then it is normalised, if not said otherwise over
  ///   the batch.
  func architecture(
    _ sizes: [Int], _ hasBiases: Bool, isScaled: Bool, output: Activation?
  ) throws(StepFault) -> Architecture {
    if net == nil, let previous, previous.architecture.sizes == sizes {
      return previous.architecture
    }
    var activations: [Activation] = []
    var normalization: Normalization? = isScaled ? .batch : nil
    do throws(FileFault) {
      if let net, !net["sizes"].isNull {
        guard try net["sizes"].finiteNumbers() == sizes.map(Double.init) else {
          throw FileFault.contradiction("net.sizes")
        }
      }
      if let net, !net["biases"].isNull, try net["biases"].bool() != hasBiases {
        throw FileFault.contradiction("net.biases")
      }
      if let net, !net["activations"].isNull {
        for node in try net["activations"].elements() {
          activations.append(try Self.activation(node))
        }
      }
      if let net, !net["norm"].isNull {
        normalization = try net["norm"].word(Normalization.self)
      }
    } catch {
      throw .file(error)
    }
    let layers = sizes.count - 1
    if let output { activations.append(output) }
    // Two, as `net` has them, are the hidden layers' and the output's.
    if activations.count == 2, layers > 2 {
      activations = [Activation](repeating: activations[0], count: layers - 1) + [activations[1]]
    }
    if !activations.isEmpty, activations.count != layers {
      throw .activationCount(given: activations.count, layers: layers)
    }
    guard Set(activations.dropLast()).count <= 1 else { throw .hiddenActivations }
    do throws(ArchitectureError) {
      return try Architecture(
        sizes: sizes, hidden: activations.first ?? .sigmoid, output: activations.last ?? .sigmoid,
        hasBiases: hasBiases, normalization: normalization)
    } catch {
      throw .architecture(error)
    }
  }
}
