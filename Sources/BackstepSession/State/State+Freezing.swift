import Backprop

extension State {
  /// Whether nudges leave a parameter alone, or the one that a gradient or change belongs to.
  package func isFrozen(_ name: Name) -> Bool {
    guard name.quantity.isLaidOutAsParameters, name.isSingle(in: architecture), !frozen.isEmpty
    else { return false }
    return frozen[architecture.parameters(of: name).lowerBound]
  }

  /// What is frozen, in as few names as say it: whole matrices, then rows, then single numbers.
  package var frozenNames: [Name] {
    guard frozen.contains(true) else { return [] }
    return (1...architecture.layerCount).flatMap { layer in
      frozenParts(of: Name(.weights(layer))) + frozenParts(of: Name(.biases(layer)))
    }
  }

  /// What is frozen of a weight, a row, a matrix or a vector of biases, in as few names as say it.
  package func frozenNames(in name: Name) -> [Name] {
    name.quantity.isParameter && !frozen.isEmpty ? frozenParts(of: name) : []
  }

  private func frozenParts(of name: Name) -> [Name] {
    let range = architecture.parameters(of: name)
    let marks = frozen[range]
    if range.isEmpty || !marks.contains(true) { return [] }
    if marks.allSatisfy({ $0 }) { return [name] }
    let rows = name.quantity.shape(in: architecture).axes[name.indices.count]
    return (0..<rows).flatMap { frozenParts(of: Name(name.quantity, name.indices + [$0])) }
  }

  /// Freezes parameters, or lets them move again.
  mutating func setFrozen(_ isFrozen: Bool, _ names: [Name]) {
    var marks =
      frozen.isEmpty ? [Bool](repeating: false, count: architecture.parameterCount) : frozen
    for index in names.flatMap({ architecture.parameters(of: $0) }) { marks[index] = isFrozen }
    frozen = marks.contains(true) ? marks : []
  }

  /// The note for a network that goes, and all that is frozen with it.
  var frozenDropped: [Note] {
    let names = frozenNames.map { $0.text(in: architecture) }
    return names.isEmpty ? [] : [.frozenDropped(names)]
  }

  /// Names of weights and biases, `layer 2` being all those of a layer.
  func parameters(named text: String) throws(SessionError) -> [Name] {
    var words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)[...]
    var names: [Name] = []
    while let word = words.popFirst() {
      if word == "layer" {
        let number = words.popFirst() ?? ""
        guard let layer = Int(number) else { throw .typing(.notAWholeNumber(number, atLeast: 1)) }
        guard (1...architecture.layerCount).contains(layer) else {
          throw .typing(
            .outOfRange(
              number, of: "layer", .whole(1...architecture.layerCount)))
        }
        names.append(Name(.weights(layer)))
        if architecture.hasBiases { names.append(Name(.biases(layer))) }
        continue
      }
      let name = try ExpressionParser.parseName(word, in: architecture)
      guard name.quantity.isParameter else {
        throw .naming(.notAParameter(name.text(in: architecture)))
      }
      names.append(name)
    }
    return names
  }
}

extension Quantity {
  /// Whether it is a matrix of weights or a vector of biases.
  var isParameter: Bool {
    switch self {
    case .weights, .biases: true
    default: false
    }
  }
}

extension Architecture {
  /// Where the numbers of a name lie in the parameter buffer, or what belongs to them.
  ///
  /// - Precondition: The name is of a quantity laid out as the parameters are.
  func parameters(of name: Name) -> Range<Int> {
    guard let layer = name.quantity.layer, name.quantity.isLaidOutAsParameters else {
      preconditionFailure("\(name) is no parameter")
    }
    let range = name.quantity.isWeightLike ? weights(of: layer) : biases(of: layer)
    let axes = name.quantity.shape(in: self).axes
    var (start, count) = (range.lowerBound, range.count)
    for (index, size) in zip(name.indices, axes) {
      count /= size
      start += index * count
    }
    return start..<start + count
  }
}
