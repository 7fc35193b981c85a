import Backprop

/// Reads one step.
struct StepReader {
  private let values: [StepKey: (word: String, value: JSONValue)]
  private let layers: Int
  /// The step before, whose network and settings hold on where nothing else is said.
  private let previous: GivenStep?
  private var remarks: [GivenStep.Remark] = []

  init(_ value: JSONValue, after previous: GivenStep?) throws(StepFault) {
    guard case .object(let members) = value else { throw .notAnObject }
    self.previous = previous
    let numbered = members.compactMap { StepKey.weightsLayer($0.0) }
    layers =
      (1...Limits.layers).prefix { numbered.contains($0) }.last
      ?? previous?.architecture.layerCount ?? 0
    guard layers > 0 else { throw .noWeights }
    var values: [StepKey: (word: String, value: JSONValue)] = [:]
    for (word, value) in members {
      guard let key = StepKey(word, layers: layers) else {
        remarks.append(.unknown(word))
        continue
      }
      let name = key.name(layers: layers)
      if let other = values[key] {
        // As `forward --json` gives `a2` and `out`.
        guard other.value == value else { throw .twice(other.word, word, for: name) }
        continue
      }
      values[key] = (word, value)
      if !Self.isOwn(word, key, layers) { remarks.append(.alias(word, for: name)) }
    }
    self.values = values
  }

  private static func isOwn(_ word: String, _ key: StepKey, _ layers: Int) -> Bool {
    if word == key.name(layers: layers) { return true }
    switch key {
    case .result(.activations(let layer)): return ["a\(layer)", "hidden\(layer)"].contains(word)
    case .result(.blames(let layer)): return ["d\(layer)", "dHidden\(layer)"].contains(word)
    default: return false
    }
  }

  private func numbers(_ key: StepKey) throws(StepFault) -> StepNumbers? {
    guard let (word, value) = values[key] else { return nil }
    return try StepNumbers(value, key: word)
  }

  mutating func step() throws(StepFault) -> GivenStep {
    let x = try numbers(.x)?.finite()
    guard let x else { throw .noSample("x") }
    let weights = try givenWeights()
    var hasBiases = false
    for layer in 1...layers where try numbers(.biases(layer)) != nil { hasBiases = true }
    if weights.isEmpty { hasBiases = previous?.architecture.hasBiases ?? false }
    let layouts = try layouts(x, weights)
    var steps: [(step: GivenStep, layout: StepLayout)] = []
    // That the weights do not meet says more than what comes of samples in columns.
    var fault = layouts.fault
    for layout in layouts.found {
      do throws(StepFault) {
        steps.append((try step(x, weights, layout, hasBiases), layout))
      } catch {
        fault = fault ?? error
      }
    }
    guard let first = steps.first else { throw fault ?? .noWeights }
    let best =
      steps.count < 2 ? first : steps.max { $0.step.forwardFit < $1.step.forwardFit } ?? first
    return best.step.remarking(remarks + best.step.remarks + best.layout.remarks(of: x))
  }

  private func givenWeights() throws(StepFault) -> [StepNumbers] {
    var result: [StepNumbers] = []
    for layer in 1...layers {
      guard let matrix = try numbers(.weights(layer))?.finite() else {
        guard result.isEmpty, previous != nil else { throw .missing("W\(layer)") }
        continue
      }
      result.append(matrix)
    }
    return result
  }

  private func layouts(_ x: StepNumbers, _ weights: [StepNumbers]) throws(StepFault) -> StepLayouts
  {
    guard !weights.isEmpty else {
      return StepLayouts(
        found: [StepLayout(sizes: previous?.architecture.sizes ?? [])], fault: nil)
    }
    var named: Bool?
    if let (word, value) = values[.layout] {
      switch value {
      case .string("inputs-first"): named = true
      case .string("neurons-first"): named = false
      case .string(let text): throw .unknownLayout(text)
      default: throw .unknownLayout(word)
      }
    }
    return try StepLayouts(x, weights, answers: numbers(.y), isInputsFirst: named)
  }

  private func step(
    _ x: StepNumbers, _ weights: [StepNumbers], _ layout: StepLayout, _ hasBiases: Bool,
    output: Activation?
  ) throws(StepFault) -> GivenStep {
    var remarks: [GivenStep.Remark] = []
    let (sizes, isInColumns) = (layout.sizes, layout.hasSamplesInColumns)
    let settings = try StepSettings(values[.net]?.value, values[.settings]?.value, previous)
    let isScaled = values.keys.contains {
      switch $0 {
      case .scales, .shifts: true
      default: false
      }
    }
    let architecture = try settings.architecture(
      sizes, hasBiases, isScaled: isScaled, output: output)
    if let output { remarks.append(.outputAssumed(output)) }
    if isScaled, !settings.isNormalizationNamed, let kind = architecture.normalization {
      remarks.append(.normalizationAssumed(kind))
    }
    if !settings.areActivationsNamed { remarks.append(.activationsAssumed) }
    let inputs = try x.samples(nil, columns: sizes[0], isInColumns: isInColumns)
    guard let y = try numbers(.y)?.finite() else { throw .noSample("y") }
    let targets: [[Double]]
    if let classes = Self.classes(y, samples: inputs.count, architecture) {
      targets = classes
      remarks.append(.classes)
    } else {
      targets = try y.samples(
        inputs.count, columns: architecture.outputCount, isInColumns: isInColumns)
    }
    guard inputs.count >= architecture.smallestBatch else { throw .batchOfOne }
    var parameters: [Double] = []
    if weights.isEmpty {
      parameters = previous?.parametersAfter ?? []
    } else {
      for layer in 1...layers {
        parameters += try weights[layer - 1].matrix(
          sizes[layer], sizes[layer - 1], isInputsFirst: layout.isInputsFirst)
        for key in Self.vectors(of: layer, architecture) {
          guard let vector = try numbers(key)?.finite() else {
            throw .missing(key.name(layers: layers))
          }
          parameters += try vector.line(sizes[layer])
        }
      }
    }
    guard parameters.count == architecture.parameterCount else { throw .noWeights }
    var results: [StepArray: [Double]] = [:]
    for array in StepArray.all(in: architecture) {
      guard let numbers = try given(array) else { continue }
      results[array] = try Self.laidOut(
        numbers, array, architecture, samples: inputs.count, layout)
      if numbers.count < results[array]?.count ?? 0 { remarks.append(.oneForAll(numbers.key)) }
    }
    guard !results.isEmpty else { throw .noResults }
    let values = try settings.values(for: architecture)
    let loss = values.loss
    if settings.isLossNamed {
      guard targets.allSatisfy({ loss.accepts(target: $0) }) else { throw .targetDoesNotFit(loss) }
    }
    let fitting = Loss.allCases.filter { $0.fits(architecture.outputActivation) }
    guard fitting.contains(where: { loss in targets.allSatisfy { loss.accepts(target: $0) } })
    else {
      throw .targetDoesNotFit(fitting.first ?? loss)
    }
    return GivenStep(
      network: Network(architecture, parameters: parameters), inputs: inputs, targets: targets,
      settings: values, isLossNamed: settings.isLossNamed,
      isRateNamed: settings.isRateNamed, results: results, remarks: remarks,
      masks: try masks(architecture, samples: inputs.count, layout))
  }

  /// The step whose last layer has the activation that gives the file's own loss, among those that it
  /// may have; where none does, the first that can be.
  private func step(
    _ x: StepNumbers, _ weights: [StepNumbers], _ layout: StepLayout, _ hasBiases: Bool
  ) throws(StepFault) -> GivenStep {
    let outputs = try StepSettings(values[.net]?.value, values[.settings]?.value, previous)
      .outputs(layers: layers)
    guard outputs.count > 1 else {
      return try step(x, weights, layout, hasBiases, output: outputs[0])
    }
    let found = outputs.compactMap { try? step(x, weights, layout, hasBiases, output: $0) }
    // A loss that is named stands on one of them only.
    let best = found.first { !$0.lossesOfItsOwn.isEmpty } ?? found.first
    if let best { return best }
    return try step(x, weights, layout, hasBiases, output: outputs[0])
  }

  /// Answers that are the numbers of classes, a number a sample, where a network has an output for
  /// each.
  private static func classes(_ y: StepNumbers, samples: Int, _ architecture: Architecture)
    -> [[Double]]?
  {
    let (numbers, outputs) = (y.rows.flatMap { $0 }, architecture.outputCount)
    guard architecture.outputActivation == .softmax, outputs > 1, numbers.count == samples,
      numbers.allSatisfy({ $0 >= 0 && $0 < Double(outputs) && $0 == $0.rounded() })
    else { return nil }
    return numbers.map { number in
      (0..<outputs).map { Double($0) == number ? 1 : 0 }
    }
  }

  /// What a layer has beside its weights.
  private static func vectors(of layer: Int, _ architecture: Architecture) -> [StepKey] {
    architecture.parts(of: layer).compactMap { key(of: $0, layer) }
  }

  private static func key(of part: Quantity.Part, _ layer: Int) -> StepKey? {
    switch part {
    case .weight: nil
    case .bias: .biases(layer)
    case .scale: .scales(layer)
    case .shift: .shifts(layer)
    }
  }

  /// The masks of the hidden layers that have one, 1 for all others; none without any.
  private func masks(_ architecture: Architecture, samples: Int, _ layout: StepLayout)
    throws(StepFault) -> [Double]
  {
    var masks = [Double](repeating: 1, count: samples * architecture.neuronCount)
    var isMasked = false
    for layer in 1..<max(1, layers) {
      guard let given = try numbers(.masks(layer))?.finite() else { continue }
      isMasked = true
      let rows = try given.samples(
        samples, columns: architecture.sizes[layer], isInColumns: layout.hasSamplesInColumns)
      for (sample, row) in rows.enumerated() {
        masks.replaceSubrange(architecture.neurons(of: layer, sample: sample), with: row)
      }
    }
    return isMasked ? masks : []
  }

  private func given(_ array: StepArray) throws(StepFault) -> StepNumbers? {
    if case .statistic(let statistic, _, let layer) = array {
      return try numbers(.statistic(statistic, layer))
    }
    guard case .after(let part, let layer) = array else { return try numbers(.result(array)) }
    guard let (_, value) = values[.after] else { return nil }
    guard case .object(let members) = value else { throw .notNumbers("after") }
    let key = Self.key(of: part, layer) ?? .weights(layer)
    for (word, value) in members where StepKey(word, layers: layers) == key {
      return try StepNumbers(value, key: "after.\(word)")
    }
    return nil
  }

  private static func laidOut(
    _ numbers: StepNumbers, _ array: StepArray, _ architecture: Architecture, samples: Int,
    _ layout: StepLayout
  ) throws(StepFault) -> [Double] {
    let (rows, columns) = array.shape(in: architecture, samples: samples)
    switch array {
    case .sums, .activations, .losses, .blames, .norms, .scaled, .scaledBlames, .normBlames,
      .statistic(_, .layer, _):
      return try numbers.samples(
        samples, columns: columns, isInColumns: layout.hasSamplesInColumns
      ).flatMap { $0 }
    case .loss: return try numbers.line(1)
    case .statistic(_, .batch, _): return try numbers.line(columns)
    case .gradients(.weight, _), .changes(.weight, _), .after(.weight, _):
      return try numbers.matrix(rows, columns, isInputsFirst: layout.isInputsFirst)
    case .gradients(.bias, _), .changes(.bias, _):
      // One number for a layer is added to each of its biases.
      if numbers.count == 1 { return Array(repeating: numbers.rows[0][0], count: columns) }
      return try numbers.line(columns)
    case .gradients, .changes, .after: return try numbers.line(columns)
    }
  }
}
