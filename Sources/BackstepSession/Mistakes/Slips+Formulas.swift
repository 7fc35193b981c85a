import Backprop

// Each list asks the table's own formula for the name, with numbers replaced.
extension Slips {
  private var architecture: Architecture { state.architecture }

  /// The table, for the sample that a name belongs to.
  private func formula(for name: Name) -> Formula {
    Formula(state, sample: name.quantity.isOfSample ? name.indices.first : nil)
  }

  private func parameters(_ numbers: [Double]?) -> (Name) -> Double? {
    { name in
      guard let numbers, name.quantity.role == .value else { return nil }
      return architecture.parameters(of: name)?.first.map { numbers[$0] }
    }
  }

  /// A layer's sums in the place of what it hands on.
  private func sums(for layer: Int) -> (Name) -> Double? {
    { $0.quantity == .activations(layer) ? value(.name(Name(.sums(layer), $0.indices))) : nil }
  }

  private func isBias(_ name: Name) -> Bool {
    name.quantity.role == .value && name.quantity.part == .bias
  }

  /// What goes wrong on the way from x to the loss.
  func ofForward(_ name: Name) -> [Candidate] {
    var result: [Candidate] = []
    switch name.quantity {
    case .activations(let layer):
      let sum = Name(.sums(layer), name.indices)
      if let z = value(.name(sum)) { result.append((.sumForActivation(sum), z)) }
      let activation = formula(for: name).expression(for: name)
      result += ofSum(sum).compactMap { candidate in
        value(activation) { $0 == sum ? candidate.value : nil }.map { (candidate.slip, $0) }
      }
      if architecture.activation(of: layer) == .softmax { result += ofSoftmax(sum, layer) }
    case .sums(let layer):
      result = ofSum(name)
      let activation = Name(.activations(layer), name.indices)
      if let a = value(.name(activation)) { result.append((.activationForSum(activation), a)) }
    case .losses: result = ofLoss(name)
    case .loss: result = state.shape.batch == nil ? ofLoss(name) : ofSamples(name)
    default: break
    }
    if let value = withoutBiases(name) { result.append((.missingBiases, value)) }
    if let stale = past.flatMap({ value(.name(name), in: $0) }) {
      result.append((.staleWeights, stale))
    }
    return result
  }

  /// What is taken for the share of a neuron's e^z in that of its layer.
  private func ofSoftmax(_ sum: Name, _ layer: Int) -> [Candidate] {
    let formula = formula(for: sum)
    let z = Expression.name(sum)
    let sums = (0..<architecture.sizes[layer]).map {
      Expression.name(formula.neuron(.sums(layer), $0))
    }
    let forms: [(Slip, Expression)] = [
      (.notNormalized, .call(.exp, [z])), (.sumsForPowers, z / .sum(sums)),
      (.sigmoidForSoftmax, .call(.activation(.sigmoid), [z])),
    ]
    return forms.compactMap { slip, form in value(form).map { (slip, $0) } }
  }

  private func ofSum(_ name: Name) -> [Candidate] {
    guard let layer = name.quantity.layer, let sum = formula(for: name).expression(for: name)
    else {
      return []
    }
    var result: [Candidate] = []
    if let bias = sum.names.first(where: isBias), let value = value(sum, { $0 == bias ? 0 : nil }) {
      result.append((.missingBias(bias), value))
    }
    if layer > 1, let value = value(sum, sums(for: layer - 1)) {
      result.append((.sumForActivation(Name(.sums(layer - 1), formula(for: name).row)), value))
    }
    if let past, let value = value(sum, parameters(past.network.parameters)) {
      result.append((.staleWeights, value))
    }
    return result
  }

  /// The error in the place of its square, and the parts of the loss.
  private func ofLoss(_ name: Name) -> [Candidate] {
    let formula = formula(for: name)
    let outs = (0..<architecture.outputCount).map {
      formula.neuron(.activations(architecture.layerCount), $0)
    }
    let errors = outs.compactMap { out in
      value(.name(out) - .name(Name(.target, out.indices)))
    }
    // Only a loss of out − y goes with any activation.
    guard state.settings.loss.requiredActivation == nil, errors.count == outs.count else {
      return []
    }
    var result: [Candidate] = [
      (.errorForLoss, errors.reduce(0) { $0 + abs($1) }), (.errorForLoss, errors.reduce(0, +)),
    ]
    guard outs.count > 1, outs.count <= 1000 else { return result }
    let loss = formula.loss
    result += outs.compactMap { out in
      // Of an output that is right nothing is added.
      let part = value(loss) { name in
        name.quantity == out.quantity && name != out
          ? value(.name(Name(.target, name.indices))) : nil
      }
      return part.map { (.oneOutput(out), $0) }
    }
    return result
  }

  /// What goes wrong with a mean over the samples: their sum, or one of them alone.
  private func ofSamples(_ name: Name) -> [Candidate] {
    guard let batch = state.shape.batch, let right = value(.name(name)), batch <= 1000 else {
      return []
    }
    let shares = (0..<batch).map { sample in
      name.quantity == .loss
        ? value(.name(Name(.losses, [sample])))
        : name.quantity.layer.flatMap { value(Formula(state, sample: sample).share($0, name)) }
    }
    return [(.sumForMean, right * Double(batch))]
      + shares.enumerated().compactMap { sample, share in share.map { (.oneSample(sample), $0) } }
  }

  /// A number of the forward pass of the same network without any bias.
  private func withoutBiases(_ name: Name) -> Double? {
    guard architecture.hasBiases, let x = state.x else { return nil }
    var bare = state
    for layer in 1...architecture.layerCount {
      for index in architecture.biases(of: layer) { bare.network.parameters[index] = 0 }
    }
    let pass = bare.network.forward(
      x, masks: state.values.forward?.masks ?? [], statistics: .ofBatch)
    bare.values.record(pass)
    if let y = bare.y {
      bare.values.record(losses: bare.network.losses(bare.settings.loss, of: pass, target: y))
    }
    return value(.name(name), in: bare)
  }

  /// What goes wrong with a blame, other than taking something else for it.
  func ofBlame(_ name: Name) -> [Candidate] {
    let formula = formula(for: name)
    guard let layer = name.quantity.layer, let j = name.indices.last,
      let blame = formula.expression(for: name), let right = value(.name(name))
    else { return [] }
    var result: [Candidate] = []
    let neuron = formula.neuron(.activations(layer), j)
    let slope = formula.slope(layer, j)
    let back = blame.without(factor: slope)
    if let a = value(.name(neuron)), slope != nil || layer < architecture.layerCount {
      if let back = value(back) { result.append((.missingSlope(of: neuron), back)) }
      let activation = architecture.activation(of: layer)
      if let back = value(back), activation.isElementwise {
        let wrong = activation.slope(z: a, a: activation(a))
        result.append((.slopeOfActivation(of: neuron), back * wrong))
      }
    }
    let own = Expression.name(neuron) * (.number(1) - .name(neuron))
    if layer == architecture.layerCount {
      if state.settings.loss.requiredActivation != nil, let slope = value(own) {
        result.append((.extraSlope(of: neuron), right * slope))
      }
    } else {
      result += ofPaths(name, layer, slope: value(slope) ?? 1)
      if let nudged, let value = value(blame, parameters(nudged)) {
        result.append((.nudgedWeights(.weights(layer + 1)), value))
      }
      // The same in every layer on the way back.
      if let nudged, let pass = state.values.forward, let target = state.y {
        var moved = state
        moved.network.parameters = nudged
        moved.values.record(moved.backwardPass(of: pass, target: target))
        if let value = value(.name(name), in: moved) {
          result.append((.nudgedWeights(.weights(layer + 1)), value))
        }
      }
      if let past, let value = value(blame, parameters(past.network.parameters)) {
        result.append((.staleWeights, value))
      }
    }
    if let past, let stale = value(.name(name), in: past) { result.append((.staleWeights, stale)) }
    return result
  }

  /// One path alone, or one left out.
  private func ofPaths(_ name: Name, _ layer: Int, slope: Double) -> [Candidate] {
    let paths = state.paths(to: name)
    guard paths.count > 1 else { return [] }
    let sum = paths.reduce(0) { $0 + $1.value }
    return paths.map { (.onePath(to: $0.end), $0.value * slope) }
      + (paths.count > 2
        ? paths.map { (.missingPath(to: $0.end), (sum - $0.value) * slope) } : [])
  }

  /// The gradients that a blame makes, taken for it.
  func gradients(for name: Name) -> [Candidate] {
    guard let layer = name.quantity.layer, let j = name.indices.last else { return [] }
    return (0..<architecture.sizes[layer - 1]).compactMap { i in
      let gradient = Name(.weights(layer, .gradient), [j, i])
      return value(.name(gradient)).map { (.gradientForBlame(gradient), $0) }
    }
  }

  /// What goes wrong with a gradient: with its blame, with its other factor, or with the name.
  func ofGradient(_ name: Name) -> [Candidate] {
    guard let layer = name.quantity.layer, let j = name.indices.first,
      let gradient = formula(for: name).expression(for: name)
    else { return [] }
    var result = ofSamples(name)
    if let change = name.sibling(.change), let parameter = name.sibling(.value), let nudged,
      let index = architecture.parameters(of: name)?.first, let old = value(.name(parameter))
    {
      result.append((.changeForGradient(change), nudged[index] - old))
    }
    if state.shape.batch == nil {
      let blame = Name(.blames(layer), [j])
      if let value = value(.name(blame)), gradient != .name(blame) {
        result.append((.blameForGradient(blame), value))
      }
      result += ofBlame(blame).compactMap { candidate in
        value(gradient) { $0 == blame ? candidate.value : nil }.map { (candidate.slip, $0) }
      }
    }
    if layer > 1, let i = name.indices.dropFirst().first,
      let value = value(gradient, sums(for: layer - 1))
    {
      result.append((.sumForActivation(formula(for: name).neuron(.sums(layer - 1), i)), value))
    }
    if let past, let stale = value(.name(name), in: past) { result.append((.staleWeights, stale)) }
    return result
  }

  /// What goes wrong with a change: with the learning rate, or with its gradient.
  func ofChange(_ name: Name) -> [Candidate] {
    guard let gradient = name.sibling(.gradient),
      let change = Formula(state).change(name), let slope = value(.name(gradient))
    else { return [] }
    var result: [Candidate] = [(.gradientForChange(gradient), slope)]
    if let value = value(change, { $0.quantity == .learningRate ? 1 : nil }) {
      result.append((.missingRate, value))
    }
    result += ofMemory(name, slope)
    // Only plain descent passes a mistake in the gradient on as it is.
    if !state.settings.optimizer.hasState {
      result += ofGradient(gradient).compactMap { candidate in
        if case .changeForGradient = candidate.slip { return nil }
        return value(change) { $0 == gradient ? candidate.value : nil }
          .map { (candidate.slip, $0) }
      }
    }
    return result
  }

  /// What goes wrong with what an optimizer remembers.
  private func ofMemory(_ change: Name, _ gradient: Double) -> [Candidate] {
    let (optimizer, settings) = (state.settings.optimizer, state.settings.optimizerSettings)
    guard optimizer.hasState else { return [] }
    let rate = state.settings.learningRate
    var result: [Candidate] = [(.memoryForgotten, -rate * gradient)]
    if optimizer == .momentum, let nudge = state.values.nudge,
      let index = architecture.parameters(of: change)?.first,
      let before = nudge.before.firstMoment.dropFirst(index).first
    {
      let mean = settings.momentum * before + (1 - settings.momentum) * gradient
      result.append((.averagedMemory, -rate * mean))
    }
    return result
  }

  /// What goes wrong with a weight or bias after its nudge.
  func ofParameter(_ name: Name) -> [Candidate] {
    guard let change = name.sibling(.change),
      let new = value(.name(name)), let changed = value(.name(change))
    else { return [] }
    let before = state.origin(of: change.quantity)
    let old = value(.name(name), in: before) ?? new - changed
    let rateless = value(Formula(before).change(name), in: before) {
      $0.quantity == .learningRate ? 1 : nil
    }
    return [(.unchanged, old), (.uphill, old - changed)]
      + (rateless.map { [(.missingRate, old + $0)] } ?? []) + [(.changeAlone(change), changed)]
  }
}

extension Expression {
  /// A product without one of its factors; itself where that is none.
  fileprivate func without(factor: Expression?) -> Expression {
    guard case .binary(.multiply, let rest, let last) = self, last == factor else { return self }
    return rest
  }
}
