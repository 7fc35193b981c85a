import Backprop

extension State {
  /// Whether nudges leave a parameter alone, or the one that a gradient or change belongs to.
  package func isFrozen(_ name: Name) -> Bool {
    guard !frozen.isEmpty, name.isSingle(in: shape),
      let index = architecture.parameters(of: name)?.first
    else { return false }
    return frozen[index]
  }

  /// What is frozen, in as few names as say it: whole matrices, then rows, then single numbers.
  package var frozenNames: [Name] {
    guard frozen.contains(true) else { return [] }
    return (1...architecture.layerCount).flatMap { layer in
      architecture.parts(of: layer).flatMap {
        frozenParts(of: Name(.parameter(.value, $0, layer)))
      }
    }
  }

  /// What is frozen of a weight, a row, a matrix or a vector of biases, in as few names as say it.
  package func frozenNames(in name: Name) -> [Name] {
    name.quantity.role == .value && !frozen.isEmpty ? frozenParts(of: name) : []
  }

  private func frozenParts(of name: Name) -> [Name] {
    guard let range = architecture.parameters(of: name), frozen[range].contains(true) else {
      return []
    }
    if frozen[range].allSatisfy({ $0 }) { return [name] }
    return (0..<(name.axes(in: shape).first ?? 0)).flatMap {
      frozenParts(of: Name(name.quantity, name.indices + [$0]))
    }
  }

  /// Freezes parameters, or lets them move again.
  mutating func setFrozen(_ isFrozen: Bool, _ names: [Name]) {
    var marks =
      frozen.isEmpty ? [Bool](repeating: false, count: architecture.parameterCount) : frozen
    for index in names.compactMap(architecture.parameters).joined() { marks[index] = isFrozen }
    frozen = marks.contains(true) ? marks : []
  }

  /// The note for a network that goes, and all that is frozen with it.
  var frozenDropped: [Note] {
    let names = frozenNames.map { $0.text(in: shape) }
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
        names += architecture.parts(of: layer).map { Name(.parameter(.value, $0, layer)) }
        continue
      }
      let name = try ExpressionParser.parseName(word, in: shape)
      guard name.quantity.role == .value else {
        throw .naming(.notAParameter(name.text(in: shape)))
      }
      names.append(name)
    }
    return names
  }
}
