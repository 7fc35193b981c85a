/// A key of a step's file, under whichever name programs use for it.
enum StepKey: Hashable {
  case net, settings, layout, after
  case x, y
  case weights(Int), biases(Int)
  /// γ and β of a normalised layer, and the dropout mask of one; what is given, not computed.
  case scales(Int), shifts(Int), masks(Int)
  /// A mean or variance, of whichever normalisation.
  case statistic(Quantity.Statistic, Int)
  case result(StepArray)

  /// What a word stands for in a network of so many layers; nil when nothing is known of it.
  ///
  /// Capitals and underscores do not matter, save that `d1` and `D1` are blames as `dZ1` is.
  init?(_ word: String, layers: Int) {
    let plain = word.lowercased().filter { $0 != "_" }
    let digits = plain.reversed().prefix { $0.isASCIIDigit }.count
    let stem = String(plain.dropLast(digits))
    let number = digits == 0 ? nil : Int(plain.suffix(digits))
    if let number {
      if number == 0, stem == "a" {
        self = .x
        return
      }
      guard (1...layers).contains(number), let key = Self.numbered(stem, number) else { return nil }
      self = key
    } else {
      guard let key = Self.unnumbered(stem, layers) else { return nil }
      self = key
    }
  }

  private static func unnumbered(_ stem: String, _ layers: Int) -> StepKey? {
    switch stem {
    case "net": .net
    case "settings": .settings
    case "layout": .layout
    case "after": .after
    case "x", "input", "inputs": .x
    case "y", "t", "target", "targets", "label", "labels", "ytrue": .y
    case "out", "output", "outputs", "yhat", "ypred", "pred", "prediction":
      .result(.activations(layers))
    case "hidden" where layers == 2: .result(.activations(1))
    case "dout": .result(.blames(layers))
    case "dhidden" where layers == 2: .result(.blames(1))
    case "loss", "cost": .result(.loss)
    case "losses": .result(.losses)
    default: nil
    }
  }

  private static func numbered(_ stem: String, _ layer: Int) -> StepKey? {
    switch stem {
    case "w", "weight", "weights": .weights(layer)
    case "b", "bias", "biases": .biases(layer)
    case "scale", "gamma": .scales(layer)
    case "shift", "beta": .shifts(layer)
    case "mask": .masks(layer)
    case "mean", "mu": .statistic(.mean, layer)
    case "var", "variance": .statistic(.variance, layer)
    case "norm", "zhat", "xhat": .result(.norms(layer))
    case "u": .result(.scaled(layer))
    case "du": .result(.scaledBlames(layer))
    case "dnorm", "dzhat", "dxhat": .result(.normBlames(layer))
    case "gradscale", "dgamma": .result(.gradients(.scale, layer))
    case "gradshift", "dbeta": .result(.gradients(.shift, layer))
    case "deltascale": .result(.changes(.scale, layer))
    case "deltashift": .result(.changes(.shift, layer))
    case "z": .result(.sums(layer))
    case "a", "hidden", "h": .result(.activations(layer))
    case "d", "dz", "delta", "dhidden": .result(.blames(layer))
    case "gradw", "dw", "wgrad": .result(.gradients(.weight, layer))
    case "gradb", "db", "bgrad": .result(.gradients(.bias, layer))
    case "deltaw": .result(.changes(.weight, layer))
    case "deltab": .result(.changes(.bias, layer))
    default: nil
    }
  }

  /// The layer that a word numbers weights of, for counting layers.
  static func weightsLayer(_ word: String) -> Int? {
    guard case .weights(let layer) = StepKey(word, layers: 1_000) else { return nil }
    return layer
  }

  /// The name that this program uses.
  func name(layers: Int) -> String {
    switch self {
    case .net: "net"
    case .settings: "settings"
    case .layout: "layout"
    case .after: "after"
    case .x: "x"
    case .y: "y"
    case .weights(let layer): Quantity.weights(layer).text(layers: layers)
    case .biases(let layer): Quantity.biases(layer).text(layers: layers)
    case .scales(let layer): Quantity.parameter(.value, .scale, layer).text(layers: layers)
    case .shifts(let layer): Quantity.parameter(.value, .shift, layer).text(layers: layers)
    case .masks(let layer): Quantity.masks(layer).text(layers: layers)
    case .statistic(let statistic, let layer):
      Quantity.statistic(statistic, .batch, layer).text(layers: layers)
    case .result(let array): array.quantity?.text(layers: layers) ?? "losses"
    }
  }
}
