/// A program with one fault: its backward, its changes, and what it forgot to throw away.
package struct FaultyProgram: Equatable, Sendable {
  /// What is wrong with it.
  package let fault: Fault
  /// The gradients as the last backward left them, and as it found them; empty when there were
  /// none.
  private var buffer: [Double]
  private var bufferBefore: [Double] = []
  /// Whether `buffer` holds the gradients of the present forward pass already.
  private var hasGoneBack = false
  /// The last forward pass, and the one before it.
  private var current: ForwardPass?
  private var older: ForwardPass?

  /// A program that has a pass behind it, or none.
  package init(_ fault: Fault, forward: ForwardPass? = nil, gradients: [Double] = []) {
    self.fault = fault
    current = forward
    buffer = gradients
  }

  /// The same program with another fault in it.
  package func with(_ fault: Fault) -> FaultyProgram {
    var result = FaultyProgram(fault)
    (result.buffer, result.bufferBefore) = (buffer, bufferBefore)
    (result.hasGoneBack, result.current, result.older) = (hasGoneBack, current, older)
    return result
  }

  /// Keeps in mind that a forward pass was run.
  package mutating func note(_ pass: ForwardPass) {
    (older, current) = (current, pass)
    hasGoneBack = false
  }

  /// Keeps in mind what a backward pass left.
  package mutating func note(_ pass: BackwardPass) {
    if !hasGoneBack { bufferBefore = buffer }
    buffer = pass.gradients
    hasGoneBack = true
  }

  /// All that it keeps in memory.
  package var arrays: [[Double]] {
    let passes = [current, older].compactMap { $0 }
    return [buffer, bufferBefore] + passes.flatMap { [$0.input, $0.sums, $0.activations] }
  }

  /// Starts the program anew.
  package mutating func forget() { self = FaultyProgram(fault) }

  /// What its backward makes of a forward pass, be it the one noted last or one to come; nothing is
  /// noted by asking.
  ///
  /// - Precondition: `pass` is of this architecture, and `target.count` its number of outputs.
  package func backward(
    _ network: Network, _ pass: ForwardPass, target: [Double], options: TrainingOptions,
    state: OptimizerState
  ) -> BackwardPass {
    let architecture = network.architecture
    precondition(
      pass.input.count == architecture.inputCount && pass.sums.count == architecture.neuronCount
        && target.count == architecture.outputCount)
    let plain = PlainBackward(network: network, fault: fault, options: options, state: state)
    switch fault {
    case .stale:
      let stale = pass == current ? older : current
      return plain.run(stale.flatMap { $0.fits(architecture) ? $0 : nil } ?? pass, target: target)
    case .leftover:
      var result = plain.run(pass, target: target)
      let leftover = hasGoneBack && pass == current ? bufferBefore : buffer
      guard leftover.count == result.gradients.count else { return result }
      for index in leftover.indices { result.gradients[index] += leftover[index] }
      return result
    default: return plain.run(pass, target: target)
    }
  }

  /// The change of every parameter, and the optimizer's state as it is afterwards.
  package func changes(
    of network: Network, gradients: [Double], state: inout OptimizerState, options: TrainingOptions
  ) -> [Double] {
    var options = options
    switch fault {
    case .order:
      return LayerNudge.changes(of: network, gradients: gradients, state: &state, options: options)
    case .bias:
      if options.frozen.isEmpty {
        options.frozen = [Bool](repeating: false, count: gradients.count)
      }
      for layer in 1...network.architecture.layerCount {
        for index in network.architecture.biases(of: layer) { options.frozen[index] = true }
      }
    default: break
    }
    return options.optimizer.changes(
      gradients: gradients, parameters: network.parameters, state: &state,
      learningRate: options.learningRate, settings: options.settings, frozen: options.frozen)
  }
}

extension ForwardPass {
  /// Whether it could be a pass of such a network.
  fileprivate func fits(_ architecture: Architecture) -> Bool {
    input.count == architecture.inputCount && sums.count == architecture.neuronCount
  }
}
