/// A backward pass one number at a time, as a beginner's program has it, by a recipe right or wrong.
///
/// By the right one it gives, to the last bit, what `Network.backward` gives.
struct PlainBackward {
  let network: Network
  let recipe: Recipe
  let options: TrainingOptions
  /// What the optimizer remembers, for weights that are nudged too early.
  let state: OptimizerState

  /// The sample's numbers on the way back.
  private struct Row {
    let pass: ForwardPass
    let target: [Double]
    var blames: [Double]
    /// Each blame before its slope was taken.
    var errors: [Double]
    /// norm, u, dU and dNorm of normalised layers.
    var norms: ArraySlice<Double> = []
    var scaled: ArraySlice<Double> = []
    var scaledBlames: [Double] = []
    var normBlames: [Double] = []
  }

  private var architecture: Architecture { network.architecture }

  /// The blames of every sample from the output back, and the mean of the gradients they make.
  func run(_ pass: ForwardPass, target: [Double]) -> BackwardPass {
    let none = [Double](repeating: 0, count: architecture.neuronCount)
    let outputs = architecture.outputCount
    var rows = (0..<pass.samples).map { sample in
      Row(
        pass: pass.sample(sample, of: architecture),
        target: Array(target[sample * outputs..<(sample + 1) * outputs]), blames: none,
        errors: none)
    }
    if let normalized = pass.normalized {
      let count = architecture.neuronCount
      for sample in rows.indices {
        rows[sample].norms = normalized.norms.dropFirst(sample * count).prefix(count)
        rows[sample].scaled = normalized.scaled.dropFirst(sample * count).prefix(count)
        (rows[sample].scaledBlames, rows[sample].normBlames) = (none, none)
      }
    }
    var gradients = [Double](repeating: 0, count: architecture.parameterCount)
    var parameters = network.parameters
    for layer in (1...architecture.layerCount).reversed() {
      for index in rows.indices {
        if layer == architecture.layerCount {
          blameOutputs(&rows[index])
        } else {
          blame(layer, parameters, &rows[index])
        }
      }
      if let normalized = pass.normalized, architecture.isNormalized(layer) {
        addScaleGradients(layer, rows, &gradients)
        goThroughNorm(layer, normalized, parameters, &rows)
      }
      for index in rows.indices {
        addGradients(layer, rows[index], isFirst: index == 0, &gradients)
      }
      if rows.count > 1 {
        for place in architecture.parameters(of: layer) {
          gradients[place] = recipe.reduce(gradients[place], Double(rows.count))
        }
      }
      if recipe.nudgesEarly { nudgeEarly(layer, gradients, &parameters) }
    }
    return BackwardPass(
      blames: rows.flatMap(\.blames), gradients: gradients,
      scaledBlames: rows.flatMap(\.scaledBlames), normBlames: rows.flatMap(\.normBlames))
  }

  /// dᴸ[k]
  private func blameOutputs(_ row: inout Row) {
    let loss = options.loss
    let activation = architecture.outputActivation
    let neurons = architecture.neurons(of: architecture.layerCount)
    for (k, neuron) in neurons.enumerated() {
      let (z, out, y) = (row.pass.sums[neuron], row.pass.activations[neuron], row.target[k])
      // With a slope of 1 the blame is what comes before the slope.
      let error = loss.blame(z: z, out: out, y: y, activation: .linear, outputs: neurons.count)
      let slope = loss.requiredActivation == nil ? recipe.slope(activation, z, out) : 1
      let ownSlope =
        activation.isElementwise ? recipe.slope(activation, z, out) : out * (1 - out)
      row.errors[neuron] = error
      let blame = recipe.outputBlame(
        .init(
          loss: loss, activation: activation, error: error, slope: slope, out: out, y: y,
          ownSlope: ownSlope))
      row.blames[neuron] = recipe.turnsOutputBlame ? -blame : blame
    }
  }

  /// dˡ[j] = (Σₖ Wˡ⁺¹[k][j] · dˡ⁺¹[k]) · maskˡ[j] · act′(zˡ[j])
  private func blame(_ layer: Int, _ parameters: [Double], _ row: inout Row) {
    let above = architecture.neurons(of: layer + 1)
    let weights = architecture.weights(of: layer + 1).lowerBound
    let own = architecture.neurons(of: layer)
    let activation = architecture.activation(of: layer)
    for (j, neuron) in own.enumerated() {
      var sum = 0.0
      for (k, next) in above.enumerated() {
        // Read column by column, the same buffer has the same number of places: none is missed.
        let place = recipe.readsByColumn ? j * above.count + k : k * own.count + j
        let path = recipe.path(
          .init(
            weight: parameters[weights + place], blame: row.blames[next], error: row.errors[next]))
        sum = recipe.addsPaths ? sum + path : path
      }
      // What the activation was taken of.
      let z =
        architecture.isNormalized(layer)
        ? row.scaled[row.scaled.startIndex + neuron] : row.pass.sums[neuron]
      // What was dropped has its activation all the same.
      var a = row.pass.activations[neuron]
      if !row.pass.masks.isEmpty {
        sum *= recipe.mask(row.pass.masks[neuron])
        a = activation(z)
      }
      row.errors[neuron] = sum
      row.blames[neuron] = recipe.hiddenBlame(sum, recipe.slope(activation, z, a))
    }
  }

  /// gradscaleˡ[j] = Σₛ dUˡ[s][j] · normˡ[s][j], gradshiftˡ[j] = Σₛ dUˡ[s][j], dU standing for d.
  private func addScaleGradients(_ layer: Int, _ rows: [Row], _ gradients: inout [Double]) {
    let (scales, shifts) = (architecture.scales(of: layer), architecture.shifts(of: layer))
    for (j, neuron) in architecture.neurons(of: layer).enumerated() {
      for (index, row) in rows.enumerated() {
        let share = row.blames[neuron] * row.norms[row.norms.startIndex + neuron]
        let (scale, shift) = (scales.lowerBound + j, shifts.lowerBound + j)
        gradients[scale] = index == 0 ? share : gradients[scale] + share
        gradients[shift] = index == 0 ? row.blames[neuron] : gradients[shift] + row.blames[neuron]
      }
    }
  }

  /// dU becomes dNorm = dU · scale, and that
  /// d = (dNorm − ⟨dNorm⟩ − norm · ⟨dNorm · norm⟩) / √(var + ε).
  private func goThroughNorm(
    _ layer: Int, _ normalized: Normalized, _ parameters: [Double], _ rows: inout [Row]
  ) {
    let neurons = architecture.neurons(of: layer)
    let scales = architecture.scales(of: layer)
    for index in rows.indices {
      for (j, neuron) in neurons.enumerated() {
        rows[index].scaledBlames[neuron] = rows[index].blames[neuron]
        rows[index].normBlames[neuron] =
          rows[index].blames[neuron] * parameters[scales.lowerBound + j]
      }
    }
    // The mean was taken over a neuron's samples, or over a sample's neurons.
    let isOfBatch = architecture.normalization == .batch
    let groups =
      isOfBatch
      ? neurons.map { neuron in rows.indices.map { ($0, neuron) } }
      : rows.indices.map { sample in neurons.map { (sample, $0) } }
    for group in groups {
      guard let (sample, neuron) = group.first else { continue }
      let places = group.map { sample, neuron in
        let row = rows[sample]
        return (blame: row.normBlames[neuron], norm: row.norms[row.norms.startIndex + neuron])
      }
      let statistic = architecture.statistic(
        of: layer, neuron - neurons.lowerBound, sample: sample)
      let blames = recipe.throughNorm(
        .init(
          places: places, variance: normalized.variances[statistic], epsilon: network.normEpsilon))
      for ((sample, neuron), blame) in zip(group, blames) { rows[sample].blames[neuron] = blame }
    }
  }

  /// gradWˡ[j][i] = dˡ[j] · aˡ⁻¹[i], gradbˡ[j] = dˡ[j], added to those of the samples before.
  private func addGradients(
    _ layer: Int, _ row: Row, isFirst: Bool, _ gradients: inout [Double]
  ) {
    let signals =
      layer == 1
      ? row.pass.input
      : architecture.neurons(of: layer - 1).map {
        recipe.signal(row.pass.sums[$0], row.pass.activations[$0])
      }
    var place = architecture.weights(of: layer).lowerBound
    func add(_ gradient: Double) {
      gradients[place] = isFirst ? gradient : gradients[place] + gradient
      place += 1
    }
    let blames = row.blames[architecture.neurons(of: layer)]
    for blame in blames {
      for signal in signals { add(blame * signal) }
    }
    guard architecture.hasBiases else { return }
    let sum = blames.dropFirst().reduce(blames.first ?? 0, +)
    for blame in blames { add(recipe.biasGradient(blame, sum)) }
  }

  /// The weights of a layer as its nudge leaves them, before the layer below has its blame.
  private func nudgeEarly(_ layer: Int, _ gradients: [Double], _ parameters: inout [Double]) {
    let nudge = LayerNudge(layer, of: architecture)
    let changes = nudge.result(
      recipe, gradients: gradients, parameters: parameters, state: state,
      options: recipe.options(options, for: architecture)
    ).changes
    for (place, change) in zip(nudge.range, changes) where change != 0 {
      parameters[place] += change
    }
  }
}
