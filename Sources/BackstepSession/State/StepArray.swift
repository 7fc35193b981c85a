import Backprop

/// An array of numbers that a program makes in one step of training.
package enum StepArray: Hashable, Sendable {
  case sums(Int), activations(Int)
  /// Of normalised layers: mean and variance, norm and u.
  case statistic(Quantity.Statistic, Normalization, Int), norms(Int), scaled(Int)
  /// Each sample's loss, and their mean.
  case losses, loss
  case blames(Int)
  /// dU and dNorm of normalised layers.
  case scaledBlames(Int), normBlames(Int)
  case gradients(Part, Int), changes(Part, Int)
  /// The parameters as the nudge leaves them.
  case after(Part, Int)

  package typealias Part = Quantity.Part

  /// All arrays of a network, in the order in which they are computed.
  static func all(in architecture: Architecture) -> [StepArray] {
    let layers = 1...architecture.layerCount
    var result: [StepArray] = []
    for layer in layers {
      result.append(.sums(layer))
      if let kind = architecture.normalization, architecture.isNormalized(layer) {
        result += Quantity.Statistic.allCases.map { .statistic($0, kind, layer) }
        result += [.norms(layer), .scaled(layer)]
      }
      result.append(.activations(layer))
    }
    result += [.losses, .loss]
    for layer in layers.reversed() {
      if architecture.isNormalized(layer) { result += [.scaledBlames(layer), .normBlames(layer)] }
      result.append(.blames(layer))
      for part in architecture.parts(of: layer) { result.append(.gradients(part, layer)) }
    }
    for layer in layers { result += architecture.parts(of: layer).map { .changes($0, layer) } }
    for layer in layers { result += architecture.parts(of: layer).map { .after($0, layer) } }
    return result
  }

  /// Whether it has a row for each sample.
  package var isOfSamples: Bool {
    switch self {
    case .sums, .activations, .losses, .blames, .norms, .scaled, .scaledBlames, .normBlames,
      .statistic(_, .layer, _):
      true
    case .statistic(_, .batch, _), .loss, .gradients, .changes, .after: false
    }
  }

  /// Whether it belongs to the way back: there a zero may hide what would be wrong elsewhere.
  var isOfBackward: Bool {
    switch self {
    case .sums, .activations, .statistic, .norms, .scaled, .losses, .loss, .after: false
    case .blames, .scaledBlames, .normBlames, .gradients, .changes: true
    }
  }

  /// Whether the learning rate is in it.
  var isOfNudge: Bool {
    switch self {
    case .changes, .after: true
    case .sums, .activations, .statistic, .norms, .scaled, .losses, .loss, .blames, .scaledBlames,
      .normBlames, .gradients:
      false
    }
  }

  /// Its rows and columns, of so many samples.
  package func shape(in architecture: Architecture, samples: Int) -> (rows: Int, columns: Int) {
    switch self {
    case .sums(let layer), .activations(let layer), .blames(let layer), .norms(let layer),
      .scaled(let layer), .scaledBlames(let layer), .normBlames(let layer):
      (samples, architecture.sizes[layer])
    case .statistic(_, .batch, let layer): (1, architecture.sizes[layer])
    case .statistic(_, .layer, _): (samples, 1)
    case .losses: (samples, 1)
    case .loss: (1, 1)
    case .gradients(let part, let layer), .changes(let part, let layer),
      .after(let part, let layer):
      switch part {
      case .weight: (architecture.sizes[layer], architecture.sizes[layer - 1])
      case .bias, .scale, .shift: (1, architecture.sizes[layer])
      }
    }
  }

  /// What the screen calls it.
  package func name(in architecture: Architecture) -> String {
    switch self {
    case .losses: "losses"
    case .after(let part, let layer): architecture.text(.parameter(.value, part, layer)) + " after"
    default: quantity.map(architecture.text) ?? ""
    }
  }

  /// The name of one of its numbers; axes of one are left out.
  package func name(at index: Int, in architecture: Architecture, samples: Int) -> String {
    let (rows, columns) = shape(in: architecture, samples: samples)
    let (row, column) = index.quotientAndRemainder(dividingBy: max(1, columns))
    let marks = (rows > 1 ? "[\(row)]" : "") + (columns > 1 ? "[\(column)]" : "")
    guard case .after(let part, let layer) = self else { return name(in: architecture) + marks }
    return architecture.text(.parameter(.value, part, layer)) + marks + " after"
  }

  /// What it is called in the session; nil for what has no name there.
  package var quantity: Quantity? {
    switch self {
    case .sums(let layer): .sums(layer)
    case .activations(let layer): .activations(layer)
    case .losses: .losses
    case .loss: .loss
    case .statistic(let statistic, let kind, let layer): .statistic(statistic, kind, layer)
    case .norms(let layer): .norms(layer)
    case .scaled(let layer): .scaled(layer)
    case .blames(let layer): .blames(layer)
    case .scaledBlames(let layer): .scaledBlames(layer)
    case .normBlames(let layer): .normBlames(layer)
    case .gradients(let part, let layer): .parameter(.gradient, part, layer)
    case .changes(let part, let layer): .parameter(.change, part, layer)
    case .after: nil
    }
  }

  /// Its numbers in a step, row by row.
  func numbers(of step: ProgramStep, in architecture: Architecture) -> [Double] {
    func parameters(_ numbers: [Double], _ part: Part, _ layer: Int) -> [Double] {
      Array(numbers[architecture.parameters(part, of: layer)])
    }
    return switch self {
    case .sums(let layer): architecture.rows(of: layer, in: step.pass.sums)
    case .activations(let layer): architecture.rows(of: layer, in: step.pass.activations)
    case .statistic(let statistic, let kind, let layer):
      statistics(statistic, kind, layer, of: step, in: architecture)
    case .norms(let layer):
      architecture.rows(of: layer, in: step.pass.normalized?.norms ?? [])
    case .scaled(let layer):
      architecture.rows(of: layer, in: step.pass.normalized?.scaled ?? [])
    case .losses: step.losses
    case .loss: [step.losses.mean]
    case .blames(let layer): architecture.rows(of: layer, in: step.back.blames)
    case .scaledBlames(let layer): architecture.rows(of: layer, in: step.back.scaledBlames)
    case .normBlames(let layer): architecture.rows(of: layer, in: step.back.normBlames)
    case .gradients(let part, let layer): parameters(step.back.gradients, part, layer)
    case .changes(let part, let layer): parameters(step.changes, part, layer)
    case .after(let part, let layer): parameters(step.parametersAfter, part, layer)
    }
  }
}

extension StepArray {
  private func statistics(
    _ statistic: Quantity.Statistic, _ kind: Normalization, _ layer: Int, of step: ProgramStep,
    in architecture: Architecture
  ) -> [Double] {
    let normalized = step.pass.normalized
    let all = (statistic == .mean ? normalized?.means : normalized?.variances) ?? []
    guard kind == .layer else { return Array(all[architecture.neurons(of: layer)]) }
    return (0..<step.pass.samples).map { all[architecture.statistic(of: layer, 0, sample: $0)] }
  }
}

extension Architecture {
  fileprivate func text(_ quantity: Quantity) -> String { quantity.text(layers: layerCount) }
}
