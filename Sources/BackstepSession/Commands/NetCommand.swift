import Backprop

extension CommandDeclaration {
  static let net: Self = CommandDeclaration(
    "net", usage: ["net SIZES... [HIDDEN [OUTPUT]] [nobias] [batchnorm|layernorm]"],
    summary: "a new network: net 2 3 1, net 2 4 4 1 tanh, net 64 32 10 relu softmax",
    details: """
      SIZES are the neurons of each layer, the inputs first. HIDDEN is the activation of the hidden
      layers and OUTPUT that of the last one; both are sigmoid unless said otherwise. Without
      hidden layers, a single one is the output's. Activations: \
      \(Activation.allCases.map(\.rawValue).joined(separator: " ")) (softmax for the output only).
      `batchnorm` and `layernorm` normalise the sums of every hidden layer before they are activated.
      Weights are drawn from the seed. The data are kept when they fit.
      """,
    completion: .words(Architecture.words)
  ) { session, arguments, _ throws(SessionError) in
    let architecture = try Architecture(arguments)
    return session.state.take(architecture, since: session.commandText)
  }
}

extension Architecture {
  /// What may stand behind the sizes.
  fileprivate static let words =
    Activation.allCases.map(\.rawValue) + ["nobias"] + Normalization.allCases.map(\.rawValue)

  /// Reads sizes, then activations, then `nobias` and how it is normalised.
  init(_ arguments: Arguments) throws(SessionError) {
    var sizes: [Int] = []
    var activations: [Activation] = []
    var hasBiases = true
    var normalization: Normalization?
    for word in arguments.words {
      if word.first?.isASCIIDigit == true || word.hasPrefix("-") {
        guard activations.isEmpty, hasBiases, normalization == nil else {
          throw arguments.usageError
        }
        guard let size = Int(word) else {
          // More digits than any whole number here: too large, whatever it is exactly.
          guard word.allSatisfy(\.isASCIIDigit) else {
            throw .typing(.notAWholeNumber(word, atLeast: 1))
          }
          throw .network(.architecture(.layerTooLarge(.max)))
        }
        sizes.append(size)
      } else if word == "nobias" {
        hasBiases = false
      } else if let kind = Normalization(rawValue: word) {
        guard normalization == nil else { throw arguments.usageError }
        normalization = kind
      } else if let activation = Activation(rawValue: word) {
        activations.append(activation)
      } else {
        throw .typing(
          .unknownWord(
            word, kind: .activation, choices: Self.words))
      }
    }
    guard !sizes.isEmpty, activations.count <= 2 else {
      throw arguments.usageError
    }
    // A single activation is the hidden layers', unless it can only be meant for the output.
    var hidden = activations.first ?? .sigmoid
    var output = activations.count == 2 ? activations[1] : .sigmoid
    if activations.count == 1, sizes.count <= 2 || !hidden.isElementwise {
      (hidden, output) = (.sigmoid, hidden)
    }
    do throws(ArchitectureError) {
      try self.init(
        sizes: sizes, hidden: hidden, output: output, hasBiases: hasBiases,
        normalization: normalization)
    } catch {
      throw .network(.architecture(error))
    }
    guard normalization == nil || layerCount > 1 else { throw .network(.nothingToNormalize) }
  }
}

extension State {
  /// A new network of fresh weights; loss and data follow where they must.
  mutating func take(_ architecture: Architecture, since edit: String)
    -> CommandDeclaration.Outcome
  {
    var notes = frozenDropped
    let before = self.architecture
    let wasFitting = fittingData != nil
    network = Network(
      architecture, parameters: [Double](repeating: 0, count: architecture.parameterCount),
      normEpsilon: settings.normEpsilon)
    values = StageValues()
    masks = []
    frozen = []
    // Before anything asks for the names: those of the old network may not be in this one.
    if let note = keepWatches(from: before) { notes.append(note) }
    drawWeights(since: edit)
    if !settings.loss.fits(architecture.outputActivation) {
      let before = settings.loss
      settings.loss.kind =
        Loss.allCases.first { $0.fits(architecture.outputActivation) }?.kind ?? .squared
      notes.append(.lossChanged(from: before, to: settings.loss))
    }
    if let data {
      let fit = data.fit(architecture)
      if !fit.isFit {
        notes.append(.dataPutAside(fit))
      } else if !wasFitting {
        notes.append(.dataTakenUp(data.name))
      }
      if fit.isFit, let unreached = data.unreached(by: architecture) {
        notes.append(.answersUnreached(unreached))
      }
    }
    if architecture.smallestBatch > 1, sampleCount < 2, batchSize < 2 { notes.append(.needsBatch) }
    if let note = settleSample(from: before, since: edit) { notes.append(note) }
    return .init(body: .weights(WeightsReport(cause: .network)), notes: notes)
  }

  /// Keeps of one's own sample what still fits; without fitting data, the sample waits.
  private mutating func settleSample(from before: Architecture, since edit: String) -> Note? {
    switch sample {
    case .data:
      guard fittingData == nil else { return nil }
      sample = .own(x: nil, y: nil)
    case .own(let x, let y):
      if x == nil, y == nil, fittingData != nil {
        sample = .data([0])
        startEpoch(since: edit)
        return nil
      }
      sample = .own(
        x: x.flatMap { before.inputCount == architecture.inputCount ? $0 : nil },
        y: y.flatMap { before.outputCount == architecture.outputCount ? $0 : nil })
    }
    return incompleteSample
  }

  /// A note when the stages cannot run for want of x or y.
  var incompleteSample: Note? {
    guard case .own(let x, let y) = sample, x == nil || y == nil else { return nil }
    return .sampleIncomplete(x: x != nil, y: y != nil)
  }
}

/// New or shown weights.
package struct WeightsReport: Sendable {
  /// What happened to them.
  package enum Cause: Equatable, Sendable {
    case shown, network, seed, reset
  }
  /// What happened to them.
  package let cause: Cause
}
