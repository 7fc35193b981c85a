import Backprop

extension Session {
  /// The story of the parameter that a name is, or belongs to.
  func story(ofParameter name: Name) -> ParameterStory {
    func sibling(_ role: Quantity.Role) -> Name { name.sibling(role) ?? name }
    let gradients = sibling(.gradient).quantity
    let origin = state.origin(of: gradients)
    var gradient: Double?
    var missing: SessionError?
    do throws(SessionError) {
      gradient = try state.value(of: sibling(.gradient)).number
    } catch {
      missing = error
    }
    let ahead = state.freshness(of: gradients) == .fresh ? try? lookingAhead(to: .nudge) : nil
    let parameter = sibling(.value)
    let layer = name.quantity.layer ?? 1
    let j = name.indices.first ?? 0
    return ParameterStory(
      parameter: parameter, value: state.known(parameter) ?? .nan,
      source: state.source(of: parameter) { state.drawnParameters },
      isFrozen: state.isFrozen(parameter), origin: origin, gradient: gradient,
      noGradient: missing,
      numeric: state.hasLostOrigin(of: gradients)
        ? nil : origin.numericGradients(of: name)?.first,
      lastChange: state.known(sibling(.change)), nextChange: ahead?.known(sibling(.change)),
      ahead: ahead,
      firstMoment: state.known(sibling(.firstMoment)),
      secondMoment: state.known(sibling(.secondMoment)),
      stations: state.stations(from: parameter, layer, j),
      paths: gradient == nil || state.hasLostOrigin(of: gradients)
        ? []
        : origin.shape.batch == nil
          ? origin.paths(to: Name(origin.pulledBlames(layer), [j])) : [],
      shares: gradient == nil || state.hasLostOrigin(of: gradients)
        ? [] : origin.shares(of: sibling(.gradient)),
      history: history(of: parameter, among: history))
  }

  /// The story of a matrix, a row or a vector of parameters, or of what belongs to them.
  func story(ofParameters name: Name) -> ParametersStory {
    func sibling(_ role: Quantity.Role) -> Name { name.sibling(role) ?? name }
    let gradients = sibling(.gradient).quantity
    let ahead = state.freshness(of: gradients) == .fresh ? try? lookingAhead(to: .nudge) : nil
    let origin = state.origin(of: gradients)
    let factor = origin.settings.loss.foldedFactor
    var numeric: Value?
    if name.count(in: state.shape) <= 500, !state.hasLostOrigin(of: gradients) {
      numeric = origin.numericGradients(of: name).map { entries in
        Value(entries.map { $0.numeric / factor }[...], axes: name.axes(in: state.shape))
      }
    }
    return ParametersStory(
      gradients: try? state.value(of: sibling(.gradient)),
      lastChanges: try? state.value(of: sibling(.change)),
      nextChanges: ahead.flatMap { try? $0.value(of: sibling(.change)) }, numericGradients: numeric)
  }
}

extension State {
  /// The central differences of some parameters beside the gradients there are; nil without a whole
  /// sample.
  func numericGradients(of name: Name) -> [GradientCheckEntry]? {
    guard let x = try? neededInput(), let y = try? neededTarget(),
      settings.loss.fits(architecture.outputActivation)
    else { return nil }
    let gradients =
      values.freshness(of: .backward) == .missing
      ? nil : values.backward?.gradients
    let none = [Double](repeating: 0, count: architecture.parameterCount)
    return GradientCheck(
      of: gradients ?? none, network: network, input: x, target: y, loss: settings.loss,
      masks: values.freshness(of: .forward) == .missing
        ? currentMasks : values.forward?.masks ?? [],
      parameters: Array(architecture.parameters(of: name) ?? 0..<0)
    ).entries
  }

  /// The way from a parameter to the loss: its neuron, then every later layer as a whole.
  fileprivate func stations(from parameter: Name, _ layer: Int, _ j: Int) -> [Name] {
    // In a batch, those of its first sample stand for all.
    let formula = Formula(self)
    var stations: [Quantity] = [.sums(layer), .activations(layer)]
    if architecture.isNormalized(layer) {
      let isWeight = parameter.quantity.part == .weight || parameter.quantity.part == .bias
      stations =
        (isWeight ? [.sums(layer), .norms(layer)] : []) + [.scaled(layer), .activations(layer)]
    }
    var result = [parameter] + stations.map { formula.neuron($0, j) }
    for later in (layer + 1)..<max(layer + 1, architecture.layerCount + 1) {
      result.append(
        architecture.sizes[later] == 1
          ? formula.neuron(.activations(later), 0) : Name(.activations(later), formula.row))
    }
    return result + [Name(.loss)]
  }
}
