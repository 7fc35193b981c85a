import Backprop

/// The names whose numbers a page has, in the order of their numbers, and what is said of them:
/// parameters, then what moves with them for each sample, then what stays.
struct PageNames {
  let parameters: [Name], moving: [Name], still: [Name]
  private let places: [Name: Int]
  private let shape: Shape
  private let state: State
  private var architecture: Architecture { shape.architecture }
  /// Neurons of a layer that are drawn, and weights that are set in tables.
  private static let most = (neurons: 10, cells: 260)
  /// Terms of a sum that are written.
  private static let longestSum = 16

  /// - Parameter state: One whose current sample has been sent through and back.
  init(_ state: State) throws(SessionError) {
    (self.state, shape) = (state, state.shape)
    let shape = shape
    parameters = state.network.parameters.indices.map { Name(parameter: $0, in: shape) }
    let quantities = Quantity.all(in: shape).filter { quantity in
      guard quantity.stage != nil, quantity.stage != .nudge else { return false }
      if case .optimizer = quantity { return false }
      return (try? state.value(of: Name(quantity))) != nil
    }
    moving = quantities.flatMap { Array(Name($0).entries(in: shape)) }
    // Settings that stand in formulas stay, too.
    let settings = [Quantity.optimizer(.normEpsilon), .optimizer(.huberDelta)].filter {
      (try? state.value(of: Name($0))) != nil
    }
    still = ([.input, .target] + settings).flatMap { Array(Name($0).entries(in: shape)) }
    places = Dictionary(
      (parameters + moving + still).enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
  }

  private var all: [Name] { parameters + moving + still }
  private func id(_ name: Name) -> JSONValue { JSONValue(places[name]) }

  func json(_ end: State) -> [(String, JSONValue)] {
    let formula = Formula(state)
    let formulas = all.map { name -> JSONValue in
      guard name.quantity.role != .value, let expression = formula.expression(for: name) else {
        return .null
      }
      return .string(expression.text(wording))
    }
    let choices = self.choices
    let numbers = Dictionary(
      choices.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    let drawn = drawnNeurons(end)
    let last = architecture.layerCount
    return [
      ("parameters", .integer(parameters.count)), ("moving", .integer(moving.count)),
      ("names", .array(all.map { .string($0.text(in: shape)) })),
      ("formulas", .array(formulas)),
      ("choices", .array(choices.map(\.json))),
      ("firstChoice", .integer(numbers[signal(last, 0)] ?? 0)),
      ("layers", .array((0...last).map { layer($0, drawn[$0], numbers) })),
      ("edges", .array(edges(drawn, numbers))), ("tables", .array(tables)),
      (
        "outs", .array((0..<architecture.outputCount).map { id(signal(last, $0)) })
      ),
      ("loss", id(Name(.loss))),
    ]
  }

  /// A formula with marks around the places of the names whose numbers the page has.
  private var wording: Expression.Wording {
    Expression.Wording(longestSum: Self.longestSum) { name in
      if let place = places[name] { return "\u{1}\(place)\u{2}" }
      // A whole layer, as softmax has it, stays a name; a setting is its number.
      let value = try? state.knownValue(of: name).number
      return name.isSingle(in: shape)
        ? value.map(Expression.shortest) ?? name.text(in: shape) : name.text(in: shape)
    }
  }

  private func signal(_ layer: Int, _ neuron: Int) -> Name {
    Name(layer == 0 ? .input : .activations(layer), [neuron])
  }
}

extension PageNames {
  /// What can be chosen to be explained.
  private struct Choice {
    let name: Name
    let text: String, group: String
    /// What is told, in order; the first of a weight is itself.
    let ids: [JSONValue]
    let isSelf: Bool

    var json: JSONValue {
      .object([
        ("name", .string(text)), ("group", .string(group)), ("ids", .array(ids)),
        ("isSelf", .bool(isSelf)),
      ])
    }
  }

  /// Inputs, neurons with all that belongs to them, the loss, and weights with their gradients.
  private var choices: [Choice] {
    var result: [Choice] = []
    func add(_ name: Name, _ group: String, _ names: [Name], isSelf: Bool = false) {
      let ids = names.compactMap { places[$0].map(JSONValue.integer) }
      result.append(
        Choice(name: name, text: name.text(in: shape), group: group, ids: ids, isSelf: isSelf))
    }
    for i in 0..<architecture.inputCount {
      add(signal(0, i), "inputs", [signal(0, i)], isSelf: true)
    }
    for layer in 1...architecture.layerCount {
      for j in 0..<architecture.sizes[layer] {
        let quantities: [Quantity] = [
          .sums(layer), .norms(layer), .scaled(layer), .activations(layer), .scaledBlames(layer),
          .normBlames(layer), .blames(layer),
        ]
        add(signal(layer, j), "neurons of layer \(layer)", quantities.map { Name($0, [j]) })
      }
    }
    add(Name(.loss), "loss", [Name(.loss)])
    for name in parameters {
      guard let layer = name.quantity.layer, let gradient = name.sibling(.gradient) else {
        continue
      }
      add(name, "weights and biases of layer \(layer)", [name, gradient], isSelf: true)
    }
    return result
  }

  /// The neurons of each layer that are drawn: all, or those with the largest weights.
  private func drawnNeurons(_ end: State) -> [[Int]] {
    (0...architecture.layerCount).map { layer in
      let count = architecture.sizes[layer]
      guard count > Self.most.neurons else { return Array(0..<count) }
      var sizes = [Double](repeating: 0, count: count)
      for (index, name) in parameters.enumerated() where name.quantity.part == .weight {
        let size = abs(end.network.parameters[index])
        if name.quantity.layer == layer { sizes[name.indices[0]] += size }
        if name.quantity.layer == layer + 1 { sizes[name.indices[1]] += size }
      }
      return sizes.strongest(Self.most.neurons)
    }
  }

  private func layer(_ layer: Int, _ drawn: [Int], _ numbers: [Name: Int]) -> JSONValue {
    let name =
      layer == 0
      ? "the input" : Name(.activations(layer)).text(in: shape)
    let neurons = drawn.map { j -> JSONValue in
      let name = signal(layer, j)
      return .object([
        ("name", .string(name.text(in: shape))), ("id", id(name)),
        ("choice", .integer(numbers[name] ?? 0)),
      ])
    }
    return .object([
      ("name", .string(name)), ("size", .integer(architecture.sizes[layer])),
      ("neurons", .array(neurons)),
    ])
  }

  private func edges(_ drawn: [[Int]], _ numbers: [Name: Int]) -> [JSONValue] {
    (1...architecture.layerCount).flatMap { layer in
      drawn[layer].enumerated().flatMap { to, j in
        drawn[layer - 1].enumerated().map { from, i -> JSONValue in
          let name = Name(.weights(layer), [j, i])
          return .object([
            ("layer", .integer(layer)), ("from", .integer(from)), ("to", .integer(to)),
            ("id", id(name)), ("choice", .integer(numbers[name] ?? 0)),
          ])
        }
      }
    }
  }

  /// Weights and biases, a table a layer; none where they are too many to be read.
  private var tables: [JSONValue] {
    guard parameters.count <= Self.most.cells else { return [] }
    return (1...architecture.layerCount).map { layer in
      let parts = architecture.parts(of: layer).filter { $0 != .weight }
      let inputs = (0..<architecture.sizes[layer - 1]).map { signal(layer - 1, $0) }
      let others = parts.map { Quantity.parameter(.value, $0, layer) }
      let rows = (0..<architecture.sizes[layer]).map { j -> JSONValue in
        let names =
          inputs.indices.map { Name(.weights(layer), [j, $0]) } + others.map { Name($0, [j]) }
        return .object([
          ("name", .string(signal(layer, j).text(in: shape))), ("ids", .array(names.map(id))),
        ])
      }
      let columns =
        inputs.map { $0.text(in: shape) }
        + others.map { $0.text(layers: architecture.layerCount) }
      let names = ([Quantity.weights(layer)] + others).map {
        $0.text(layers: architecture.layerCount)
      }
      return .object([
        ("caption", .string(names.joined(separator: " and "))),
        ("columns", .strings(columns)), ("rows", .array(rows)),
      ])
    }
  }
}

extension [Name] {
  /// Their numbers in a state.
  func json(in state: State) throws(SessionError) -> JSONValue {
    var numbers: [Double] = []
    for name in self { numbers.append(try state.knownValue(of: name).number ?? .nan) }
    return .numbers(numbers)
  }
}
