import Backprop

/// An array of numbers that a program makes in one step of training.
package enum StepArray: Hashable, Sendable {
  case sums(Int), activations(Int)
  /// Each sample's loss, and their mean.
  case losses, loss
  case blames(Int)
  case gradients(Part, Int), changes(Part, Int)
  /// The parameters as the nudge leaves them.
  case after(Part, Int)

  package typealias Part = Quantity.Part

  /// All arrays of a network, in the order in which they are computed.
  static func all(in architecture: Architecture) -> [StepArray] {
    let layers = 1...architecture.layerCount
    var result: [StepArray] = []
    for layer in layers { result += [.sums(layer), .activations(layer)] }
    result += [.losses, .loss]
    for layer in layers.reversed() {
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
    case .sums, .activations, .losses, .blames: true
    case .loss, .gradients, .changes, .after: false
    }
  }

  /// Whether it belongs to the way back: there a zero may hide what would be wrong elsewhere.
  var isOfBackward: Bool {
    switch self {
    case .sums, .activations, .losses, .loss, .after: false
    case .blames, .gradients, .changes: true
    }
  }

  /// Whether the learning rate is in it.
  var isOfNudge: Bool {
    switch self {
    case .changes, .after: true
    case .sums, .activations, .losses, .loss, .blames, .gradients: false
    }
  }

  /// Its rows and columns, of so many samples.
  package func shape(in architecture: Architecture, samples: Int) -> (rows: Int, columns: Int) {
    switch self {
    case .sums(let layer), .activations(let layer), .blames(let layer):
      (samples, architecture.sizes[layer])
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
    case .blames(let layer): .blames(layer)
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
    case .losses: step.losses
    case .loss: [step.losses.mean]
    case .blames(let layer): architecture.rows(of: layer, in: step.blames)
    case .gradients(let part, let layer): parameters(step.gradients, part, layer)
    case .changes(let part, let layer): parameters(step.changes, part, layer)
    case .after(let part, let layer): parameters(step.parametersAfter, part, layer)
    }
  }
}

extension Architecture {
  fileprivate func text(_ quantity: Quantity) -> String { quantity.text(layers: layerCount) }
}
