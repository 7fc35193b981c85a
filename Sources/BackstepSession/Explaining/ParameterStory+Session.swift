import Backprop

extension Session {
  /// The story of the parameter that a name is, or belongs to.
  func story(ofParameter name: Name) -> ParameterStory {
    let names = ParameterNames(name)
    let gradients = names.gradient.quantity
    let origin = state.origin(of: gradients)
    var gradient: Double?
    var missing: SessionError?
    do throws(SessionError) {
      gradient = try state.value(of: names.gradient).number
    } catch {
      missing = error
    }
    let ahead = state.freshness(of: gradients) == .fresh ? try? lookingAhead(to: .nudge) : nil
    let layer = names.layer
    let j = name.indices[0]
    return ParameterStory(
      parameter: names.parameter, value: state.known(names.parameter) ?? .nan,
      source: state.source(of: names.parameter) { state.drawnParameters },
      isFrozen: state.isFrozen(names.parameter), origin: origin, gradient: gradient,
      noGradient: missing,
      numeric: state.hasLostOrigin(of: gradients)
        ? nil : origin.numericGradients(of: [state.parameterIndex(of: name)])?.first,
      lastChange: state.known(names.change), nextChange: ahead?.known(names.change), ahead: ahead,
      firstMoment: state.known(names.moment), secondMoment: state.known(names.square),
      stations: state.stations(from: names.parameter, layer, j),
      paths: gradient == nil || state.hasLostOrigin(of: gradients)
        ? [] : origin.paths(to: Name(.blames(layer), [j])),
      history: history(of: names.parameter, among: history))
  }

  /// The story of a matrix, a row or a vector of parameters, or of what belongs to them.
  func story(ofParameters name: Name) -> ParametersStory {
    let names = ParameterNames(name)
    let gradients = names.gradient.quantity
    let ahead = state.freshness(of: gradients) == .fresh ? try? lookingAhead(to: .nudge) : nil
    let origin = state.origin(of: gradients)
    let factor = origin.settings.loss.foldedFactor
    let count = name.quantity.shape(in: state.architecture).axes
      .dropFirst(name.indices.count).reduce(1, *)
    var numeric: Value?
    if count <= 500, !state.hasLostOrigin(of: gradients) {
      let first = state.parameterIndex(of: name.entry(at: 0, in: state.architecture))
      numeric = origin.numericGradients(of: Array(first..<first + count)).map { entries in
        let numbers = entries.map { $0.numeric / factor }
        guard name.quantity.isWeightLike, name.indices.isEmpty else { return .vector(numbers) }
        let columns = state.architecture.sizes[names.layer - 1]
        return .matrix(
          stride(from: 0, to: count, by: columns).map { Array(numbers[$0..<$0 + columns]) })
      }
    }
    return ParametersStory(
      gradients: try? state.value(of: names.gradient),
      lastChanges: try? state.value(of: names.change),
      nextChanges: ahead.flatMap { try? $0.value(of: names.change) }, numericGradients: numeric)
  }
}

/// The names that belong to one parameter, or to a matrix of them.
private struct ParameterNames {
  let parameter: Name, gradient: Name, change: Name, moment: Name, square: Name
  let layer: Int

  /// - Precondition: The name is laid out as the parameters are.
  init(_ name: Name) {
    func sibling(_ quantity: Quantity?) -> Name { Name(quantity ?? name.quantity, name.indices) }
    parameter = sibling(name.quantity.parameters)
    gradient = sibling(name.quantity.gradients)
    change = sibling(name.quantity.changes)
    moment = sibling(name.quantity.moments)
    square = sibling(name.quantity.squares)
    layer = name.quantity.layer ?? 1
  }
}

extension State {
  /// The central differences of some parameters beside the gradients there are; nil without a whole
  /// sample.
  func numericGradients(of indices: [Int]) -> [GradientCheckEntry]? {
    guard let x = try? neededInput(), let y = try? neededTarget(),
      settings.loss.fits(architecture.outputActivation)
    else { return nil }
    let gradients =
      values.freshness(of: .backward) == .missing
      ? nil : values.backward?.gradients
    let none = [Double](repeating: 0, count: architecture.parameterCount)
    return GradientCheck(
      of: gradients ?? none, network: network, input: x, target: y, loss: settings.loss,
      parameters: indices
    ).entries
  }

  /// The way from a parameter to the loss: its neuron, then every later layer as a whole.
  fileprivate func stations(from parameter: Name, _ layer: Int, _ j: Int) -> [Name] {
    var result = [parameter, Name(.sums(layer), [j]), Name(.activations(layer), [j])]
    for later in (layer + 1)..<max(layer + 1, architecture.layerCount + 1) {
      result.append(
        architecture.sizes[later] == 1
          ? Name(.activations(later), [0]) : Name(.activations(later)))
    }
    return result + [Name(.loss)]
  }
}

extension Name {
  /// The single number at a place, counted row by row, of the numbers that a name stands for.
  package func entry(at place: Int, in architecture: Architecture) -> Name {
    let axes = quantity.shape(in: architecture).axes
    var rest = place
    var found: [Int] = []
    for size in axes.dropFirst(indices.count).reversed() {
      found.insert(rest % size, at: 0)
      rest /= size
    }
    return Name(quantity, indices + found)
  }
}
