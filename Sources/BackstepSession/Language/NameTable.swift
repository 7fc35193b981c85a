import Backprop
import BackstepText

// The one place where the learner's names and the program's quantities meet.

extension Quantity {
  /// The name without indices, in a network of so many layers.
  package func text(layers: Int) -> String {
    switch self {
    case .input: "x"
    case .target: "y"
    case .parameter(let role, let part, let layer): role.prefix + part.letter + "\(layer)"
    case .sums(let layer): "z\(layer)"
    case .activations(let layer):
      layer == layers ? "out" : layers == 2 ? "hidden" : "hidden\(layer)"
    case .blames(let layer):
      layer == layers ? "dOut" : layers == 2 ? "dHidden" : "dHidden\(layer)"
    case .optimizer(let number): number.rawValue
    case .masks(let layer): "mask\(layer)"
    case .losses: "losses"
    case .loss: "loss"
    case .learningRate: "lr"
    case .epoch: "epoch"
    case .sample: "sample"
    case .time: "time"
    case .accuracy: "accuracy"
    }
  }

  /// The quantity a word names in a network, aliases included; nil when it names none.
  package init?(_ word: Substring, in shape: Shape) {
    let layers = shape.layerCount
    switch word {
    case "x", "a0": self = .input
    case "y": self = .target
    case "out": self = .activations(layers)
    case "dOut": self = .blames(layers)
    case "hidden" where layers == 2: self = .activations(1)
    case "dHidden" where layers == 2: self = .blames(1)
    case "losses": self = .losses
    case "loss": self = .loss
    case "lr": self = .learningRate
    case "epoch": self = .epoch
    case "sample": self = .sample
    case "time": self = .time
    case "accuracy": self = .accuracy
    default:
      if let number = OptimizerNumber(rawValue: String(word)) {
        self = .optimizer(number)
        return
      }
      let digits = word.reversed().prefix(while: \.isASCIIDigit).count
      guard digits > 0, let layer = Int(word.suffix(digits)), (1...layers).contains(layer),
        word.suffix(digits).first != "0",
        let quantity = Self.numbered(word.dropLast(digits), layer, layers)
      else { return nil }
      if !shape.hasBiases, quantity.part == .bias { return nil }
      self = quantity
    }
  }

  private static func numbered(_ stem: Substring, _ layer: Int, _ layers: Int) -> Quantity? {
    switch stem {
    case "z": return .sums(layer)
    case "a": return .activations(layer)
    case "d": return .blames(layer)
    case "mask" where layer < layers: return .masks(layer)
    case "hidden" where layer < layers: return .activations(layer)
    case "dHidden" where layer < layers: return .blames(layer)
    default:
      for role in Role.allCases {
        for part in Part.allCases where stem == role.prefix + part.letter {
          return .parameter(role, part, layer)
        }
      }
      return nil
    }
  }

  /// Every quantity of a network, in the order of the forward pass, then back.
  package static func all(in shape: Shape) -> [Quantity] {
    let layers = 1...shape.layerCount
    let parts: [Part] = shape.hasBiases ? [.weight, .bias] : [.weight]
    func parameters(_ roles: Role...) -> [Quantity] {
      layers.flatMap { layer in
        roles.flatMap { role in parts.map { .parameter(role, $0, layer) } }
      }
    }
    var result: [Quantity] = [.input, .target] + parameters(.value)
    result += layers.flatMap { layer in
      [.sums(layer)] + (layer < layers.upperBound ? [.masks(layer)] : []) + [.activations(layer)]
    }
    result += (shape.batch == nil ? [.loss] : [.losses, .loss]) + layers.map { .blames($0) }
    result += parameters(.gradient) + parameters(.change)
    result += parameters(.firstMoment, .secondMoment)
    result += [.learningRate, .epoch, .sample, .time, .accuracy]
    return result + OptimizerNumber.allCases.map { .optimizer($0) }
  }

  /// The words that name something in a network: the screen's names, then their aliases.
  package static func words(in shape: Shape) -> [String] {
    let layers = shape.layerCount
    let names = all(in: shape).map { $0.text(layers: layers) }
    return names + (1...layers).flatMap { ["a\($0)", "d\($0)"] }
  }
}

extension Quantity {
  /// The error for a word that names nothing, with the nearest words that do.
  static func unknown(_ word: Substring, in shape: Shape) -> SessionError {
    let layers = shape.layerCount
    if !shape.hasBiases, word.last?.isASCIIDigit == true,
      let digits = Int(String(word.reversed().prefix(while: \.isASCIIDigit).reversed())),
      (1...layers).contains(digits),
      let quantity = numbered(word.dropLast("\(digits)".count), digits, layers),
      quantity.part == .bias
    {
      return .naming(.noBiases(String(word)))
    }
    return .naming(
      .unknownName(
        String(word),
        suggestions: Suggestions.nearest(to: String(word), in: words(in: shape))))
  }
}

extension Quantity.Role {
  /// What a name begins with: `gradW1`.
  fileprivate var prefix: String {
    switch self {
    case .value: ""
    case .gradient: "grad"
    case .change: "delta"
    case .firstMoment: "m"
    case .secondMoment: "v"
    }
  }
}

extension Quantity.Part {
  /// The letter of a name: `W1`.
  fileprivate var letter: String {
    switch self {
    case .weight: "W"
    case .bias: "b"
    }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
