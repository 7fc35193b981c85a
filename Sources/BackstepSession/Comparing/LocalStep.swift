import Backprop

/// Right arithmetic on a program's own numbers: what each array should be, given those before it.
///
/// So it is told whether a number is wrong by itself, or only because of one before it.
struct LocalStep {
  private let given: GivenStep
  private let reading: Reading
  private let right: Program.Result
  private var taken: [StepArray: [Double]] = [:]

  init(_ given: GivenStep, _ reading: Reading, _ right: Program.Result) {
    (self.given, self.reading, self.right) = (given, reading, right)
  }

  /// Goes on from the program's own numbers of an array.
  mutating func take(_ numbers: [Double], for array: StepArray) { taken[array] = numbers }

  private var architecture: Architecture { given.architecture }

  private func before(_ array: StepArray) -> [Double] {
    taken[array] ?? numbers(array) ?? right.numbers(array, given)
  }

  private func signals(_ layer: Int) -> [Double] {
    layer == 0 ? given.inputs.flatMap { $0 } : before(.activations(layer))
  }

  private func weight(_ layer: Int, _ j: Int, _ i: Int) -> Double {
    given.network.parameters[
      architecture.weights(of: layer).lowerBound + j * architecture.sizes[layer - 1] + i]
  }

  /// What an array should be; nil where that is not looked into.
  func numbers(_ array: StepArray) -> [Double]? {
    let samples = given.samples
    // Through a norm or a mask, what follows is not looked into.
    let isPlain = given.masks.isEmpty && architecture.normalization == nil
    switch array {
    case .activations(let layer) where layer < architecture.layerCount && !isPlain: return nil
    case .blames(let layer) where layer < architecture.layerCount && !isPlain: return nil
    case .gradients(.scale, _), .gradients(.shift, _): return nil
    case .sums(let layer):
      let (rows, columns) = (architecture.sizes[layer], architecture.sizes[layer - 1])
      let signals = signals(layer - 1)
      let biases = architecture.biases(of: layer)
      return (0..<samples * rows).map { index in
        let (s, j) = index.quotientAndRemainder(dividingBy: rows)
        var sum = 0.0
        for i in 0..<columns { sum += weight(layer, j, i) * signals[s * columns + i] }
        return biases.isEmpty ? sum : sum + given.network.parameters[biases.lowerBound + j]
      }
    case .activations(let layer):
      let sums = before(.sums(layer))
      let activation = architecture.activation(of: layer)
      guard activation.isElementwise else { return softmax(sums, architecture.sizes[layer]) }
      return sums.map { activation($0) }
    case .blames(let layer) where layer == architecture.layerCount:
      let (sums, outs) = (before(.sums(layer)), before(.activations(layer)))
      let targets = given.targets.flatMap { $0 }
      return sums.indices.map { index in
        reading.blameFactor
          * reading.loss.blame(
            z: sums[index], out: outs[index], y: targets[index],
            activation: architecture.outputActivation, outputs: architecture.outputCount)
      }
    case .blames(let layer):
      let (rows, ends) = (architecture.sizes[layer], architecture.sizes[layer + 1])
      let (sums, outs) = (before(.sums(layer)), before(.activations(layer)))
      let next = before(.blames(layer + 1))
      let activation = architecture.activation(of: layer)
      return (0..<samples * rows).map { index in
        let (s, j) = index.quotientAndRemainder(dividingBy: rows)
        var sum = 0.0
        for k in 0..<ends { sum += weight(layer + 1, k, j) * next[s * ends + k] }
        return sum * activation.slope(z: sums[index], a: outs[index])
      }
    case .gradients(let part, let layer):
      let rows = architecture.sizes[layer]
      let columns = part == .weight ? architecture.sizes[layer - 1] : 1
      let signals = part == .weight ? signals(layer - 1) : [Double](repeating: 1, count: samples)
      let blames = before(.blames(layer))
      let factor = reading.gradientFactor / reading.blameFactor / Double(samples)
      return (0..<rows * columns).map { index in
        let (j, i) = index.quotientAndRemainder(dividingBy: columns)
        var sum = 0.0
        for s in 0..<samples { sum += blames[s * rows + j] * signals[s * columns + i] }
        return sum * factor
      }
    case .changes(let part, let layer):
      guard given.settings.optimizer == .sgd else { return nil }
      return before(.gradients(part, layer)).map { -given.settings.learningRate * $0 }
    case .after(let part, let layer):
      let range =
        architecture.parameters(part, of: layer)
      return zip(given.network.parameters[range], before(.changes(part, layer))).map { $0 + $1 }
    case .statistic, .norms, .scaled, .scaledBlames, .normBlames, .losses, .loss: return nil
    }
  }

  private func softmax(_ sums: [Double], _ columns: Int) -> [Double] {
    stride(from: 0, to: sums.count, by: columns).flatMap { start -> [Double] in
      let row = sums[start..<start + columns]
      let largest = row.max() ?? 0
      let powers = row.map { exponential($0 - largest) }
      let total = powers.reduce(0, +)
      return powers.map { $0 / total }
    }
  }
}
