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
    case .statistic(let statistic, _, let layer): statistic.word + "\(layer)"
    case .running(let statistic, let layer): "run" + statistic.word + "\(layer)"
    case .norms(let layer): "norm\(layer)"
    case .scaled(let layer): "u\(layer)"
    case .scaledBlames(let layer): "dU\(layer)"
    case .normBlames(let layer): "dNorm\(layer)"
    case .dead(let layer): "dead\(layer)"
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
        let quantity = Self.numbered(word.dropLast(digits), layer, shape)
      else { return nil }
      if let part = quantity.part, !shape.architecture.parts(of: layer).contains(part) {
        return nil
      }
      self = quantity
    }
  }

  private static func numbered(_ stem: Substring, _ layer: Int, _ shape: Shape) -> Quantity? {
    let layers = shape.layerCount
    if shape.architecture.isNormalized(layer), let quantity = normalized(stem, layer, shape) {
      return quantity
    }
    switch stem {
    case "z": return .sums(layer)
    case "a": return .activations(layer)
    case "d": return .blames(layer)
    case "dead": return .dead(layer)
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

  /// What only a normalised layer has.
  private static func normalized(_ stem: Substring, _ layer: Int, _ shape: Shape) -> Quantity? {
    guard let normalization = shape.normalization else { return nil }
    for statistic in Statistic.allCases {
      if stem == statistic.word { return .statistic(statistic, normalization, layer) }
      if normalization == .batch, stem == "run" + statistic.word {
        return .running(statistic, layer)
      }
    }
    return switch stem {
    case "norm": .norms(layer)
    case "u": .scaled(layer)
    case "dU": .scaledBlames(layer)
    case "dNorm": .normBlames(layer)
    default: nil
    }
  }

  /// Every quantity of a network, in the order of the forward pass, then back.
  package static func all(in shape: Shape) -> [Quantity] {
    let layers = 1...shape.layerCount
    func parameters(_ roles: Role...) -> [Quantity] {
      layers.flatMap { layer in
        roles.flatMap { role in
          shape.architecture.parts(of: layer).map { .parameter(role, $0, layer) }
        }
      }
    }
    func normalized(_ layer: Int) -> [Quantity] {
      guard shape.architecture.isNormalized(layer), let kind = shape.normalization else {
        return []
      }
      return Statistic.allCases.map { .statistic($0, kind, layer) } + [
        .norms(layer), .scaled(layer),
      ]
    }
    var result: [Quantity] = [.input, .target] + parameters(.value)
    result += layers.flatMap { layer in
      [.sums(layer)] + normalized(layer) + (layer < layers.upperBound ? [.masks(layer)] : []) + [
        .activations(layer)
      ]
    }
    result +=
      (shape.batch == nil ? [.loss] : [.losses, .loss])
      + layers.flatMap { layer in
        (shape.architecture.isNormalized(layer) ? [.scaledBlames(layer), .normBlames(layer)] : [])
          + [.blames(layer)]
      }
    result += parameters(.gradient) + parameters(.change)
    result += parameters(.firstMoment, .secondMoment)
    if shape.normalization == .batch {
      result += layers.dropLast().flatMap { layer in
        Statistic.allCases.map { .running($0, layer) }
      }
    }
    result += layers.map { .dead($0) }
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
  ///
  /// - Parameter own: Further names that could have been meant.
  static func unknown(_ word: Substring, in shape: Shape, or own: [String] = []) -> SessionError {
    let layers = shape.layerCount
    if !shape.hasBiases, word.last?.isASCIIDigit == true,
      let digits = Int(String(word.reversed().prefix(while: \.isASCIIDigit).reversed())),
      (1...layers).contains(digits),
      let quantity = numbered(word.dropLast("\(digits)".count), digits, shape),
      quantity.part == .bias
    {
      return .naming(.noBiases(String(word)))
    }
    return .naming(
      .unknownName(
        String(word),
        suggestions: Suggestions.nearest(to: String(word), in: words(in: shape) + own)))
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
  /// The letter or word of a name: `W1`.
  fileprivate var letter: String {
    switch self {
    case .weight: "W"
    case .bias: "b"
    case .scale: "scale"
    case .shift: "shift"
    }
  }
}

extension Quantity.Statistic {
  /// What a name begins with: `mean1`.
  fileprivate var word: String {
    switch self {
    case .mean: "mean"
    case .variance: "var"
    }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
