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
      if let other = values[key] { throw .twice(other.word, word, for: name) }
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
    let candidates = try layouts(x, weights)
    var steps: [(step: GivenStep, source: GivenStep.LayoutSource?)] = []
    var fault: StepFault?
    for candidate in candidates {
      do throws(StepFault) {
        let step = try step(
          x, weights, candidate.sizes, hasBiases, isInputsFirst: candidate.isInputsFirst)
        steps.append((step, candidate.source))
      } catch {
        fault = fault ?? error
      }
    }
    guard let first = steps.first else { throw fault ?? .noWeights }
    let best =
      steps.count < 2 ? first : steps.max { $0.step.forwardFit < $1.step.forwardFit } ?? first
    return best.step.remarking(
      remarks + best.step.remarks + (best.source.map { [.inputsFirst($0)] } ?? []))
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

  /// The sizes of the layers for each way of reading the weights that fits; the usual way first.
  private func layouts(_ x: StepNumbers, _ weights: [StepNumbers]) throws(StepFault) -> [(
    sizes: [Int], isInputsFirst: Bool, source: GivenStep.LayoutSource?
  )] {
    guard !weights.isEmpty else {
      return [(previous?.architecture.sizes ?? [], false, nil)]
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
    let inputs = x.rows[0].count
    let answers = try numbers(.y)
    let isScalars =
      x.depth == 1 && weights[0].isLine && inputs > 1
      && (answers?.rows.count == inputs || answers?.rows[0].count == inputs)
    var fault: StepFault?
    var result: [(sizes: [Int], isInputsFirst: Bool, source: GivenStep.LayoutSource?)] = []
    for isInputsFirst in [false, true] where named == nil || named == isInputsFirst {
      // A plain list of x is one sample, or, where a neuron has one input, a number of each.
      for first in isScalars ? [inputs, 1] : [inputs] {
        do throws(StepFault) {
          let sizes = try Self.sizes(first, weights, isInputsFirst: isInputsFirst)
          let source: GivenStep.LayoutSource? =
            !isInputsFirst ? nil : named != nil ? .named : result.isEmpty ? .shapes : .values
          if !result.contains(where: { $0.sizes == sizes && $0.isInputsFirst == isInputsFirst }) {
            result.append((sizes, isInputsFirst, source))
          }
          break
        } catch {
          fault = fault ?? error
        }
      }
    }
    if result.isEmpty, let fault { throw fault }
    return result
  }

  private static func sizes(_ inputs: Int, _ weights: [StepNumbers], isInputsFirst: Bool)
    throws(StepFault) -> [Int]
  {
    var sizes = [inputs]
    for matrix in weights {
      let before = sizes[sizes.count - 1]
      let dimensions = matrix.dimensions
      if matrix.depth < 2 {
        guard dimensions.columns == before || before == 1 else {
          throw meets(matrix, sizes, fits: false)
        }
        sizes.append(dimensions.columns == before ? 1 : dimensions.columns)
        continue
      }
      let (neurons, columns) =
        isInputsFirst
        ? (dimensions.columns, dimensions.rows) : (dimensions.rows, dimensions.columns)
      guard columns == before else { throw meets(matrix, sizes, fits: neurons == before) }
      sizes.append(neurons)
    }
    return sizes
  }

  private static func meets(_ matrix: StepNumbers, _ sizes: [Int], fits: Bool) -> StepFault {
    .meets(
      matrix.key, matrix.dimensions, before: sizes.count == 1 ? "x" : "W\(sizes.count - 1)",
      count: sizes[sizes.count - 1], transposedFits: fits)
  }

  private func step(
    _ x: StepNumbers, _ weights: [StepNumbers], _ sizes: [Int], _ hasBiases: Bool,
    isInputsFirst: Bool
  ) throws(StepFault) -> GivenStep {
    var remarks: [GivenStep.Remark] = []
    let settings = try StepSettings(values[.net]?.value, values[.settings]?.value, previous)
    let architecture = try settings.architecture(sizes, hasBiases)
    if !settings.areActivationsNamed { remarks.append(.activationsAssumed) }
    let inputs = try x.samples(nil, columns: sizes[0])
    guard let y = try numbers(.y)?.finite() else { throw .noSample("y") }
    let targets = try y.samples(inputs.count, columns: architecture.outputCount)
    var parameters: [Double] = []
    if weights.isEmpty {
      parameters = previous?.parametersAfter ?? []
    } else {
      for layer in 1...layers {
        parameters += try weights[layer - 1].matrix(
          sizes[layer], sizes[layer - 1], isInputsFirst: isInputsFirst)
        guard hasBiases else { continue }
        guard let bias = try numbers(.biases(layer))?.finite() else {
          throw .missing("b\(layer)")
        }
        parameters += try bias.line(sizes[layer])
      }
    }
    guard parameters.count == architecture.parameterCount else { throw .noWeights }
    var results: [StepArray: [Double]] = [:]
    for array in StepArray.all(in: architecture) {
      guard let numbers = try given(array) else { continue }
      results[array] = try Self.laidOut(
        numbers, array, architecture, samples: inputs.count, isInputsFirst: isInputsFirst)
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
      isRateNamed: settings.isRateNamed, results: results, remarks: remarks)
  }

  private func given(_ array: StepArray) throws(StepFault) -> StepNumbers? {
    guard case .after(let part, let layer) = array else { return try numbers(.result(array)) }
    guard let (_, value) = values[.after] else { return nil }
    guard case .object(let members) = value else { throw .notNumbers("after") }
    let key: StepKey = part == .weight ? .weights(layer) : .biases(layer)
    for (word, value) in members where StepKey(word, layers: layers) == key {
      return try StepNumbers(value, key: "after.\(word)")
    }
    return nil
  }

  private static func laidOut(
    _ numbers: StepNumbers, _ array: StepArray, _ architecture: Architecture, samples: Int,
    isInputsFirst: Bool
  ) throws(StepFault) -> [Double] {
    let (rows, columns) = array.shape(in: architecture, samples: samples)
    switch array {
    case .sums, .activations, .losses, .blames:
      return try numbers.samples(samples, columns: columns).flatMap { $0 }
    case .loss: return try numbers.line(1)
    case .gradients(.weight, _), .changes(.weight, _), .after(.weight, _):
      return try numbers.matrix(rows, columns, isInputsFirst: isInputsFirst)
    case .gradients, .changes, .after:
      return try numbers.line(columns)
    }
  }
}

extension GivenStep {
  /// The parameters that the step after this one starts from: as given, or as a right nudge leaves
  /// them.
  fileprivate var parametersAfter: [Double] {
    var result = rightStep().parametersAfter
    for (array, numbers) in results {
      guard case .after(let part, let layer) = array else { continue }
      let range =
        architecture.parameters(part, of: layer)
      result.replaceSubrange(range, with: numbers)
    }
    return result
  }

  /// How many of the numbers of the forward pass agree.
  fileprivate var forwardFit: Int {
    let step = rightStep()
    return arrays.filter { !$0.isOfBackward }.reduce(0) { count, array in
      let right = array.numbers(of: step, in: architecture)
      return count + zip(right, results[array] ?? []).count { abs($0 - $1) <= 1e-4 * abs($0) }
    }
  }

  fileprivate func rightStep() -> ProgramStep {
    var program = FaultyProgram([])
    var state = OptimizerState()
    return program.step(
      network, input: inputs.flatMap(\.self), target: targets.flatMap(\.self),
      options: trainingOptions(loss: fittingLoss),
      state: &state)
  }

  private var fittingLoss: Loss {
    isLossNamed
      ? settings.loss : Loss.allCases.first { $0.fits(architecture.outputActivation) } ?? .squared
  }

  fileprivate func remarking(_ remarks: [Remark]) -> GivenStep {
    GivenStep(
      network: network, inputs: inputs, targets: targets, settings: settings,
      isLossNamed: isLossNamed, isRateNamed: isRateNamed, results: results, remarks: remarks)
  }
}
