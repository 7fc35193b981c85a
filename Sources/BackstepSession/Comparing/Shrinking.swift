import Backprop

extension ProgramCase {
  /// Smaller nets and batches made of this one, the smallest first.
  func smaller(keepingSizes: Bool) -> [ProgramCase] {
    var result: [ProgramCase] = []
    if inputs.count > 1 {
      result += inputs.indices.map { with(inputs: [inputs[$0]], targets: [targets[$0]]) }
    }
    guard !keepingSizes else { return result }
    let sizes = architecture.sizes
    for layer in sizes.indices.dropFirst().dropLast() {
      result += [cut(layer: layer)].compactMap(\.self)
    }
    for layer in sizes.indices where sizes[layer] > 1 {
      for size in Set([1, sizes[layer] - 1]).sorted() {
        result += [cut(layer: layer, to: size)].compactMap(\.self)
      }
    }
    return result.filter(\.isSmooth)
  }

  /// The same case with rounder numbers: all of a kind at once, then one by one.
  func rounder() -> [ProgramCase] {
    var result: [ProgramCase] = []
    let isBias = (0..<architecture.parameterCount).map { index in
      (1...architecture.layerCount).contains { architecture.biases(of: $0).contains(index) }
    }
    func parameters(_ change: (Int, Double) -> Double) {
      let changed = network.parameters.enumerated().map { change($0, $1) }
      if changed != network.parameters {
        result.append(
          ProgramCase(
            network: Network(architecture, parameters: changed), inputs: inputs, targets: targets,
            loss: loss, learningRate: learningRate, hasRows: hasRows))
      }
    }
    parameters { isBias[$0] ? 0 : $1 }
    for index in network.parameters.indices {
      for value in Self.rounder(than: network.parameters[index], zero: isBias[index]) {
        parameters { $0 == index ? value : $1 }
      }
    }
    for (s, row) in inputs.enumerated() {
      for index in row.indices {
        for value in Self.rounder(than: row[index], zero: false) {
          var inputs = inputs
          inputs[s][index] = value
          result.append(with(inputs: inputs, targets: targets))
        }
      }
    }
    if architecture.outputActivation.isElementwise {
      for (s, row) in targets.enumerated() {
        for index in row.indices where row[index] != 0 && row[index] != 1 {
          for value in [0.0, 1] {
            var targets = targets
            targets[s][index] = value
            result.append(with(inputs: inputs, targets: targets))
          }
        }
      }
    }
    return result.filter(\.isSmooth)
  }

  /// The rounder numbers in the place of one, the roundest first.
  private static func rounder(than number: Double, zero: Bool) -> [Double] {
    let ranks = (zero ? [0] : []) + [1, 0.5, -1, -0.5]
    return Array(ranks.prefix { $0 != number })
  }

  private func with(inputs: [[Double]], targets: [[Double]]) -> ProgramCase {
    ProgramCase(
      network: network, inputs: inputs, targets: targets, loss: loss, learningRate: learningRate,
      hasRows: hasRows)
  }

  /// Without some neurons at the end of a layer.
  private func cut(layer: Int, to size: Int) -> ProgramCase? {
    var sizes = architecture.sizes
    sizes[layer] = size
    let isOutput = layer == sizes.count - 1
    let targets = isOutput ? targets.map { Array($0.prefix(size)) } : targets
    let isWhole =
      architecture.outputActivation.isElementwise || targets.allSatisfy { $0.contains(1) }
    guard isWhole else { return nil }
    return taken(
      sizes, inputs: layer == 0 ? inputs.map { Array($0.prefix(size)) } : inputs,
      targets: targets, layers: Array(1...architecture.layerCount))
  }

  /// Without a hidden layer.
  private func cut(layer: Int) -> ProgramCase? {
    var sizes = architecture.sizes
    sizes.remove(at: layer)
    return taken(
      sizes, inputs: inputs, targets: targets,
      layers: (1...architecture.layerCount).filter { $0 != layer })
  }

  /// A net of these sizes whose layers take their numbers from layers of this one.
  private func taken(
    _ sizes: [Int], inputs: [[Double]], targets: [[Double]], layers: [Int]
  ) -> ProgramCase? {
    guard
      let smaller = try? Architecture(
        sizes: sizes, hidden: architecture.hiddenActivation, output: architecture.outputActivation,
        hasBiases: architecture.hasBiases)
    else { return nil }
    var parameters: [Double] = []
    for (index, layer) in layers.enumerated() {
      let (rows, columns) = (sizes[index + 1], sizes[index])
      let old = architecture.sizes[layer - 1]
      let weights = architecture.weights(of: layer).lowerBound
      for j in 0..<rows {
        for i in 0..<columns { parameters.append(network.parameters[weights + j * old + i % old]) }
      }
      parameters += network.parameters[architecture.biases(of: layer)].prefix(rows)
    }
    guard parameters.count == smaller.parameterCount else { return nil }
    return ProgramCase(
      network: Network(smaller, parameters: parameters), inputs: inputs, targets: targets,
      loss: loss, learningRate: learningRate, hasRows: hasRows)
  }
}
