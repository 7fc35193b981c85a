import Backprop
import BackstepText

// The one place where the learner's names and the program's quantities meet.

extension Quantity {
  /// The name without indices, in a network of so many layers.
  package func text(layers: Int) -> String {
    switch self {
    case .input: "x"
    case .target: "y"
    case .weights(let layer): "W\(layer)"
    case .biases(let layer): "b\(layer)"
    case .sums(let layer): "z\(layer)"
    case .activations(let layer):
      layer == layers ? "out" : layers == 2 ? "hidden" : "hidden\(layer)"
    case .blames(let layer):
      layer == layers ? "dOut" : layers == 2 ? "dHidden" : "dHidden\(layer)"
    case .weightGradients(let layer): "gradW\(layer)"
    case .biasGradients(let layer): "gradb\(layer)"
    case .weightChanges(let layer): "deltaW\(layer)"
    case .biasChanges(let layer): "deltab\(layer)"
    case .weightMoments(let layer): "mW\(layer)"
    case .biasMoments(let layer): "mb\(layer)"
    case .weightSquares(let layer): "vW\(layer)"
    case .biasSquares(let layer): "vb\(layer)"
    case .optimizer(let number): number.rawValue
    case .loss: "loss"
    case .learningRate: "lr"
    case .epoch: "epoch"
    case .sample: "sample"
    case .time: "time"
    case .accuracy: "accuracy"
    }
  }

  /// The quantity a word names in a network, aliases included; nil when it names none.
  package init?(_ word: Substring, in architecture: Architecture) {
    let layers = architecture.layerCount
    switch word {
    case "x", "a0": self = .input
    case "y": self = .target
    case "out": self = .activations(layers)
    case "dOut": self = .blames(layers)
    case "hidden" where layers == 2: self = .activations(1)
    case "dHidden" where layers == 2: self = .blames(1)
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
      if !architecture.hasBiases, quantity.isBiasLike { return nil }
      self = quantity
    }
  }

  private static func numbered(_ stem: Substring, _ layer: Int, _ layers: Int) -> Quantity? {
    switch stem {
    case "W": .weights(layer)
    case "b": .biases(layer)
    case "z": .sums(layer)
    case "a": .activations(layer)
    case "d": .blames(layer)
    case "hidden" where layer < layers: .activations(layer)
    case "dHidden" where layer < layers: .blames(layer)
    case "gradW": .weightGradients(layer)
    case "gradb": .biasGradients(layer)
    case "deltaW": .weightChanges(layer)
    case "deltab": .biasChanges(layer)
    case "mW": .weightMoments(layer)
    case "mb": .biasMoments(layer)
    case "vW": .weightSquares(layer)
    case "vb": .biasSquares(layer)
    default: nil
    }
  }

  var isBiasLike: Bool {
    switch self {
    case .biases, .biasGradients, .biasChanges, .biasMoments, .biasSquares: true
    default: false
    }
  }

  /// Every quantity of a network, in the order of the forward pass, then back.
  package static func all(in architecture: Architecture) -> [Quantity] {
    let layers = 1...architecture.layerCount
    let biases = architecture.hasBiases
    var result: [Quantity] = [.input, .target]
    result += layers.flatMap { biases ? [.weights($0), .biases($0)] : [.weights($0)] }
    result += layers.flatMap { [.sums($0), .activations($0)] }
    result += [.loss]
    result += layers.map { .blames($0) }
    result += layers.flatMap {
      biases ? [.weightGradients($0), .biasGradients($0)] : [.weightGradients($0)]
    }
    result += layers.flatMap {
      biases ? [.weightChanges($0), .biasChanges($0)] : [.weightChanges($0)]
    }
    result += layers.flatMap {
      biases
        ? [.weightMoments($0), .biasMoments($0), .weightSquares($0), .biasSquares($0)]
        : [.weightMoments($0), .weightSquares($0)]
    }
    result += [.learningRate, .epoch, .sample, .time, .accuracy]
    return result + OptimizerNumber.allCases.map { .optimizer($0) }
  }

  /// The words that name something in a network: the screen's names, then their aliases.
  package static func words(in architecture: Architecture) -> [String] {
    let layers = architecture.layerCount
    let names = all(in: architecture).map { $0.text(layers: layers) }
    return names + (1...layers).flatMap { ["a\($0)", "d\($0)"] }
  }
}

extension Quantity {
  /// The error for a word that names nothing, with the nearest words that do.
  static func unknown(_ word: Substring, in architecture: Architecture) -> SessionError {
    let layers = architecture.layerCount
    if !architecture.hasBiases, word.last?.isASCIIDigit == true,
      let digits = Int(String(word.reversed().prefix(while: \.isASCIIDigit).reversed())),
      (1...layers).contains(digits),
      let quantity = numbered(word.dropLast("\(digits)".count), digits, layers),
      quantity.isBiasLike
    {
      return .naming(.noBiases(String(word)))
    }
    return .naming(
      .unknownName(
        String(word),
        suggestions: Suggestions.nearest(to: String(word), in: words(in: architecture))))
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
